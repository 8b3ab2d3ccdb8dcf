// What is not on the map, and why: nothing is dropped in silence.
(function (g) {
  "use strict";
  const AT_ONCE = 200;

  function quoted(items, data, make) {
    const shown = items.slice(0, AT_ONCE).map(item => {
      const source = data.documents.get(item.document);
      return g.el("li", {}, make(item), g.el("p", {class: "from"}, source ? g.sourceLine(source) : item.document ? g.bdi(item.document) : ""));
    });
    if (items.length > AT_ONCE) shown.push(g.el("li", {class: "quiet"}, `and ${g.counted(items.length - AT_ONCE, "more", "more")}`));
    return g.el("ul", {class: "quoted"}, shown);
  }

  g.elsewhereView = function (data) {
    const unpinned = data.events.events.filter(event => !event.at);
    const {aggregates, rejections} = data.evidence;
    const parts = [];
    if (unpinned.length) {
      parts.push(g.el("section", {}, g.el("h2", {}, "Events without a pin"),
        g.el("p", {class: "quiet"}, "No source says where in the country; a dot would be a guess."), g.eventList(unpinned)));
    }
    if (aggregates.length) {
      parts.push(g.el("section", {}, g.el("h2", {}, "Totals and campaigns"),
        g.el("p", {class: "quiet"}, "Sums over many happenings. They are told, not pinned and not added up."),
        quoted(aggregates, data, item => g.el("blockquote", {dir: "auto"}, item.text))));
    }
    if (rejections.length) {
      parts.push(g.el("section", {}, g.el("details", {class: "rejected"},
        g.el("summary", {}, g.el("h2", {}, `Read and not used (${rejections.length.toLocaleString("en")})`)),
        quoted(rejections, data, item => [g.el("p", {dir: "auto"}, item.item), g.el("p", {class: "reason"}, g.bdi(item.reason))]))));
    }
    return {count: unpinned.length + aggregates.length + rejections.length, parts};
  };
})(window.geostrike);
