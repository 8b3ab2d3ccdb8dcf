// The bars of the timeline, their axis, and the spans beneath them. Heights are counts, never anything else.
(function (g) {
  "use strict";
  const WIDEST = 14;
  const TALLEST = 9;
  const LANE = 4;
  const TOP = 3;
  const FOOT = 15;
  const PALE = 0.32;
  const FAINT = 0.7;

  const place = ({x, starts}, u, snap) => {
    const [left, right] = [snap(x(starts[u])), snap(x(starts[u + 1]))];
    const width = Math.max(1, Math.min(WIDEST, right - left - 1));
    return [snap((left + right - width) / 2), width];
  };

  // A line of a span; it goes on to the edge where it is longer than the timeline.
  function line(pen, scale, type, first, last, y) {
    const {starts, count, x} = scale;
    const [from, to] = [x(Math.max(first, starts[0])), x(Math.min(last + 1, starts[count]))].map(pen.snap);
    g.timeBlock(pen, type, from, y, Math.max(3, to - from - 1), 3);
  }

  function drawSpans(pen, {scale, events, lanes, cover, passes, shown, window}, foot) {
    const {ctx, colours} = pen;
    if (lanes) {
      lanes.spans.forEach((i, n) => {
        ctx.globalAlpha = shown[i] ? 1 : passes[i] ? PALE : 0.12;
        line(pen, scale, events.type[i], events.first[i], events.last[i], foot + TOP + LANE * lanes.lanes[n]);
      });
    } else if (cover) {
      const most = cover.reduce((a, b) => Math.max(a, b), 1);
      ctx.fillStyle = colours.ink;
      cover.forEach((number, u) => {
        const inside = !window || scale.starts[u] <= window[1] && scale.starts[u + 1] > window[0];
        const left = pen.snap(scale.x(scale.starts[u]));
        ctx.globalAlpha = (inside ? 1 : PALE) * (number ? 0.1 + 0.65 * number / most : 0);
        ctx.fillRect(left, foot + TOP, pen.snap(scale.x(scale.starts[u + 1])) - left, 4);
      });
    }
    ctx.globalAlpha = 1;
  }

  // The line on which the bars stand: above the lanes of spans, and those above the dates.
  const footOf = ({height, snap}, rows) => snap(height - FOOT - (rows ? LANE * rows + TOP : 0));

  g.timeLaneAt = (pen, rows, y) => Math.floor((y - footOf(pen, rows) - TOP + 1) / LANE);

  g.timeBars = function (pen, state) {
    const {ctx, colours, width, height, snap} = pen;
    const {scale, all, passing, strong, window, ticks, top, rows, margin} = state;
    const foot = footOf(pen, rows);
    const pitch = top ? Math.min(TALLEST, (foot - 3) / top) : 0;
    const hair = (x, y, w, h, colour) => {
      ctx.fillStyle = colour;
      ctx.fillRect(snap(x), snap(y), w || 1, h || 1);
    };
    ctx.clearRect(0, 0, width, height);
    if (window) {
      const [from, to] = [scale.x(window[0]), scale.x(window[1] + 1)].map(at => Math.max(0, Math.min(scale.width, at)));
      hair(from, 0, to - from, foot, colours.wash);
    }
    if (top) {
      const y = foot - top * pitch;
      hair(0, y, scale.width, 1, colours.rule);
      ctx.fillStyle = colours.quiet;
      ctx.textBaseline = "middle";
      ctx.fillText(top.toLocaleString("en"), scale.width + margin, Math.max(y, 6));
    }
    ctx.textBaseline = "alphabetic";
    for (const {text, left, line: at} of ticks) {
      if (at !== null) hair(at, foot, 1, height - foot - 2, colours.rule);
      ctx.fillStyle = colours.quiet;
      ctx.fillText(text, left, height - 3);
    }
    for (let u = 0; u < scale.count; u++) {
      const at = place(scale, u, snap);
      const total = all[2 * u] + all[2 * u + 1];
      const [strikes, attacks] = [passing[2 * u], passing[2 * u + 1]];
      const tall = Math.max(1, total * pitch);
      ctx.globalAlpha = FAINT;
      if (total > strikes + attacks && total <= top) hair(at[0], foot - tall, at[1], tall, colours.rule);
      const bright = strong[2 * u] + strong[2 * u + 1];
      ctx.globalAlpha = PALE;
      if (bright < strikes + attacks) g.timeStack(pen, at, foot, pitch, strikes, attacks);
      ctx.globalAlpha = 1;
      if (bright) g.timeStack(pen, at, foot, pitch, strong[2 * u], strong[2 * u + 1]);
    }
    hair(0, foot, scale.width, 1, colours.border);
    drawSpans(pen, state, foot);
  };
})(window.geostrike);
