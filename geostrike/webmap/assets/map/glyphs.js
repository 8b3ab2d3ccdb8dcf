// The two signs: a strike is a solid diamond, an attack a ring. They differ in shape, in fill and in hue, so that they
// can be told apart in grey print and by every reader. On the map they are drawn, in panel and key they are SVG.
(function (g) {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";

  function shape(name, attributes) {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  }

  g.shape = shape;

  g.glyph = function (type, {coarse = false, size = 24} = {}) {
    const svg = shape("svg", {viewBox: "-12 -12 24 24", width: size, height: size, "aria-hidden": "true", focusable: "false"});
    svg.classList.add("glyph", type);
    if (coarse) svg.classList.add("coarse");
    if (type === "attack") {
      svg.append(shape("circle", {r: 7.6, class: "halo"}), shape("circle", {r: coarse ? 6.8 : 6, class: "body"}));
    } else {
      const diamond = r => `M0 ${-r} ${r} 0 0 ${r} ${-r} 0Z`;
      svg.append(shape("path", {d: diamond(9.4), class: "halo"}), shape("path", {d: diamond(coarse ? 8.2 : 8.6), class: "body"}));
    }
    return svg;
  };

  function outline(context, type, r) {
    context.beginPath();
    if (type === "attack") context.arc(0, 0, r, 0, 2 * Math.PI);
    else for (const [x, y] of [[0, -r], [r, 0], [0, r], [-r, 0]]) context.lineTo(x, y);
    context.closePath();
  }

  // The same sign on a canvas, its middle at x, y.
  g.paintGlyph = function (context, type, x, y, {coarse = false, size = 24, halo = true} = {}) {
    const {land, [type]: hue} = g.palette;
    const ring = type === "attack";
    context.save();
    context.translate(x, y);
    context.scale(size / 24, size / 24);
    Object.assign(context, {fillStyle: land, strokeStyle: land, lineWidth: 3, lineJoin: "miter", lineCap: "butt"});
    if (halo) {
      outline(context, type, ring ? 7.6 : 9.4);
      context.fill();
      context.stroke();
    }
    outline(context, type, ring ? (coarse ? 6.8 : 6) : (coarse ? 8.2 : 8.6));
    context.strokeStyle = hue;
    if (coarse) {
      context.globalAlpha = 0.85;
      context.fill();
      context.globalAlpha = 1;
      context.lineWidth = 1.9;
      context.setLineDash([3.1, 2.2]);
      context.stroke();
    } else if (ring) {
      context.fill();
      context.lineWidth = 4.2;
      context.stroke();
    } else {
      context.fillStyle = hue;
      context.fill();
    }
    context.restore();
  };
})(window.geostrike);
