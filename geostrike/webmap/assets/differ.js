// Where sources differ, side by side; and where another event may be this one, told of another place.
(function (g) {
  "use strict";

  g.jump = (id, data) => g.el("button", {type: "button", class: "plain", click: () => g.choose([id])}, g.bdi(data.byId.get(id).title));

  function contested(event, data) {
    if (!event.perhaps.length) return "";
    const here = event.perhaps.filter(id => data.byId.has(id));
    const words = event.perhaps.length === 1
      ? "Another report gives a different place for what may be the same event"
      : "Other reports give different places for what may be the same event";
    return g.el("p", {class: "perhaps"}, words,
      here.length ? [": ", here.map((id, i) => [i ? ", " : "", g.pointsAt(g.jump(id, data), [id])])] : ", which this map does not show", ".");
  }

  const sources = by => g.el("ul", {}, by.map(source =>
    g.el("li", {}, source.other ? "Other report: " : "", g.bdi(source.name), source.more || "")));

  g.differences = function (event, data) {
    if (!event.differ.length && !event.perhaps.length) return "";
    const head = g.el("thead", {class: "hidden"}, g.el("tr", {}, ["Value", "Source"].map(name => g.el("th", {scope: "col"}, name))));
    return g.el("section", {class: "differ"}, g.el("h3", {}, "Where sources differ"), contested(event, data),
      event.differ.length ? g.el("table", {}, head,
        event.differ.map(({field, values}) => g.el("tbody", {},
          g.el("tr", {}, g.el("th", {scope: "rowgroup", colspan: 2}, field)),
          values.map(({value, by}) => g.el("tr", {},
            g.el("td", {dir: "auto"}, value), g.el("td", {class: "quiet"}, sources(by))))))) : "");
  };
})(window.geostrike);
