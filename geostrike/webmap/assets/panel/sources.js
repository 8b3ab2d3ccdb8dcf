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

  // Documents are unpacked as the list grows: those quoted come first.
  function list(data, from, to) {
    const numbers = Array.from({length: to - from}, (_, n) => from + n);
    const item = number => {
      const row = g.el("li", {});
      data.document(number).then(source => row.append(g.sourceLine(source), ...g.sourceNotes(source).filter(Boolean)));
      return row;
    };
    return g.grown(numbers, item, "ul", {class: "sources"});
  }

  g.sourcesView = function (data) {
    const {documents, used} = data.counts;
    const parts = [];
    if (used) parts.push(g.el("section", {}, g.el("h2", {}, "Reports quoted"), list(data, 0, used)));
    if (documents > used) {
      parts.push(g.el("section", {}, g.el("h2", {}, used ? "Reports read, with no event on this map" : "Reports read"),
        list(data, used, documents)));
    }
    parts.push(g.el("section", {}, g.el("h2", {}, "The map"),
      g.el("p", {}, "Names and points of places are GeoNames’ (CC BY 4.0) and our reviewed gazetteer’s."),
      g.el("p", {}, "Coasts and borders are Natural Earth’s, which draws the lines that hold in fact (de facto); they say nothing about who has a right to what. Disputed lines are dashed. At this scale a coast or a border may lie several kilometres off."),
      data.credits.length ? g.el("ul", {class: "sources"}, data.credits.map(credit => g.el("li", {dir: "auto"}, credit))) : "",
      g.el("p", {}, "Drawn with Leaflet.")));
    return parts;
  };
})(window.geostrike);
