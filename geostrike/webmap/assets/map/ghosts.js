// The places that a name may also have meant: pale, hollow and dashed, each with its name and a dotted line from the event,
// so that nobody takes them for data.
(function (g) {
  "use strict";
  let shown = [];

  g.ghosts = function (list) {
    if (!list.length && !shown.length) return;
    shown = list.filter(({lon, lat}) => Number.isFinite(lon) && Number.isFinite(lat));
    g.redrawMap();
  };

  g.ghostsShown = () => shown.map(({name, lon, lat}) => [name, lon, lat].join()).join(";");

  g.ghostsIn = function ({scale, left, top}) {
    const at = ([lon, lat]) => ({x: g.worldX(lon) * scale - left, y: g.worldY(lat) * scale - top});
    return shown.map(({name, lon, lat, from}) => ({name, ...at([lon, lat]), from: from ? at(from) : null}));
  };

  // Their names are among the labels.
  g.paintGhosts = function (context, ghosts) {
    const {quiet, land} = g.palette;
    context.save();
    Object.assign(context, {strokeStyle: quiet, fillStyle: land, lineWidth: 1.25, lineCap: "round"});
    context.setLineDash([0.5, 4]);
    for (const {x, y, from} of ghosts) {
      if (!from) continue;
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(x, y);
      context.stroke();
    }
    context.lineCap = "butt";
    context.setLineDash([2.5, 2.5]);
    for (const {x, y} of ghosts) {
      context.beginPath();
      context.arc(x, y, 8, 0, 2 * Math.PI);
      context.globalAlpha = 0.8;
      context.fill();
      context.stroke();
      context.globalAlpha = 1;
    }
    context.restore();
  };
})(window.geostrike);
