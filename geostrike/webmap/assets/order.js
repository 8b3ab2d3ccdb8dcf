// Data have longitude first, Leaflet has latitude first. The order is crossed here and nowhere else.
(function (g) {
  "use strict";

  g.latLng = ([longitude, latitude]) => L.latLng(latitude, longitude);

  g.latLngBounds = ([west, south, east, north]) => L.latLngBounds([[south, west], [north, east]]);

  g.shapes = (features, options) => L.geoJSON(
    features.map(f => f.type === "Feature" ? f : {type: "Feature", properties: {}, geometry: f}), options);
})(window.geostrike);
