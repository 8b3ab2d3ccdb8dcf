// The key says what is on this map, and nothing that is not.
(function (g) {
  "use strict";

  function sample(className, dashed) {
    const width = className === "contested" ? 30 : 24;
    const svg = g.shape("svg", {viewBox: `0 0 ${width} 16`, width, height: 16, "aria-hidden": "true"});
    const lines = className !== "extent";
    svg.append(lines ? g.shape("path", {d: `M1 8H${width - 1}`, class: `${className}${dashed ? " disputed" : ""}`})
      : g.shape("circle", {cx: 12, cy: 8, r: 7, class: `extent sample${dashed ? " disputed" : ""}`}));
    return svg;
  }

  // Which kinds of sign there are, in one pass.
  function kinds({count, lon, type, wherePrec, disputed, radius, area, country}) {
    const found = {};
    for (let i = 0; i < count; i++) {
      const extent = area[i] >= 0 || radius[i] > 0;
      if (lon[i] === lon[i]) {
        found[type[i] ? "attack" : "strike"] = true;
        if (wherePrec[i] >= 3 && !found.coarse) found.coarse = type[i] ? "attack" : "strike";
      } else if (!found.countryOnly && country.at(i)) found.countryOnly = true;
      if (extent) found.extent = true;
      if (disputed[i] && (extent || lon[i] === lon[i])) found.disputed = true;
    }
    return found;
  }

  function entries(data) {
    const has = kinds(data.events);
    const found = [];
    for (const [type, name] of [["strike", "Strike"], ["attack", "Attack"]]) if (has[type]) found.push([g.glyph(type, {size: 20}), name]);
    if (has.coarse) found.push([g.glyph(has.coarse, {coarse: true, size: 20}), "Area only"]);
    if (has.extent) found.push([sample("extent", false), "Lies within"]);
    if (has.disputed) found.push([sample("extent", true), "Sources disagree"]);
    if (data.contested.length) found.push([sample("contested", false), "May be one event"]);
    if (has.countryOnly) found.push([g.el("span", {class: "swatch"}), "Country only"]);
    if (data.base.borders.some(border => border.disputed)) found.push([sample("border", true), "Disputed border"]);
    return found;
  }

  g.drawKey = function (map, data) {
    const key = document.getElementById("geostrike-key");
    const list = g.el("ul", {}, entries(data).map(([sign, words]) => g.el("li", {}, sign, words)));
    if (data.places.length) {
      list.append(g.el("li", {class: "last"}, g.el("label", {},
        g.el("input", {type: "checkbox", change: event => g.showPlaces(event.target.checked)}), "Every place named")));
    }
    key.append(list);
    map.attributionControl && map.attributionControl.setPrefix("Places: GeoNames, CC BY · Borders: Natural Earth, de facto lines · Leaflet");
    L.control.zoom({position: "topleft"}).addTo(map);
    L.control.scale({position: "bottomleft", imperial: false, maxWidth: 120}).addTo(map);
  };
})(window.geostrike);
