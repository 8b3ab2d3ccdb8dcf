// Where land meets water: the edges that only one country has. Neighbours share theirs, point for point, so that a coast can
// be drawn as a fine line without outlining every country.
(function (g) {
  "use strict";
  const LONG = 20; // Thousandths of a degree: a longer edge due north or east is a cut of the map, not a coast.
  const RUN = 300;

  // A table of edges by a number made of their two ends: 1 where one country has it, 2 where several do.
  function table(edges) {
    let size = 1024;
    while (size < 2 * edges) size *= 2;
    const [keys, counts] = [new Float64Array(size), new Uint8Array(size)];
    const place = function (key) {
      let at = key % size;
      while (counts[at] && keys[at] !== key) at = (at + 1) % size;
      return at;
    };
    return {
      add(key) {
        const at = place(key);
        keys[at] = key;
        counts[at] = Math.min(2, counts[at] + 1);
      },
      count: key => counts[place(key)],
    };
  }

  const end = (lon, lat) => (lon + 400000) * 400000 + lat + 200000;

  // The same number for an edge either way; two different edges hardly ever share one.
  function keyOf(a, b) {
    const [low, high] = a < b ? [a, b] : [b, a];
    return (low * 31 + high * 7 + (low % 65521) * (high % 65519)) % 9007199254740000;
  }

  function eachEdge(steps, act) {
    let [lon, lat] = [steps[0], steps[1]];
    for (let k = 2; k < steps.length; k += 2) {
      const from = end(lon, lat);
      lon += steps[k];
      lat += steps[k + 1];
      const cut = (steps[k] === 0 && Math.abs(steps[k + 1]) > LONG) || (steps[k + 1] === 0 && Math.abs(steps[k]) > LONG);
      act(keyOf(from, end(lon, lat)), k / 2, cut);
    }
  }

  // `rings` as steps with the lines that `g.walked` made of them; gives the lines of the coast, in short runs.
  g.coastOf = function (rings) {
    const edges = table(rings.reduce((sum, {steps}) => sum + steps.length / 2, 0));
    for (const {steps} of rings) eachEdge(steps, key => edges.add(key));
    const found = [];
    for (const {steps, line} of rings) {
      let start = -1;
      const close = function (last) {
        if (start < 0) return;
        const [x, y] = [line.x.subarray(start, last + 1), line.y.subarray(start, last + 1)];
        const box = [Infinity, Infinity, -Infinity, -Infinity];
        for (let k = 0; k < x.length; k++) {
          [box[0], box[1]] = [Math.min(box[0], x[k]), Math.min(box[1], y[k])];
          [box[2], box[3]] = [Math.max(box[2], x[k]), Math.max(box[3], y[k])];
        }
        found.push({x, y, box});
        start = -1;
      };
      eachEdge(steps, (key, k, cut) => {
        if (cut || edges.count(key) > 1) close(k - 1);
        else if (start < 0) start = k - 1;
        else if (k - start >= RUN) {
          close(k - 1);
          start = k - 1;
        }
      });
      close(line.x.length - 1);
    }
    return found;
  };
})(window.geostrike);
