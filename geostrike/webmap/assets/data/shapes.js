// The geometry of the base map and of areas: whole numbers in one row, walked once (`geometry.py`).
(function (g) {
  "use strict";

  // A function that gives the next shape: {polygons: [[ring, ...], ...]} or {lines: [line, ...]}, each ring or line a
  // longitude and a latitude and then the steps to each next point, in thousandths of a degree.
  g.readShapes = function (bytes) {
    const {stream} = g.table(bytes, {stream: {into: Int32Array}});
    let at = 0;

    function steps() {
      const length = stream[at++];
      const found = new Int32Array(length);
      for (let i = 0; i < length; i++) {
        const told = stream[at++];
        found[i] = told & 1 ? -(told + 1) / 2 : told / 2;
      }
      return found;
    }

    const times = (count, make) => Array.from({length: count}, make);
    return () => stream[at++] ? {polygons: times(stream[at++], () => times(stream[at++], steps))} : {lines: times(stream[at++], steps)};
  };
})(window.geostrike);
