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

  function entries(data) {
    const {events, extents, contested} = data.events;
    const pinned = events.filter(event => event.at);
    const found = [];
    for (const [type, name] of [["strike", "Strike"], ["attack", "Attack"]]) {
      if (pinned.some(e => e.type === type)) found.push([g.glyph(type, {size: 20}), name]);
    }
    const coarse = pinned.find(e => e.coarse);
    if (coarse) found.push([g.glyph(coarse.type, {coarse: true, size: 20}), "Area only"]);
    if (extents.length) found.push([sample("extent", false), "Lies within"]);
    if (extents.some(e => e.disputed)) found.push([sample("extent", true), "Sources disagree"]);
    if (contested.length) found.push([sample("contested", false), "May be one event"]);
    if (events.some(e => !e.at && e.country)) found.push([g.el("span", {class: "swatch"}), "Country only"]);
    if (data.base.borders.some(border => border.disputed)) found.push([sample("border", true), "Disputed border"]);
    return found;
  }

  g.drawKey = function (map, data) {
    const key = document.getElementById("geostrike-key");
    const list = g.el("ul", {}, entries(data).map(([sign, words]) => g.el("li", {}, sign, words)));
    const places = g.placesLayer(map, data);
    const toggle = places && g.el("label", {},
      g.el("input", {type: "checkbox", change: event => event.target.checked ? places.addTo(map) : places.remove()}),
      "Every place named");
    if (toggle) list.append(g.el("li", {class: "last"}, toggle));
    key.append(list);
    map.attributionControl && map.attributionControl.setPrefix("Borders: Natural Earth, de facto lines · Leaflet");
    L.control.zoom({position: "topleft"}).addTo(map);
    L.control.scale({position: "bottomleft", imperial: false, maxWidth: 120}).addTo(map);
  };
})(window.geostrike);
