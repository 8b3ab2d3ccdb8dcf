// Data have longitude first, Leaflet has latitude first. The order is crossed here and nowhere else.
(function (g) {
  "use strict";

  g.latLng = ([longitude, latitude]) => L.latLng(latitude, longitude);

  g.latLngBounds = ([west, south, east, north]) => L.latLngBounds([[south, west], [north, east]]);

  // Lines and areas, written as steps of a thousandth of a degree, become GeoJSON again.
  function walked(steps) {
    const points = [];
    let [x, y] = [0, 0];
    for (let i = 0; i < steps.length; i += 2) {
      x += steps[i];
      y += steps[i + 1];
      points.push([x / 1000, y / 1000]);
    }
    return points;
  }

  g.unrolled = ({lines, polygons, ...properties}) => ({
    type: "Feature", properties,
    geometry: polygons
      ? {type: "MultiPolygon", coordinates: polygons.map(rings => rings.map(walked))}
      : {type: "MultiLineString", coordinates: (lines || []).map(walked)},
  });

  g.shapes = (features, options) => L.geoJSON(features, options);
})(window.geostrike);
