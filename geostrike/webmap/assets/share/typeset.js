// Lines of text on a picture: broken where they are as wide as it is, each begun at the side of its own script.
(function (g) {
  "use strict";

  // Size, weight and height of a line, in pixels of the page.
  const SIZES = {title: [24, 650, 30], summary: [15, 400, 21], said: [13, 600, 19], key: [13, 400, 22], foot: [11, 400, 16]};

  g.figureFont = name => `${SIZES[name][1]} ${SIZES[name][0]}px ${g.palette.font}`;

  // Words in lines no wider than the figure. A word of its own that is wider is cut.
  g.linesOf = function (pen, words, name, width) {
    pen.font = g.figureFont(name);
    const found = [];
    let line = "";
    for (let word of words.split(/\s+/).filter(Boolean)) {
      if (line && pen.measureText(`${line} ${word}`).width <= width) {
        line += ` ${word}`;
        continue;
      }
      if (line) found.push(line);
      while (pen.measureText(word).width > width) {
        let length = word.length - 1;
        while (length > 1 && pen.measureText(word.slice(0, length)).width > width) length--;
        found.push(word.slice(0, length));
        word = word.slice(length);
      }
      line = word;
    }
    return line ? [...found, line] : found;
  };

  // Text in any direction begins at its own side.
  const rightward = words => !/^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufefc]/u.test(words);

  g.writeLines = function (pen, found, name, colour, x, y, width) {
    const [, , height] = SIZES[name];
    Object.assign(pen, {font: g.figureFont(name), fillStyle: colour, textBaseline: "alphabetic"});
    for (const line of found) {
      const ltr = rightward(line);
      Object.assign(pen, {direction: ltr ? "ltr" : "rtl", textAlign: ltr ? "left" : "right"});
      pen.fillText(line, ltr ? x : x + width, y + height - height / 3.2);
      y += height;
    }
    pen.direction = "ltr";
    pen.textAlign = "left";
    return y;
  };

  g.lineHeight = name => SIZES[name][2];
})(window.geostrike);
