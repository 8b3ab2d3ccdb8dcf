// The two signs: a strike is a solid diamond, an attack a ring. They differ in shape, in fill and in hue, so that they
// can be told apart in grey print and by every reader.
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
})(window.geostrike);
