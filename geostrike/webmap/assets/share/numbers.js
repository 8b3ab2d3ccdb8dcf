// The numbers by the signs of a printed map, which the list beneath it explains: small tags, placed where they cover
// neither a sign nor each other. A badge has those of its events: "3–7".
(function (g) {
  "use strict";
  const MOST = 60;
  const HIGH = 15;
  const RANGES = 4;

  // Which events are numbered: those in view, as the table has them.
  g.numbered = function (data) {
    const seen = g.inView(data);
    const rows = [];
    let inView = 0;
    const listed = new Set();
    const take = i => {
      if (listed.has(i) || !data.shown[i] || (seen && !seen[i])) return;
      listed.add(i);
      inView++;
      if (rows.length < MOST) rows.push(i);
    };
    for (const i of g.order()) take(i);
    const {lon, count} = data.events;
    for (let i = 0; i < count; i++) if (lon[i] === lon[i]) take(i);
    return {rows, inView};
  };

  // 3, 4, 5, 9 as "3–5, 9".
  g.ranges = function (numbers) {
    const found = [];
    for (const n of [...numbers].sort((a, b) => a - b)) {
      const last = found[found.length - 1];
      if (last && n === last[1] + 1) last[1] = n;
      else found.push([n, n]);
    }
    const words = found.slice(0, RANGES).map(([a, b]) => a === b ? String(a) : b === a + 1 ? `${a}, ${b}` : `${a}–${b}`);
    return words.join(", ") + (found.length > RANGES ? ", …" : "");
  };

  const away = ([left, top, right, bottom], {x, y}) => Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));

  // The sign under which an event stands: the map says so, else it is the nearest.
  function signOf(i, map, data, boxes) {
    const told = g.signOf(i);
    if (told) return told;
    const at = map.latLngToContainerPoint([data.events.lat[i], data.events.lon[i]]);
    let [best, least] = [null, Infinity];
    for (const {box} of boxes) {
      const [x, y] = [(box[0] + box[2]) / 2 - at.x, (box[1] + box[3]) / 2 - at.y];
      const far = away(box, at) + Math.hypot(x, y) / 1000;
      if (far < least) [best, least] = [box, far];
    }
    return best || [at.x - 14, at.y - 14, at.x + 14, at.y + 14];
  }

  const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

  // Around a sign: at its corners first, then above and below.
  const places = ([left, top, right, bottom], width) => [[left - width + 3, top - HIGH + 3], [left - width + 3, bottom - 3], [right - 3, bottom - 3], [right - 3, top - HIGH + 3],
    [(left + right - width) / 2, top - HIGH - 1], [(left + right - width) / 2, bottom + 1], [left - width - 1, (top + bottom - HIGH) / 2], [right + 1, (top + bottom - HIGH) / 2]];

  g.numberTags = function (map, data, rows) {
    const size = map.getSize();
    const boxes = g.signBoxes();
    const signs = new Map();
    rows.forEach((i, n) => {
      const box = signOf(i, map, data, boxes);
      const key = box.map(Math.round).join();
      if (!signs.has(key)) signs.set(key, {box, numbers: []});
      signs.get(key).numbers.push(n + 1);
    });
    const taken = boxes.map(({box: [left, top, right, bottom]}) => [left + 4, top + 4, right - 4, bottom - 4]);
    const names = g.labelBoxes().map(({box}) => box);
    const layer = g.el("div", {class: "number-tags", "aria-hidden": "true"});
    for (const {box, numbers} of signs.values()) {
      const words = g.ranges(numbers);
      const width = 7 + 6.6 * words.length;
      const inside = ([x, y]) => x >= 0 && y >= 0 && x + width <= size.x && y + HIGH <= size.y;
      const boxAt = ([x, y]) => [x, y, x + width, y + HIGH];
      const spots = places(box, width).filter(inside);
      const clear = (spot, others) => !others.some(other => meet(boxAt(spot), other));
      const [x, y] = spots.find(spot => clear(spot, taken) && clear(spot, names)) || spots.find(spot => clear(spot, taken)) || spots[0] || [box[0], box[1]];
      taken.push(boxAt([x, y]));
      const tag = g.el("span", {class: "number-tag"}, words);
      Object.assign(tag.style, {left: `${x}px`, top: `${y}px`, minWidth: `${width}px`});
      layer.append(tag);
    }
    return layer;
  };
})(window.geostrike);
