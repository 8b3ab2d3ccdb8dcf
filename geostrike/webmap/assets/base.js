// Land, divisions and borders, in the quietest colours of the page. The colours are in map.css, so that dark mode and
// print change them without a script.
(function (g) {
  "use strict";

  g.pane = function (map, name, order) {
    const pane = map.createPane(`geostrike-${name}`);
    pane.style.zIndex = order;
    pane.style.pointerEvents = "none";
    return {pane: `geostrike-${name}`, renderer: L.svg({pane: `geostrike-${name}`, padding: 0.35}), interactive: false};
  };

  g.drawBase = function (map, data) {
    const tinted = new Set(data.events.events.filter(e => !e.at && e.country).map(e => e.country));
    const [land, divisions, borders] = ["land", "divisions", "borders"].map(name => data.base[name].map(g.unrolled));
    const alone = borders.length === 0;
    const fill = g.pane(map, "land", 210);
    const lines = g.pane(map, "lines", 220);
    // Neighbours share an edge: thinned one by one, they would come apart.
    const exact = {smoothFactor: 0};
    // A country may come in two parts: the detailed one in view, and the coarse rest of it.
    const countries = [];
    g.shapes(land, {
      ...fill, ...exact,
      style: feature => ({className: `land${alone ? " outlined" : ""}${tinted.has(feature.properties.iso2) ? " tinted" : ""}`}),
      onEachFeature: (feature, layer) => countries.push([feature.properties.iso2, layer]),
    }).addTo(map);
    g.shapes(divisions, {...lines, ...exact, style: () => ({className: "division"})}).addTo(map);
    g.shapes(borders, {
      ...lines, ...exact, style: feature => ({className: `border${feature.properties.disputed ? " disputed" : ""}`}),
    }).addTo(map);
    g.onChoice(({ids}) => {
      const meant = new Set(ids.map(id => data.byId.get(id)).filter(e => !e.at).map(e => e.country));
      for (const [code, layer] of countries) {
        if (layer.getElement()) layer.getElement().classList.toggle("chosen", meant.has(code));
      }
    });
  };
})(window.geostrike);
