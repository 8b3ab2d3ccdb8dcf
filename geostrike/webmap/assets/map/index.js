// Where the events are: their places in the order of a curve that fills the plane (Morton's), so that all that lie in a
// box are a few runs of that order. Made once, in time proportional to their number.
(function (g) {
  "use strict";
  const SIDE = 65536;
  const FEW = 256;

  function spread(n) {
    n = (n | n << 8) & 0x00ff00ff;
    n = (n | n << 4) & 0x0f0f0f0f;
    n = (n | n << 2) & 0x33333333;
    return (n | n << 1) & 0x55555555;
  }

  // Three passes of a radix sort: `order` by `keys`, both anew.
  function sorted(keys, order) {
    for (const shift of [0, 11, 22]) {
      const starts = new Uint32Array(2049);
      for (let k = 0; k < keys.length; k++) starts[(keys[k] >>> shift & 2047) + 1]++;
      for (let k = 1; k < 2049; k++) starts[k] += starts[k - 1];
      const [newKeys, newOrder] = [new Uint32Array(keys.length), new Uint32Array(keys.length)];
      for (let k = 0; k < keys.length; k++) {
        const to = starts[keys[k] >>> shift & 2047]++;
        newKeys[to] = keys[k];
        newOrder[to] = order[k];
      }
      [keys, order] = [newKeys, newOrder];
    }
    return [keys, order];
  }

  // How much an event counts where one stands for several: known finely, then deadly, then told by many.
  const weight = (prec, killed, sources) => (prec < 3 ? 2048 : 0) + Math.min(127, killed + 1) * 16 + Math.min(15, sources);

  g.indexed = function ({count, lon, lat, type, wherePrec, killed, sources}) {
    let all = 0;
    for (let i = 0; i < count; i++) all += lon[i] === lon[i] && lat[i] === lat[i] ? 1 : 0;
    let [keys, order] = [new Uint32Array(all), new Uint32Array(all)];
    for (let i = 0, k = 0; i < count; i++) {
      if (lon[i] !== lon[i] || lat[i] !== lat[i]) continue;
      const cell = world => Math.max(0, Math.min(SIDE - 1, Math.floor(world * SIDE)));
      keys[k] = (spread(cell(g.worldX(lon[i]))) | spread(cell(g.worldY(lat[i]))) << 1) >>> 0;
      order[k++] = i;
    }
    [keys, order] = sorted(keys, order);
    const [x, y, tag, rank] = [new Float64Array(all), new Float64Array(all), new Uint8Array(all), new Uint16Array(all)];
    for (let k = 0; k < all; k++) {
      const i = order[k];
      x[k] = g.worldX(lon[i]);
      y[k] = g.worldY(lat[i]);
      tag[k] = type[i] | (wherePrec[i] >= 3 ? 2 : 0);
      rank[k] = weight(wherePrec[i], killed[i], sources[i]);
    }

    function first(from, to, key) {
      while (from < to) {
        const middle = from + to >>> 1;
        if (keys[middle] < key) from = middle + 1;
        else to = middle;
      }
      return from;
    }

    // Runs [from, to) of the order that hold all that lies in a box of the world, and little else.
    function runs(box) {
      const found = [];
      const [west, north, east, south] = box.map(side => side * SIDE);
      const add = (from, to) => {
        if (found.length && found[found.length - 1][1] === from) found[found.length - 1][1] = to;
        else if (to > from) found.push([from, to]);
      };
      (function visit(from, to, left, top, size, key) {
        const [open, shut] = [left === 0 ? -Infinity : left, left + size === SIDE ? Infinity : left + size];
        const [high, low] = [top === 0 ? -Infinity : top, top + size === SIDE ? Infinity : top + size];
        if (from >= to || shut < west || open > east || low < north || high > south) return;
        if (to - from < FEW || size === 1 || (open >= west && shut <= east && high >= north && low <= south)) {
          add(from, to);
          return;
        }
        const half = size / 2;
        const part = half * half;
        let start = from;
        for (let quarter = 0; quarter < 4; quarter++) {
          const next = quarter === 3 ? to : first(start, to, key + (quarter + 1) * part);
          visit(start, next, left + (quarter & 1) * half, top + (quarter >> 1) * half, half, key + quarter * part);
          start = next;
        }
      })(0, all, 0, 0, SIDE, 0);
      return found;
    }

    return {order, x, y, tag, rank, runs, count: all};
  };
})(window.geostrike);
