// A window that moves through time: the chosen period, or a small part of the whole. It steps by units, as many as a
// frame finds due; for readers who want no motion it steps on at a quiet pace.
(function (g) {
  "use strict";
  const WHOLE = 16000;
  const EACH = 900;
  const CALM = 700;
  const PARTS = 20;
  const SVG = {viewBox: "0 0 12 12", width: 12, height: 12, "aria-hidden": "true"};

  function icon() {
    const svg = g.shape("svg", SVG);
    svg.append(g.shape("path", {d: "M2.5 1 11 6 2.5 11Z", class: "go"}), g.shape("path", {d: "M2 1H5V11H2ZM7 1H10V11H7Z", class: "halt"}));
    return svg;
  }

  g.timePlayer = function (time) {
    let run = null;

    const button = g.el("button", {
      type: "button", class: "time-play", "aria-label": "Play through time", title: "Play through time", "aria-pressed": "false",
      click: () => run ? pause() : play(),
    }, icon());

    function pause() {
      if (!run) return;
      cancelAnimationFrame(run.frame);
      clearTimeout(run.timer);
      run = null;
      button.setAttribute("aria-pressed", "false");
    }

    function show(first) {
      const {starts} = time.scale();
      run.first = first;
      run.before = time.window();
      run.days = [starts[first], starts[first + run.length] - 1];
      time.choose(run.days, run);
    }

    function frame(now) {
      if (!run) return;
      run.began = run.began || now;
      const due = Math.min(run.end, run.start + Math.floor((now - run.began) / run.each));
      if (due > run.first) show(due);
      if (run.first >= run.end) pause();
      else run.frame = requestAnimationFrame(frame);
    }

    function step() {
      if (!run) return;
      show(Math.min(run.end, run.first + run.stride));
      if (run.first >= run.end) pause();
      else run.timer = setTimeout(step, CALM);
    }

    function play() {
      const {count, unitOf} = time.scale();
      const window = time.window();
      const at = window ? [unitOf(window[0]), unitOf(window[1])] : [0, Math.max(1, Math.round(count / PARTS)) - 1];
      const length = at[1] - at[0] + 1;
      const end = count - length;
      const start = at[0] < end ? at[0] : 0;
      const each = Math.min(EACH, WHOLE / Math.max(1, end));
      run = {start, end, length, each, stride: Math.max(1, Math.ceil(end * CALM / WHOLE))};
      button.setAttribute("aria-pressed", "true");
      show(start);
      if (g.calm()) run.timer = setTimeout(step, CALM);
      else run.frame = requestAnimationFrame(frame);
    }

    // Where somebody else moves the window, or lifts it, the player rests.
    const stopped = days => Boolean(run) && ![run.before, run.days].some(own => String(own) === String(days));
    return {button, pause, stopped, moves: from => Boolean(from) && from === run};
  };
})(window.geostrike);
