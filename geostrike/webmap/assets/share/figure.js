// The map as a picture for a briefing: its title and what it says above it; the signs, what is shown and whose lines and
// words they are beneath. Drawn at twice the size of the screen.
(function (g) {
  "use strict";
  const SCALE = 2;
  const EDGE = 28;
  const LEAST = 640;

  const dash = (pen, steps, draw) => {
    pen.save();
    pen.setLineDash(steps);
    pen.beginPath();
    draw();
    pen.stroke();
    pen.restore();
  };

  function hasUnpinned({events: {lon, country}, shown}) {
    for (let i = 0; i < shown.length; i++) if (shown[i] && lon[i] !== lon[i] && country.at(i)) return true;
    return false;
  }

  function swatch(pen, x, y) {
    pen.fillStyle = g.palette.tint;
    pen.fillRect(x - 10, y - 6, 20, 12);
    Object.assign(pen, {strokeStyle: g.palette.border, lineWidth: 1});
    pen.strokeRect(x - 9.5, y - 5.5, 19, 11);
  }

  // The signs that are on the picture: how each is drawn about x, y, and what it means.
  function signs(data) {
    const {events, shown} = data;
    const has = test => {
      for (let i = 0; i < shown.length; i++) if (shown[i] && events.lon[i] === events.lon[i] && test(i)) return true;
      return false;
    };
    const glyph = (type, coarse) => (pen, x, y) => g.paintGlyph(pen, type, x, y, {coarse, size: 20, halo: false});
    const circle = steps => (pen, x, y) => dash(pen, steps, () => pen.arc(x, y, 7, 0, 2 * Math.PI));
    const line = steps => (pen, x, y) => dash(pen, steps, () => {
      pen.moveTo(x - 9, y);
      pen.lineTo(x + 9, y);
    });
    const area = i => events.radius[i] > 0 || events.area[i] >= 0;
    return [
      has(i => !events.type[i]) && [glyph("strike", false), "Strike"],
      has(i => events.type[i]) && [glyph("attack", false), "Attack"],
      has(i => events.wherePrec[i] >= 3) && [glyph(has(i => events.wherePrec[i] >= 3 && !events.type[i]) ? "strike" : "attack", true), "Area only"],
      has(area) && [circle([]), "Lies within"],
      has(i => events.disputed[i]) && [circle([4, 3]), "Sources disagree"],
      hasUnpinned(data) && [swatch, "Country only"],
      data.contested.some(({events: pair}) => pair.every(i => shown[i])) && [line([5, 4]), "May be one event"],
    ].filter(Boolean);
  }

  function keyRows(pen, entries, width) {
    pen.font = g.figureFont("key");
    const rows = [[]];
    let used = 0;
    for (const [paint, words] of entries) {
      const wide = 28 + pen.measureText(words).width + 20;
      if (used + wide > width && rows[rows.length - 1].length) {
        rows.push([]);
        used = 0;
      }
      rows[rows.length - 1].push({paint, words, x: used});
      used += wide;
    }
    return rows;
  }

  // Whose words these are: how many publishers tell of what is shown, and whose lines it is drawn with.
  function footer({events: {count, lon, publishers}, shown, credits}) {
    const [sets, names] = [new Set(), new Set()];
    let unpinned = 0;
    for (let i = 0; i < count; i++) {
      if (!shown[i]) continue;
      sets.add(publishers.codes[i]);
      if (lon[i] !== lon[i]) unpinned++;
    }
    for (const set of sets) for (const k of publishers.sets[set] || []) names.add(k);
    const ended = words => /[.!?]$/.test(words) ? words : `${words}.`;
    return [
      `Told by ${g.counted(names.size, "publisher")}.${unpinned ? ` ${g.counted(unpinned, "event")} not on the map: known only to a country.` : ""}`,
      [...credits, "Borders are those that hold in fact; they say nothing about right.", "Made with geostrike and Leaflet."].map(ended).join(" "),
    ];
  }

  g.figure = function (map, data) {
    // What was asked for a moment ago may not be drawn yet.
    g.redrawMap({now: true});
    const picture = g.picture(map);
    const width = Math.max(LEAST, map.getSize().x);
    const high = Math.round(width * picture.height / picture.width);
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d", {alpha: false});
    const {ink, quiet, paper, rule} = g.palette;
    const summary = data.summary ?? (document.querySelector(".page-words p") || {textContent: ""}).textContent;
    const rows = keyRows(pen, signs(data), width);
    const text = {
      title: g.linesOf(pen, data.title || "", "title", width), summary: g.linesOf(pen, summary, "summary", width),
      said: g.linesOf(pen, g.shownWords(data), "said", width), foot: footer(data).map(words => g.linesOf(pen, words, "foot", width)).flat(),
    };
    const tall = (name, count = text[name].length) => count * g.lineHeight(name);
    const above = EDGE + tall("title") + (text.summary.length ? 4 + tall("summary") : 0) + 8 + tall("said") + 10;
    const below = 10 + tall("key", rows.length) + 8 + tall("foot") + EDGE - 6;
    Object.assign(canvas, {width: (width + 2 * EDGE) * SCALE, height: Math.ceil(above + high + below) * SCALE});
    pen.scale(SCALE, SCALE);
    pen.fillStyle = paper;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    let y = g.writeLines(pen, text.title, "title", ink, EDGE, EDGE, width);
    if (text.summary.length) y = g.writeLines(pen, text.summary, "summary", quiet, EDGE, y + 4, width);
    g.writeLines(pen, text.said, "said", ink, EDGE, y + 8, width);
    pen.imageSmoothingQuality = "high";
    pen.drawImage(picture, EDGE, above, width, high);
    Object.assign(pen, {strokeStyle: rule, lineWidth: 1});
    pen.strokeRect(EDGE + 0.5, above + 0.5, width - 1, high - 1);
    y = above + high + 10;
    for (const row of rows) {
      for (const {paint, words, x} of row) {
        Object.assign(pen, {strokeStyle: quiet, fillStyle: quiet, lineWidth: 1.5});
        paint(pen, EDGE + x + 11, y + 11);
        Object.assign(pen, {font: g.figureFont("key"), fillStyle: quiet, textBaseline: "middle"});
        pen.fillText(words, EDGE + x + 28, y + 12);
      }
      y += g.lineHeight("key");
    }
    g.writeLines(pen, text.foot, "foot", quiet, EDGE, y + 8, width);
    return new Promise((resolve, reject) => canvas.toBlob(blob => blob ? resolve(blob) : reject(new Error("The picture is too large for this browser")), "image/png"));
  };
})(window.geostrike);
