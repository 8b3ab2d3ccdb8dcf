// The timeline: when events happened, which period is shown, and the words that say so.
(function (g) {
  "use strict";
  const FAINT = 8;
  const LOW = 48;
  const NARROW = 500;
  const MARGIN = 10;

  function undatedWords(count, leftOut, narrow) {
    if (!count) return "";
    return narrow ? `${count.toLocaleString("en")} undated` : `${count.toLocaleString("en")} without a date${leftOut ? " left out" : ""}`;
  }

  function highest(bars) {
    let top = 0;
    for (let u = 0; u < bars.length; u += 2) top = Math.max(top, bars[u] + bars[u + 1]);
    return top;
  }

  // Drawn anew when its size or the colours change; before the page is printed, at once.
  function redrawn(node, draw) {
    new ResizeObserver(draw).observe(node);
    matchMedia("(forced-colors: active)").addEventListener("change", draw);
    g.onPalette(draw);
  }

  function timeline(section, data, tally) {
    let [scale, pen, ticks, lanes, rows, bars, cover, passing, known, wanted, frame] = [];
    const canvas = g.el("canvas", {"aria-hidden": "true"});
    const track = g.el("div", {class: "time-track"}, canvas);
    const words = g.el("p", {class: "time-words"});
    const pointed = g.el("p", {class: "time-told", "aria-hidden": "true"});
    const aside = g.el("p", {class: "time-undated"});
    const alternative = g.el("p", {class: "hidden"});
    const period = () => g.filter.days;
    const time = {tally, scale: () => scale, window: period, wanted: () => wanted === undefined ? period() : wanted, choose, pause: () => player.pause()};
    const brush = g.timeBrush(time, track);
    const player = g.timePlayer(time);
    const lift = g.el("button", {type: "button", class: "plain", click: () => {
      choose(null);
      track.querySelector(".first").focus({preventScroll: true});
    }}, "All dates");

    // One change of the filter a frame, however fast the hand is.
    function choose(days, from) {
      if (!player.moves(from)) player.pause();
      const whole = days && days[0] <= scale.starts[0] && days[1] >= scale.starts[scale.count] - 1;
      wanted = whole && !from ? null : days;
      frame = frame || requestAnimationFrame(() => {
        const next = wanted;
        [frame, wanted] = [0, undefined];
        if (String(next) !== String(period())) g.setFilter(data, {days: next});
        g.noteState();
      });
    }

    function take() {
      pen = {...g.timeCanvas(canvas), colours: g.timeColours(section)};
      const {fontSize, fontFamily} = getComputedStyle(canvas);
      pen.ctx.font = `${fontSize} ${fontFamily}`;
    }

    function measure() {
      player.pause();
      take();
      if (!pen.width) return false;
      const wide = text => pen.ctx.measureText(text).width;
      const all = () => g.inUnits(tally.all, scale.starts, tally.lo);
      // The greatest number stands in a margin of its own.
      scale = g.timeScale(tally.lo, tally.hi, pen.width);
      scale = g.timeScale(tally.lo, tally.hi, pen.width - wide(highest(all()).toLocaleString("en")) - MARGIN);
      ticks = g.timeTicks(scale, wide);
      lanes = g.timeLanes(data.events, tally.spans, scale, pen.height < LOW ? 2 : 5);
      rows = lanes ? lanes.count : 1;
      alternative.textContent = g.timeSummary(tally, scale, all());
      // Many lanes may take a little more of the page, so that the bars keep theirs.
      canvas.style.setProperty("--more", Math.max(0, Math.min(2, rows - 2)));
      if (canvas.clientHeight !== pen.height) take();
      return true;
    }

    function draw() {
      if (!pen.width) return;
      const window = period();
      const all = g.inUnits(tally.all, scale.starts, tally.lo);
      bars = g.inUnits(passing, scale.starts, tally.lo);
      const strong = window ? g.inUnits(passing, scale.starts, tally.lo, window) : bars;
      const [most, left] = [highest(all), highest(bars)];
      // Where little is left of much, it is measured by itself.
      const top = left && left * FAINT < most ? left : most;
      cover = lanes ? null : g.timeCover(data.events, tally.spans, passing.mask, scale);
      g.timeBars(pen, {scale, all, passing: bars, strong, window, ticks, top, rows, margin: MARGIN, events: data.events, lanes, cover, passes: passing.mask, shown: data.shown});
      brush.place();
      const shown = window ? data.shownCount : data.shownCount - passing.undated;
      const narrow = pen.width < NARROW;
      const told = g.periodWords(...window || [tally.lo, tally.hi]);
      words.replaceChildren(g.el("strong", {}, narrow ? g.shortMonths(told) : told), `, ${g.counted(shown, "event")}`);
      aside.textContent = undatedWords(passing.undated, window, narrow);
      lift.hidden = !window;
    }

    // While only the period changes, what the other filters let pass stays counted.
    function update() {
      const {days, ...others} = g.filter;
      const now = Object.values(others);
      if (!known || now.some((value, k) => value !== known[k])) passing = tally.counted(g.passing(data, "days"));
      known = now;
      if (player.stopped(days)) player.pause();
      draw();
    }

    section.append(g.el("div", {class: "time-head"}, player.button, words, lift, pointed, aside), track, alternative);
    section.addEventListener("keydown", brush.escape);
    g.timeHover(track, pointed, data, () => ({scale, lanes, bars, cover, laneAt: y => g.timeLaneAt(pen, rows, y)}));
    measure();
    update();
    redrawn(track, () => measure() && draw());
    g.onFilter(update);
  }

  // All on one day: a bar and its date, and nothing to choose.
  function oneDay(section, data, tally) {
    const canvas = g.el("canvas", {"aria-hidden": "true"});
    const [strikes, attacks] = tally.all.days;
    section.classList.add("one-day");
    section.append(canvas, g.el("p", {class: "time-words"}, g.el("strong", {}, g.dayWords(tally.lo)), `, ${g.kindsWords(strikes, attacks)}`),
      g.el("p", {class: "time-undated"}, undatedWords(tally.undated)));
    redrawn(canvas, () => {
      const pen = {...g.timeCanvas(canvas), colours: g.timeColours(section)};
      g.timeStack(pen, [0, pen.width], pen.height, Math.min(9, pen.height / (strikes + attacks)), strikes, attacks);
    });
  }

  g.drawTimeline = function (map, data) {
    const section = document.getElementById("geostrike-time");
    const tally = g.timeTally(data);
    section.hidden = !data.events.count;
    if (!tally.dated) section.append(g.el("p", {class: "time-words"}, "No event has a date."));
    else if (tally.lo === tally.hi && !tally.spans.length) oneDay(section, data, tally);
    else timeline(section, data, tally);
  };
})(window.geostrike);
