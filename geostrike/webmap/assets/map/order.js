// Data have longitude first, Leaflet has latitude first. The order is crossed here and nowhere else. The canvas draws in
// units of the world: 0 to 1 from west to east and from north to south, in Mercator's projection as Leaflet's.
(function (g) {
  "use strict";
  const END = 85.0511287798;

  g.latLng = ([longitude, latitude]) => L.latLng(latitude, longitude);

  g.latLngBounds = ([west, south, east, north]) => L.latLngBounds([[south, west], [north, east]]);

  g.worldX = longitude => longitude / 360 + 0.5;

  // The poles lie endlessly far away: what is beyond the projection's end is drawn at it.
  g.worldY = function (latitude) {
    const sine = Math.sin(Math.max(-END, Math.min(END, latitude)) * Math.PI / 180);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  };

  g.atWorld = (x, y) => [(x - 0.5) * 360, Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180 / Math.PI];

  // A line or a ring, written as steps of a thousandth of a degree, in units of the world, with the box that holds it.
  g.walked = function (steps) {
    const count = steps.length / 2;
    const [x, y] = [new Float64Array(count), new Float64Array(count)];
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    let [lon, lat] = [0, 0];
    for (let k = 0; k < count; k++) {
      lon += steps[2 * k];
      lat += steps[2 * k + 1];
      x[k] = g.worldX(lon / 1000);
      y[k] = g.worldY(lat / 1000);
      if (x[k] < box[0]) box[0] = x[k];
      if (y[k] < box[1]) box[1] = y[k];
      if (x[k] > box[2]) box[2] = x[k];
      if (y[k] > box[3]) box[3] = y[k];
    }
    return {x, y, box};
  };
})(window.geostrike);
