// How names are set on the canvas: with a halo in the colour of the ground, countries in spaced capitals, water in italics,
// and every script in its own direction. Widths are measured once.
(function (g) {
  "use strict";
  const LINE = 1.2;
  const SECOND = 0.92;
  const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
  const FIRST_LETTER = /\p{L}/u;
  const SPACED = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{P}\s\d]+$/u;
  const STYLES = {
    site: {colour: "ink", weight: 650}, area: {colour: "ink", weight: 500, style: "italic"}, city: {colour: "label"},
    town: {colour: "label", size: 0.75}, base: {colour: "label", size: 0.75}, region: {colour: "label", size: 0.75, spacing: 0.08},
    country: {colour: "label-country", weight: 500, spacing: 0.22, capitals: true},
    water: {colour: "label-water", style: "italic", spacing: 0.03, halo: "water"},
    ghost: {colour: "quiet", style: "italic", size: 0.75},
  };
  const pen = document.createElement("canvas").getContext("2d");
  const widths = new Map();

  function measured(font, text) {
    const key = `${font}|${text}`;
    if (!widths.has(key)) {
      if (widths.size > 20000) widths.clear();
      pen.font = font;
      widths.set(key, pen.measureText(text).width);
    }
    return widths.get(key);
  }

  const direction = text => RTL.test((FIRST_LETTER.exec(text) || [""])[0]) ? "rtl" : "ltr";

  // The lines of a name: text, font, width, and how wide its letters are set apart.
  function lines({words, kind}) {
    const {weight = 400, style = "normal", size, spacing = 0, capitals} = STYLES[kind] || STYLES.city;
    return words.map((said, n) => {
      const text = capitals ? said.toUpperCase() : said;
      const px = (size ? size * g.palette.rem : g.palette.small) * (n ? SECOND : 1);
      const rtl = direction(text) === "rtl";
      const font = `${rtl ? "normal" : style} ${weight} ${px}px ${g.palette.font}`;
      const apart = SPACED.test(text) ? spacing * px : 0;
      const width = apart ? [...text].reduce((sum, letter) => sum + measured(font, letter) + apart, -apart) : measured(font, text);
      return {text, font, px, rtl, apart, width, height: px * LINE, faint: n > 0};
    });
  }

  g.textSize = function (label) {
    const set = lines(label);
    return {width: Math.ceil(Math.max(...set.map(({width}) => width))), height: Math.ceil(set.reduce((sum, {height}) => sum + height, 0))};
  };

  // Letter by letter where they stand apart: all the halos first, then the letters.
  function write(context, {text, font, apart}, x, y, draw) {
    if (!apart) return context[draw](text, x, y);
    let at = x;
    for (const letter of text) {
      context[draw](letter, at, y);
      at += measured(font, letter) + apart;
    }
    return undefined;
  }

  g.paintLabel = function (context, label) {
    const {colour, halo = "land"} = STYLES[label.kind] || STYLES.city;
    const [left, top, right] = label.box;
    let y = top;
    context.save();
    Object.assign(context, {textAlign: "left", textBaseline: "middle", lineJoin: "round", lineWidth: 3});
    Object.assign(context, {strokeStyle: g.palette[halo], fillStyle: g.palette[colour]});
    for (const line of lines(label)) {
      const spare = right - left - line.width;
      const x = left + (label.even === "right" ? spare : label.even === "center" ? spare / 2 : 0);
      context.font = line.font;
      context.direction = line.rtl ? "rtl" : "ltr";
      const middle = y + line.height / 2 + line.px * 0.04;
      context.globalAlpha = 0.92;
      write(context, line, x, middle, "strokeText");
      context.globalAlpha = line.faint ? 0.9 : 1;
      write(context, line, x, middle, "fillText");
      y += line.height;
    }
    context.restore();
  };

  g.paintDot = function (context, [x, y]) {
    const disc = (r, colour) => {
      context.beginPath();
      context.arc(x, y, r, 0, 2 * Math.PI);
      context.fillStyle = colour;
      context.fill();
    };
    disc(4, g.palette.land);
    disc(2.5, g.palette.label);
  };
})(window.geostrike);
