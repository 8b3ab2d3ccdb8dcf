// What is not on the map, and why: nothing is dropped in silence.
(function (g) {
  "use strict";
  function quoted(items, data, make) {
    return g.grown(items, item => {
      const from = g.el("p", {class: "from"}, "source" in item ? "" : item.document ? g.bdi(item.document) : "");
      if ("source" in item) data.document(item.source).then(source => from.append(g.sourceLine(source)));
      return g.el("li", {}, make(item), from);
    }, "ul", {class: "quoted"});
  }

  function unpinnedOf({events: {lon, count}, shown}) {
    const found = [];
    for (let i = 0; i < count; i++) if (lon[i] !== lon[i] && shown[i]) found.push(i);
    return found;
  }

  g.elsewhereView = async function (data) {
    const unpinned = unpinnedOf(data);
    data.elsewhere = data.elsewhere || g.block("elsewhere");
    const {aggregates, rejections} = await data.elsewhere;
    const parts = [];
    if (unpinned.length) {
      parts.push(g.el("section", {}, g.el("h2", {}, "Events without a pin"),
        g.el("p", {class: "quiet"}, "No source says where in the country; a dot would be a guess."), g.eventList(unpinned)));
    }
    if (aggregates.length) {
      parts.push(g.el("section", {}, g.el("h2", {}, "Totals and campaigns"),
        g.el("p", {class: "quiet"}, "Sums over many happenings. They are told, not pinned and not added up."),
        quoted(aggregates, data, item => g.el("blockquote", {dir: "auto"}, item.text || ""))));
    }
    if (rejections.length) {
      parts.push(g.el("section", {}, g.el("details", {class: "rejected"},
        g.el("summary", {}, g.el("h2", {}, `Read and not used (${rejections.length.toLocaleString("en")})`)),
        quoted(rejections, data, item => [g.el("p", {dir: "auto"}, item.item || ""), g.el("p", {class: "reason"}, g.bdi(item.reason || ""))]))));
    }
    return parts.length ? parts : [g.el("p", {class: "nothing"}, "Everything that was read is on the map.")];
  };
})(window.geostrike);
