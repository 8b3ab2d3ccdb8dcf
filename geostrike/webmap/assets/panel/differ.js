// Where sources differ, side by side; and where another event may be this one, told of another place.
(function (g) {
  "use strict";

  g.jump = (i, data) => g.el("button", {type: "button", class: "plain", click: () => g.choose([i])}, g.bdi(data.events.at(i).title));

  function contested(is, perhaps, data) {
    if (!is) return "";
    const words = perhaps.length < 2
      ? "Another report gives a different place for what may be the same event"
      : "Other reports give different places for what may be the same event";
    return g.el("p", {class: "perhaps"}, words,
      perhaps.length ? [": ", perhaps.map((i, n) => [n ? ", " : "", g.pointsAt(g.jump(i, data), [i])])] : ", which this map does not show", ".");
  }

  const sources = by => g.el("ul", {}, by.map(source =>
    g.el("li", {}, source.other ? "Other report: " : "", g.bdi(source.name), source.more || "")));

  g.differences = function (event, {differ, perhaps}, data) {
    if (!differ.length && !event.contested) return "";
    const head = g.el("thead", {class: "hidden"}, g.el("tr", {}, ["Value", "Source"].map(name => g.el("th", {scope: "col"}, name))));
    return g.el("section", {class: "differ"}, g.el("h3", {}, "Where sources differ"), contested(event.contested, perhaps, data),
      differ.length ? g.el("table", {}, head,
        differ.map(({field, values}) => g.el("tbody", {},
          g.el("tr", {}, g.el("th", {scope: "rowgroup", colspan: 2}, field)),
          values.map(({value, by}) => g.el("tr", {},
            g.el("td", {dir: "auto"}, value), g.el("td", {class: "quiet"}, sources(by))))))) : "");
  };
})(window.geostrike);
