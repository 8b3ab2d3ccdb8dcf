// The areas within which events lie: circles in true metres, and polygons. Where very many are in view, and for an event
// without a pin, an area is drawn only while the event is chosen or pointed at: washes over one another say nothing.
(function (g) {
  "use strict";
  const AT_ONCE = 150;
  const EARTH = 6371008.8;
  const CORNERS = 96;
  const made = new Map();

  // The points at `radius` metres around a place; one that holds a pole is closed along the map's edge.
  function circle(lon, lat, radius) {
    const [phi, reach] = [lat * Math.PI / 180, Math.min(radius / EARTH, Math.PI * 0.999)];
    const pole = reach > Math.PI / 2 - Math.abs(phi) ? Math.sign(phi) || 1 : 0;
    const start = pole < 0 ? Math.PI : 0;
    const line = {x: [], y: []};
    const add = (turn, north) => {
      line.x.push(g.worldX(lon) + turn / (2 * Math.PI));
      line.y.push(g.worldY(north));
    };
    for (let k = 0; k <= CORNERS; k++) {
      const angle = start + Math.min(2 * Math.PI - 1e-6, Math.max(1e-6, k / CORNERS * 2 * Math.PI));
      const sine = Math.sin(phi) * Math.cos(reach) + Math.cos(phi) * Math.sin(reach) * Math.cos(angle);
      const turn = Math.atan2(Math.sin(angle) * Math.sin(reach) * Math.cos(phi), Math.cos(reach) - Math.sin(phi) * sine);
      add(turn, Math.asin(Math.max(-1, Math.min(1, sine))) * 180 / Math.PI);
    }
    if (pole) {
      const closing = Math.sign(line.x[CORNERS] - line.x[0]) * Math.PI;
      add(closing, 90 * pole);
      add(-closing, 90 * pole);
      line.edge = CORNERS + 1; // What follows closes the area, and bounds nothing.
    }
    return line;
  }

  function shapeOf(data, i) {
    const {area, radius, lon, lat} = data.events;
    if (area[i] < 0 && !(radius[i] > 0 && lon[i] === lon[i])) return null;
    const key = area[i] >= 0 ? area[i] : `${lon[i]},${lat[i]},${radius[i]}`;
    if (!made.has(key)) {
      const lines = area[i] < 0 ? [circle(lon[i], lat[i], radius[i])]
        : (data.areas[area[i]].polygons || []).flatMap(polygon => polygon.map(g.walked));
      const least = name => Math.min(...lines.map(line => line[name].reduce((a, b) => Math.min(a, b), Infinity)));
      const most = name => Math.max(...lines.map(line => line[name].reduce((a, b) => Math.max(a, b), -Infinity)));
      if (made.size > 3000) made.clear();
      made.set(key, {key, lines, box: [least("x"), least("y"), most("x"), most("y")]});
    }
    return made.get(key);
  }

  // Events of one type known to one area only share its drawing, so that it does not grow darker with their number.
  g.extentOf = function (data, i) {
    const shape = shapeOf(data, i);
    if (!shape) return null;
    const {type, disputed, wherePrec} = data.events;
    const coarse = wherePrec[i] >= 3;
    const same = `${shape.key}|${type[i]}${disputed[i]}${coarse}`;
    return {...shape, type: type[i] ? "attack" : "strike", disputed: Boolean(disputed[i]), coarse, same};
  };

  g.extentsOf = function (data, events) {
    const found = events.slice(0, AT_ONCE).map(i => g.extentOf(data, i)).filter(Boolean);
    return [...new Map(found.map(extent => [extent.same, extent])).values()];
  };

  const inFrame = ({box: [west, north, east, south]}, box) =>
    [-1, 0, 1].some(turn => g.boxesMeet([west + turn, north, east + turn, south], box));

  g.readyExtents = function (data, index) {
    const {area, radius, type, disputed, wherePrec, lon, count} = data.events;
    const ofArea = [];
    let widest = 0;
    for (let i = 0; i < count; i++) {
      if (lon[i] !== lon[i]) continue;
      if (area[i] >= 0) ofArea.push(i);
      else if (radius[i] > widest) widest = radius[i];
    }

    // What a frame shows, or null where it would be too much.
    return function (frame) {
      const box = g.frameBox(frame);
      const found = new Map();
      const seen = new Set();
      const add = i => {
        const extent = g.extentOf(data, i);
        if (extent && !found.has(extent.same) && inFrame(extent, box)) found.set(extent.same, extent);
        return found.size <= AT_ONCE;
      };
      for (const i of ofArea) {
        if (!data.shown[i]) continue;
        const key = area[i] * 8 + type[i] * 4 + (disputed[i] ? 2 : 0) + (wherePrec[i] >= 3 ? 1 : 0);
        if (seen.has(key)) continue;
        seen.add(key);
        if (!add(i)) return null;
      }
      const reach = Math.min(400, widest / 40075016 * frame.scale * 2);
      let last = -1;
      for (const [from, to] of widest ? index.runs(g.frameBox(frame, reach)) : []) {
        for (let k = from; k < to; k++) {
          const i = index.order[k];
          if (!data.shown[i] || !radius[i] || area[i] >= 0) continue;
          if (last >= 0 && index.x[k] === index.x[last] && index.y[k] === index.y[last] && index.tag[k] === index.tag[last]
            && radius[i] === radius[index.order[last]] && disputed[i] === disputed[index.order[last]]) continue;
          last = k;
          if (!add(i)) return null;
        }
      }
      return [...found.values()];
    };
  };

  // `strong` is "chosen", or "pointed" for what is drawn over the picture.
  g.paintExtent = function (context, frame, {lines, box, type, disputed, coarse}, strong = "") {
    const [path, edges] = [new Path2D(), new Path2D()];
    for (const turn of [-1, 0, 1]) {
      if (!g.boxesMeet([box[0] + turn, box[1], box[2] + turn, box[3]], g.frameBox(frame))) continue;
      for (const line of lines) {
        const there = {...frame, left: frame.left - turn * frame.scale};
        g.trace(path, line, there);
        path.closePath();
        g.trace(edges, line.edge ? {x: line.x.slice(0, line.edge), y: line.y.slice(0, line.edge)} : line, there);
        if (!line.edge) edges.closePath();
      }
    }
    const [fill, edge, thick] = strong ? [strong === "pointed" ? 0.1 : 0.17, 1, 1.6] : coarse ? [0.05, 0.4, 0.9] : [0.08, 0.75, 1];
    context.save();
    context.beginPath();
    // A little beyond 180 degrees: an area there is seen whole.
    context.rect(-frame.left - 0.05 * frame.scale, -1, 1.1 * frame.scale, frame.height + 2);
    context.clip();
    Object.assign(context, {fillStyle: g.palette[type], strokeStyle: g.palette[type], lineWidth: thick, lineJoin: "round", globalAlpha: fill});
    context.fill(path, "evenodd");
    context.globalAlpha = edge;
    context.setLineDash(disputed ? [4, 4] : []);
    context.stroke(edges);
    context.restore();
  };
})(window.geostrike);
