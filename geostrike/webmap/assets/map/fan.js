// Events at one and the same point, spread around it on demand: each keeps a line to where it was reported, and all fold
// back when the reader goes on. Nothing is drawn away from its place unless it was asked for, and only then.
(function (g) {
  "use strict";
  const MOST = 24;
  const RINGS = [10, 16]; // How many stand on each circle.
  const [NEAREST, FURTHER] = [54, 36]; // How far the first is from the point, and the second from the first.

  let open = null;

  // Whether the events of a badge are to be fanned out.
  g.fansOut = function (events, {lon, lat}) {
    return events.length > 1 && events.length <= MOST && events.every(i => lon[i] === lon[events[0]] && lat[i] === lat[events[0]]);
  };

  function spots(count, hub) {
    const found = [];
    for (const [ring, most] of RINGS.entries()) {
      const here = Math.min(most, count - found.length);
      const wide = Math.max(NEAREST, hub / 2 + 20) + ring * FURTHER;
      for (let k = 0; k < here; k++) {
        const angle = 2 * Math.PI * k / here - Math.PI / 2 + (here === 2 ? Math.PI / 2 : 0);
        found.push([wide * Math.cos(angle), wide * Math.sin(angle)]);
      }
    }
    return found;
  }

  g.openFan = function (group, events, data) {
    const at = spots(events.length, group.width);
    open = {
      hub: group.first, worldX: group.worldX, worldY: group.worldY, reach: Math.max(...at.map(([x, y]) => Math.hypot(x, y))),
      signs: events.map((i, n) => ({...g.loneSign(i, data.events), i, dx: at[n][0], dy: at[n][1]})),
    };
    g.redrawAbove();
  };

  g.closeFan = function () {
    if (!open) return false;
    open = null;
    g.redrawAbove();
    return true;
  };

  // The fan that is open, in pixels of a frame.
  g.fanIn = function ({scale, left, top}) {
    if (!open) return null;
    const [x, y] = [open.worldX * scale - left, open.worldY * scale - top];
    return {...open, x, y, signs: open.signs.map(sign => ({...sign, x: x + sign.dx, y: y + sign.dy}))};
  };

  g.isFanned = () => Boolean(open);

  g.paintFan = function (context, {frame, data, clusters}, marked) {
    const fan = g.fanIn(frame);
    const {land, ink} = g.palette;
    context.save();
    Object.assign(context, {fillStyle: land, globalAlpha: 0.82});
    context.beginPath();
    context.arc(fan.x, fan.y, fan.reach + 22, 0, 2 * Math.PI);
    context.fill();
    Object.assign(context, {globalAlpha: 1, strokeStyle: ink, lineWidth: 1});
    context.beginPath();
    for (const {x, y} of fan.signs) {
      context.moveTo(fan.x, fan.y);
      context.lineTo(x, y);
    }
    context.stroke();
    const hub = clusters.of(fan.hub);
    if (hub) g.paintSign(context, hub, {state: marked.has(hub) ? "chosen" : "", ratio: frame.ratio, x: fan.x, y: fan.y});
    for (const sign of fan.signs) {
      const state = g.chosen.kind === "event" && g.chosen.events.includes(sign.i) ? "chosen" : g.pointed.includes(sign.i) ? "pointed" : "";
      g.paintSign(context, sign, {disputed: Boolean(data.events.disputed[sign.i]), state, ratio: frame.ratio});
    }
    context.restore();
  };
})(window.geostrike);
