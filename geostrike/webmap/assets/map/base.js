// Land, divisions and borders, in the quietest colours of the page: drawn into a picture of their own, a piece a frame,
// and kept until the view leaves it. At each zoom, points that fall together on the screen are skipped.
(function (g) {
  "use strict";
  const NEAR = 0.7;
  const SMALL = 22;
  const PIECE = 2500; // Points after which the screen may be shown in between.

  const lines = shape => (shape.lines || (shape.polygons || []).flat()).map(g.walked);

  // Adds a line to the path: of what lies beyond one side of the frame only its ends, which leaves the areas as they are.
  function trace(path, {x, y}, {scale, left, top, width, height}) {
    const side = (px, py) => (px < -9 ? 1 : px > width + 9 ? 2 : 0) | (py < -9 ? 4 : py > height + 9 ? 8 : 0);
    const last = x.length - 1;
    let [atX, atY, beyond, held, drawn] = [0, 0, 0, -1, 0];
    const to = (px, py, out) => {
      if (drawn++) path.lineTo(px, py);
      else path.moveTo(px, py);
      [atX, atY, beyond] = [px, py, out];
    };
    for (let k = 0; k <= last; k++) {
      const [px, py] = [x[k] * scale - left, y[k] * scale - top];
      if (k && k < last && Math.abs(px - atX) < NEAR && Math.abs(py - atY) < NEAR) continue;
      const out = side(px, py);
      if (k && k < last && out & beyond) {
        held = k;
        continue;
      }
      if (held >= 0) to(x[held] * scale - left, y[held] * scale - top, side(x[held] * scale - left, y[held] * scale - top));
      held = -1;
      to(px, py, out);
    }
    return drawn;
  }

  g.trace = trace;

  // Fills or strokes pieces in one path after another; `yield` says about how many milliseconds the screen will take.
  function* paint(context, pieces, frame, finish) {
    const box = g.frameBox(frame, 4);
    let [path, points] = [new Path2D(), 0];
    for (const piece of pieces) {
      for (const line of piece) if (g.boxesMeet(line.box, box)) points += trace(path, line, frame);
      if (points < PIECE) continue;
      finish(path);
      yield points / 1500;
      [path, points] = [new Path2D(), 0];
    }
    if (points) finish(path);
    yield points / 1500;
  }

  g.readyBase = function (data) {
    const {base, events} = data;
    const outlines = [];
    const ring = function (steps) {
      const line = g.walked(steps);
      outlines.push({steps, line});
      return line;
    };
    const land = base.land.map(({iso2, polygons = []}) => ({iso2, polygons: polygons.map(polygon => polygon.map(ring))}));
    // Without borders each country is outlined; with them only where it meets the water.
    const coast = (base.borders.length ? g.coastOf(outlines) : outlines.map(({line}) => line)).map(line => [line]);
    const divisions = base.divisions.flatMap(shape => lines(shape)).map(line => [line]);
    const [settled, disputed] = [false, true].map(wanted =>
      base.borders.filter(border => Boolean(border.disputed) === wanted).flatMap(lines).map(line => [line]));
    const unpinned = [];
    for (let i = 0; i < events.count; i++) if (events.lon[i] !== events.lon[i] && events.country.at(i)) unpinned.push(i);
    const buffers = [document.createElement("canvas"), document.createElement("canvas")];
    let made = null;

    const tinted = () => new Set(unpinned.filter(i => data.shown[i]).map(i => events.country.at(i)));
    const strong = () => new Set(g.chosen.events.filter(i => events.lon[i] !== events.lon[i]).map(i => events.country.at(i)));

    function* draw(canvas, frame, [tint, chosen]) {
      const {ratio, width, height} = frame;
      const {palette} = g;
      Object.assign(canvas, {width: Math.round(width * ratio), height: Math.round(height * ratio)});
      const context = canvas.getContext("2d", {alpha: false});
      context.scale(ratio, ratio);
      context.lineJoin = "round";
      context.fillStyle = palette.water;
      context.fillRect(0, 0, width, height);
      const stroke = (colour, thick, dash = []) => path => {
        Object.assign(context, {strokeStyle: colour, lineWidth: thick});
        context.setLineDash(dash);
        context.stroke(path);
      };
      const colours = [palette.land, palette.tint, palette["tint-strong"]];
      const of = ({iso2}) => chosen.has(iso2) ? 2 : tint.has(iso2) ? 1 : 0;
      for (const [level, colour] of colours.entries()) {
        const pieces = land.filter(country => of(country) === level).flatMap(({polygons}) => polygons);
        // Neighbours share an edge, of which each may have kept other points: the line closes what is between them.
        yield* paint(context, pieces, frame, path => {
          context.fillStyle = colour;
          context.fill(path, "evenodd");
          stroke(colour, 1)(path);
        });
      }
      yield* paint(context, coast, frame, stroke(base.borders.length ? palette.coast : palette.border, 1));
      // Divisions too small to be told apart at this zoom would only darken the land.
      const told = divisions.filter(([{box}]) => Math.max(box[2] - box[0], box[3] - box[1]) * frame.scale > SMALL);
      yield* paint(context, told, frame, stroke(palette.division, 0.8));
      yield* paint(context, settled, frame, stroke(palette.border, 1));
      context.lineCap = "butt";
      yield* paint(context, disputed, frame, stroke(palette.border, 1, [4, 4]));
    }

    // At once, on a canvas of its own: for a picture to keep.
    g.paintedBase = function (frame) {
      const canvas = document.createElement("canvas");
      for (const _ of draw(canvas, frame, [tinted(), strong()]));
      return canvas;
    };

    // The picture of the base in a frame; the one that is shown stays whole while the next is drawn.
    return function* (frame) {
      const colours = [tinted(), strong()];
      const {zoom, left, top, width, height, ratio} = frame;
      const key = [zoom, left, top, width, height, ratio, g.palette.version, ...colours.map(set => [...set].sort().join())].join(" ");
      if (made && made.key === key) return made.canvas;
      const canvas = buffers.find(one => !made || one !== made.canvas);
      yield* draw(canvas, frame, colours);
      made = {key, canvas};
      return canvas;
    };
  };
})(window.geostrike);
