// Who is quoted, and whose lines the map is drawn with.
(function (g) {
  "use strict";

  g.sourcesView = function (data) {
    const {documents} = data.evidence;
    const used = documents.filter(source => source.claims);
    const other = documents.filter(source => !source.claims);
    const item = source => g.el("li", {}, g.sourceLine(source), g.sourceNotes(source));
    const list = sources => g.grown(sources, item, "ul", {class: "sources"});
    const parts = [];
    if (used.length) parts.push(g.el("section", {}, g.el("h2", {}, "Reports quoted"), list(used)));
    if (other.length) {
      parts.push(g.el("section", {}, g.el("h2", {}, used.length ? "Reports read, with no event on this map" : "Reports read"),
        list(other)));
    }
    parts.push(g.el("section", {}, g.el("h2", {}, "The map"),
      g.el("p", {}, "Coasts and borders are Natural Earth’s, which draws the lines that hold in fact (de facto); they say nothing about who has a right to what. Disputed lines are dashed. At this scale a coast or a border may lie several kilometres off."),
      data.events.credits.length ? g.el("ul", {class: "sources"}, data.events.credits.map(credit => g.el("li", {dir: "auto"}, credit))) : "",
      g.el("p", {}, "Drawn with Leaflet.")));
    return parts;
  };
})(window.geostrike);
