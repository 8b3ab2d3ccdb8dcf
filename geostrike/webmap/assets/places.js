// Every place that the documents name, on demand: what was read, whether or not anything happened there.
(function (g) {
  "use strict";

  g.placesLayer = function (map, data) {
    const {places} = data.events;
    if (!places.length) return null;
    const options = g.pane(map, "places", 600);
    map.getPane("geostrike-places").style.pointerEvents = "";
    const layer = L.layerGroup();
    for (const place of places) {
      const roles = Object.entries(place.roles).map(([role, times]) => `${role} ${times}×`).join(", ");
      const words = g.el("span", {}, g.bdi(place.name), ` — named as ${roles}, in `, g.bdi(place.documents.join("; ")));
      L.circleMarker(g.latLng(place.at), {...options, interactive: true, radius: 4, className: "named"})
        .bindTooltip(words, {className: "tip"}).addTo(layer);
    }
    return layer;
  };
})(window.geostrike);
