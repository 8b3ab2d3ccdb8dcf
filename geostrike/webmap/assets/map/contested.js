// A line between two places that sources give for what may be one event. It ends at the signs as they stand, under a
// badge or alone, so it is laid anew with them.
(function (g) {
  "use strict";
  const AT_ONCE = 150;
  const STEP = 6;
  const CLEAR = 3;

  // The short way round the globe: beyond the map's edge a line goes on from the other one.
  function shortWay([ax, ay], [bx, by]) {
    const ahead = bx - ax;
    if (Math.abs(ahead) <= 0.5) return [[ax, ay, bx, by]];
    const [edge, other] = ahead > 0 ? [0, 1] : [1, 0];
    const y = ay + Math.abs(edge - ax) / (1 - Math.abs(ahead)) * (by - ay);
    return [[ax, ay, edge, y], [other, y, bx, by]];
  }

  // Where an event stands now: at its own place, or at that of the badge that it is under.
  function standing(i, {clusters, data}) {
    const group = clusters.of(i);
    return group ? [group.worldX, group.worldY] : [g.worldX(data.events.lon[i]), g.worldY(data.events.lat[i])];
  }

  function clipped([ax, ay, bx, by], {scale, left, top, width, height}) {
    const [from, to] = [L.point(ax * scale - left, ay * scale - top), L.point(bx * scale - left, by * scale - top)];
    const seen = L.LineUtil.clipSegment(from, to, L.bounds([-20, -20], [width + 20, height + 20]));
    return seen ? [seen[0].x, seen[0].y, seen[1].x, seen[1].y] : null;
  }

  const isPinned = (i, {lon}) => lon[i] === lon[i];

  // What is drawn of a pair in a frame; nothing where both stand under one badge.
  g.lineOf = function (pair, scene) {
    const [one, other] = pair.events;
    const {shown, events} = scene.data;
    if (!shown[one] || !shown[other] || !isPinned(one, events) || !isPinned(other, events)) return null;
    const [from, to] = [standing(one, scene), standing(other, scene)];
    if (from[0] === to[0] && from[1] === to[1]) return null;
    const pieces = shortWay(from, to).map(piece => clipped(piece, scene.frame)).filter(Boolean);
    return pieces.length ? {pair, pieces} : null;
  };

  // The lines of a frame; of very many only those of events that are chosen.
  g.linesIn = function (scene) {
    const {contested} = scene.data;
    const of = wanted => contested.filter(({events}) => events.some(i => wanted.has(i))).map(pair => g.lineOf(pair, scene)).filter(Boolean);
    const chosen = new Set(g.chosen.events.slice(0, AT_ONCE));
    if (contested.length > 20000) return of(chosen);
    const lines = contested.map(pair => g.lineOf(pair, scene)).filter(Boolean);
    return lines.length > AT_ONCE ? of(chosen) : lines;
  };

  // Small boxes along a line, for the names to keep clear of.
  g.alongLine = ({pieces}) => pieces.flatMap(([ax, ay, bx, by]) => {
    const steps = Math.ceil(Math.hypot(bx - ax, by - ay) / STEP) || 1;
    return Array.from({length: steps + 1}, (_, k) => [ax + (bx - ax) * k / steps, ay + (by - ay) * k / steps])
      .map(([x, y]) => [x - CLEAR, y - CLEAR, x + CLEAR, y + CLEAR]);
  });

  g.paintLine = function (context, {pieces}, strong = false) {
    const {land, contested, ink} = g.palette;
    context.save();
    context.lineCap = "butt";
    const stroke = (colour, thick, dash, alpha) => {
      Object.assign(context, {strokeStyle: colour, lineWidth: thick, globalAlpha: alpha});
      context.setLineDash(dash);
      for (const [ax, ay, bx, by] of pieces) {
        context.beginPath();
        context.moveTo(ax, ay);
        context.lineTo(bx, by);
        context.stroke();
      }
    };
    stroke(land, 4, [], 0.8);
    stroke(strong ? ink : contested, strong ? 2.75 : 1.6, [6, 5], 1);
    context.restore();
  };

  g.isPaired = ({pair}, events) => pair.events.some(i => events.includes(i));
})(window.geostrike);
