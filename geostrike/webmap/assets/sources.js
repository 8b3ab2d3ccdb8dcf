// Who is quoted, and whose lines the map is drawn with.
(function (g) {
  "use strict";

  g.sourceLine = function (source) {
    const title = source.title || source.name;
    return g.el("span", {class: "source"},
      source.publisher ? [g.el("b", {dir: "auto"}, source.publisher), ", "] : "",
      g.el("cite", {dir: "auto"}, source.link ? g.link(source.link, title) : title),
      source.published ? [", ", g.el("span", {class: "date"}, source.published)] : "",
      source.address ? [" ", g.el("span", {class: "address", dir: "ltr"}, source.address)] : "");
  };

  // `partly` names the articles beside which this one does not count, where it stands under one of them.
  g.sourceNotes = function (source, partly) {
    const from = partly || source.derivedFrom;
    return [
      source.machine ? g.el("span", {class: "flag"}, "Says it was written by a machine") : "",
      source.copyOf ? g.el("span", {class: "note"}, "A copy of the article by ", g.bdi(source.copyOf), ": not counted twice") : "",
      from ? g.el("span", {class: "note"}, "Takes over parts of the article by ", g.bdi(from), partly ? ": not counted as independent" : "") : "",
    ];
  };

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
