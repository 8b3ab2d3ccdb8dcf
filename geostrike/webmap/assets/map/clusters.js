// Sites whose signs would touch stand under one badge, at the place of the most important of them: nothing is moved from
// where it was reported, and every sign is large enough to hit (24 px, WCAG 2.2). One pass counts the events in small
// cells of the screen; the cells, the fullest first, gather those that they would touch.
(function (g) {
  "use strict";
  const CELL = 8;
  const SINGLE = 28;
  const BADGE = 47;
  const BEYOND = 200; // So far around the picture events are gathered, so that its edge does not change what is in it.
  const AT_ONCE = 60000;

  // The fullest cells first; of equals the more important, then the one in the north-west, whatever the picture's edge.
  function inOrder(cells, totals, best, rank) {
    const keys = new Float64Array(cells.length);
    cells.forEach((cell, n) => {
      keys[n] = ((1048575 - Math.min(1048575, totals[cell])) * 4096 + 4095 - rank[best[cell]]) * 1048576 + cell;
    });
    return keys.sort();
  }

  // Yields now and then; gives the signs of a frame: {groups, of(event) -> its group, events(group, most) -> indices}.
  g.grouped = function* (frame, data, index) {
    const {scale} = frame;
    const [left, top] = [frame.left - BEYOND, frame.top - BEYOND].map(side => Math.floor(side / CELL));
    const columns = Math.ceil((frame.width + 2 * BEYOND) / CELL) + 1;
    const rows = Math.ceil((frame.height + 2 * BEYOND) / CELL) + 1;
    const counts = new Int32Array(4 * columns * rows);
    const [totals, best, first] = Array.from({length: 3}, () => new Int32Array(columns * rows));
    const {order, x, y, tag, rank} = index;
    const {shown} = data;
    const cells = [];
    const fine = scale / CELL;
    const cellAt = function (px, py) {
      const [column, row] = [Math.floor(px * fine) - left, Math.floor(py * fine) - top];
      return column >= 0 && row >= 0 && column < columns && row < rows ? row * columns + column : -1;
    };

    function count(from, to) {
      for (let k = from; k < to; k++) {
        const i = order[k];
        if (!shown[i]) continue;
        const cell = cellAt(x[k], y[k]);
        if (cell < 0) continue;
        if (totals[cell]++ === 0) {
          cells.push(cell);
          best[cell] = k;
          first[cell] = i;
        } else {
          if (rank[k] > rank[best[cell]]) best[cell] = k;
          if (i < first[cell]) first[cell] = i;
        }
        counts[4 * cell + tag[k]]++;
      }
    }

    for (const [from, to] of index.runs(g.frameBox(frame, BEYOND))) {
      for (let start = from; start < to; start += AT_ONCE) {
        count(start, Math.min(to, start + AT_ONCE));
        if (to - from > AT_ONCE / 4) yield 0;
      }
    }

    // A cell joins the sign that its own would touch; what is left over heads a sign.
    function heads() {
      const found = [];
      const grid = g.neighbours();
      for (const key of inOrder(cells, totals, best, rank)) {
        const cell = key % 1048576;
        const k = best[cell];
        const [px, py] = [x[k] * scale - frame.left, y[k] * scale - frame.top];
        let group = grid.touched(px, py, (totals[cell] > 1 ? BADGE : SINGLE) / 2, BADGE + 1);
        if (!group) {
          group = {
            x: px, y: py, worldX: x[k], worldY: y[k], best: order[k], first: first[cell], count: 0, counts: [0, 0, 0, 0], cells: [], width: SINGLE,
          };
          grid.add(group);
          found.push(group);
        }
        for (let of = 0; of < 4; of++) group.counts[of] += counts[4 * cell + of];
        group.count += totals[cell];
        group.first = Math.min(group.first, first[cell]);
        group.cells.push(cell);
        if (group.count > 1) group.width = BADGE;
      }
      return found;
    }

    let groups = heads();
    yield 0;
    groups = g.gather(groups);
    yield 0;
    const home = new Int32Array(columns * rows).fill(-1);
    groups.forEach((group, n) => group.cells.forEach(cell => home[cell] = n));

    function of(i) {
      const cell = shown[i] ? cellAt(g.worldX(data.events.lon[i]), g.worldY(data.events.lat[i])) : -1;
      return cell < 0 ? null : groups[home[cell]] || null;
    }

    // The events of a group in their order, no more than `most` of them.
    function eventsOf(group, most = Infinity) {
      if (group.count === 1) return [group.first];
      const wanted = groups.indexOf(group);
      const across = group.cells.map(cell => cell % columns);
      const down = group.cells.map(cell => Math.floor(cell / columns));
      const least = list => list.reduce((a, b) => Math.min(a, b));
      const greatest = list => list.reduce((a, b) => Math.max(a, b));
      const around = [least(across) + left, least(down) + top, greatest(across) + left + 1, greatest(down) + top + 1].map(side => side / fine);
      const found = [];
      for (const [from, to] of index.runs(around)) {
        for (let k = from; k < to && found.length < most; k++) {
          if (!shown[order[k]]) continue;
          const cell = cellAt(x[k], y[k]);
          if (cell >= 0 && home[cell] === wanted) found.push(order[k]);
        }
      }
      return found.sort((a, b) => a - b);
    }

    return {groups, of, events: eventsOf};
  };
})(window.geostrike);
