// How the signs look: an event alone is its own glyph; several are a badge that counts each type. The look
// of a glyph is drawn once and then copied.
(function (g) {
  "use strict";
  const TYPES = ["strike", "attack"];
  const [ALONE, BADGE] = [28, 26]; // How high they are.
  const [EDGE, GLYPH, NEAR, BETWEEN] = [9, 16, 4, 6];
  const ROOM = 6; // For the ring around what is chosen.
  const KEPT = 100;
  const pen = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  const looks = new Map();

  // 12,408 is written 12.4k, in no more than four characters.
  g.short = function (n) {
    if (n < 10000) return n < 1000 ? String(n) : n.toLocaleString("en");
    const [unit, name] = n < 999500 ? [1000, "k"] : [1e6, "M"];
    const scaled = n / unit;
    return (scaled < 99.95 ? String(Math.floor(scaled * 10) / 10) : String(Math.floor(scaled))) + name;
  };

  const font = () => `700 ${g.palette.small}px ${g.palette.font}`;

  function textWidth(text) {
    const key = `${text}|${font()}`;
    if (!widths.has(key)) {
      pen.font = font();
      widths.set(key, pen.measureText(text).width);
    }
    return widths.get(key);
  }

  const numbers = ({counts}) => [0, 1].map(type => ({type: TYPES[type], count: counts[type] + counts[type + 2], coarse: !counts[type]}))
    .filter(({count}) => count);

  g.signWidth = function (group) {
    if (group.count === 1) return ALONE;
    const parts = numbers(group);
    return Math.ceil(2 * EDGE + (parts.length - 1) * BETWEEN + parts.reduce((sum, {count}) => sum + GLYPH + NEAR + textWidth(g.short(count)), 0));
  };

  g.signHeight = group => group.count === 1 ? ALONE : BADGE;

  function pill(context, width, height) {
    const r = height / 2;
    context.beginPath();
    context.arc(r - width / 2, 0, r, Math.PI / 2, -Math.PI / 2);
    context.arc(width / 2 - r, 0, r, -Math.PI / 2, Math.PI / 2);
    context.closePath();
  }

  function ring(context, width, height, thick) {
    pill(context, width + thick, height + thick);
    Object.assign(context, {strokeStyle: g.palette.ink, lineWidth: thick});
    context.stroke();
  }

  function badge(context, group, width, state) {
    context.fillStyle = g.palette.paper;
    pill(context, width, BADGE);
    context.fill();
    ring(context, width, BADGE, state ? 2.5 : 1.25);
    Object.assign(context, {font: font(), fillStyle: g.palette.ink, textBaseline: "middle", textAlign: "left"});
    let x = EDGE - width / 2;
    for (const {type, count, coarse} of numbers(group)) {
      g.paintGlyph(context, type, x + GLYPH / 2, 0, {coarse, size: GLYPH, halo: false});
      context.fillStyle = g.palette.ink;
      context.fillText(g.short(count), x + GLYPH + NEAR, 1);
      x += GLYPH + NEAR + textWidth(g.short(count)) + BETWEEN;
    }
  }

  function alone(context, group, disputed, state) {
    const [{type, coarse}] = numbers(group);
    if (state === "chosen") {
      pill(context, ALONE, ALONE);
      context.fillStyle = g.palette.paper;
      context.fill();
    }
    g.paintGlyph(context, type, 0, 0, {coarse, size: 28});
    if (state) ring(context, ALONE, ALONE, 2.5);
    else if (disputed) {
      context.setLineDash([4.3, 3.2]);
      ring(context, ALONE - 2, ALONE - 2, 1.5);
    }
  }

  function look(group, disputed, state, ratio) {
    const key = [group.counts, disputed, state, ratio, g.palette.version].join("|");
    if (looks.has(key)) return looks.get(key);
    if (looks.size > KEPT) looks.clear();
    const side = Math.ceil((ALONE + 2 * ROOM) * ratio);
    const canvas = Object.assign(document.createElement("canvas"), {width: side, height: side});
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    context.translate(side / ratio / 2, side / ratio / 2);
    alone(context, group, disputed, state);
    const made = {canvas, width: side / ratio, height: side / ratio};
    looks.set(key, made);
    return made;
  }

  // `state` is "", "pointed" or "chosen". A look of a badge is hardly ever needed twice.
  g.paintSign = function (context, group, {disputed = false, state = "", ratio = 1, x = group.x, y = group.y} = {}) {
    const snap = side => Math.round(side * ratio) / ratio;
    if (group.count > 1) {
      context.save();
      context.translate(snap(x), snap(y));
      badge(context, group, group.width, state);
      context.restore();
      return;
    }
    const {canvas, width, height} = look(group, disputed, state, ratio);
    context.drawImage(canvas, snap(x - width / 2), snap(y - height / 2), width, height);
  };

  // One event as a sign of its own, as in a fan.
  g.loneSign = function (i, {type, wherePrec}) {
    const counts = [0, 0, 0, 0];
    counts[type[i] | (wherePrec[i] >= 3 ? 2 : 0)] = 1;
    return {count: 1, counts, first: i, best: i, width: ALONE};
  };

  g.signBox = group => [group.x - group.width / 2, group.y - g.signHeight(group) / 2, group.x + group.width / 2, group.y + g.signHeight(group) / 2];

  g.paintSigns = function (context, {groups, chosen, ratio, events}) {
    for (let n = groups.length - 1; n >= 0; n--) {
      if (!chosen.has(groups[n])) g.paintSign(context, groups[n], {disputed: Boolean(events.disputed[groups[n].first]), ratio});
    }
    for (const group of chosen) g.paintSign(context, group, {disputed: Boolean(events.disputed[group.first]), state: "chosen", ratio});
  };
})(window.geostrike);
