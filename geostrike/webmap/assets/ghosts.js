// The places that a name may also have meant: pale, hollow and dashed, each with its name and a dotted line from the event,
// so that nobody takes them for data.
(function (g) {
  "use strict";
  let shown = [];

  g.ghosts = function (list) {
    shown = list.filter(({lon, lat}) => Number.isFinite(lon) && Number.isFinite(lat));
    g.redrawAbove();
  };

  g.anyGhosts = () => shown.length > 0;

  g.paintGhosts = function (context, {scale, left, top}) {
    const at = ([lon, lat]) => [g.worldX(lon) * scale - left, g.worldY(lat) * scale - top];
    const {quiet, land} = g.palette;
    context.save();
    Object.assign(context, {strokeStyle: quiet, lineWidth: 1.25, lineCap: "round"});
    context.setLineDash([0.5, 4]);
    for (const {lon, lat, from} of shown) {
      if (!from) continue;
      context.beginPath();
      context.moveTo(...at(from));
      context.lineTo(...at([lon, lat]));
      context.stroke();
    }
    context.lineCap = "butt";
    for (const {name, lon, lat} of shown) {
      const [x, y] = at([lon, lat]);
      context.beginPath();
      context.arc(x, y, 8, 0, 2 * Math.PI);
      Object.assign(context, {fillStyle: land, globalAlpha: 0.8});
      context.fill();
      context.globalAlpha = 0.85;
      context.setLineDash([2.5, 2.5]);
      context.stroke();
      context.globalAlpha = 1;
      const label = {words: [name], kind: "ghost", even: "left"};
      const {width, height} = g.textSize(label);
      g.paintLabel(context, {...label, box: [x + 13, y - height / 2, x + 13 + width, y + height / 2]});
    }
    context.restore();
  };
})(window.geostrike);
