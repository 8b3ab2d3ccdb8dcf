// A period is chosen by drawing over the timeline, by mouse or finger, or with two handles by the keyboard. Whole units
// are chosen, so that a bar is in or out.
(function (g) {
  "use strict";
  const STILL = 3;
  const STEPS = {ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity};
  const within = (value, low, high) => Math.max(low, Math.min(high, value));

  // `time` knows the scale and the period: {scale(), window(), wanted(), choose(window, from)}.
  g.timeBrush = function (time, track) {
    const units = window => {
      const {count, unitOf} = time.scale();
      return window ? [unitOf(window[0]), unitOf(window[1])] : [0, count - 1];
    };
    const days = ([a, b]) => [time.scale().starts[a], time.scale().starts[b + 1] - 1];

    function handle(end, name) {
      const node = g.el("div", {
        class: `time-handle ${end ? "last" : "first"}`, role: "slider", tabindex: "0", "aria-label": name, "aria-orientation": "horizontal",
        keydown: event => {
          const step = STEPS[event.key];
          if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          const {starts, count} = time.scale();
          const window = time.wanted() || days([0, count - 1]);
          const at = units(window);
          const to = end ? within(at[1] + step, at[0], count - 1) : within(at[0] + step, 0, at[1]);
          // The other end stays as it is, though a link may have put it within a unit.
          time.choose(end ? [window[0], starts[to + 1] - 1] : [starts[to], window[1]]);
        },
      });
      return node;
    }

    const handles = [handle(0, "First day"), handle(1, "Last day")];
    track.append(...handles);

    function place() {
      const {scale} = time;
      const {starts, count, x, width} = scale();
      const window = time.window();
      const at = units(window);
      const shown = window || days(at);
      track.classList.toggle("brushed", Boolean(window));
      handles.forEach((node, end) => {
        node.style.left = `${within(x(shown[end] + end), 0, width)}px`;
        node.setAttribute("aria-valuemin", end ? at[0] : 0);
        node.setAttribute("aria-valuemax", end ? count - 1 : at[1]);
        node.setAttribute("aria-valuenow", at[end]);
        node.setAttribute("aria-valuetext", g.dayWords(window ? shown[end] : end ? Math.min(shown[1], time.tally.hi) : Math.max(starts[0], time.tally.lo)));
      });
    }

    let drag = null;
    const px = event => event.clientX - track.getBoundingClientRect().left;

    function mode(event) {
      const end = handles.indexOf(event.target);
      if (end >= 0) return ["first", "last"][end];
      const window = time.wanted();
      const day = time.scale().dayAt(px(event));
      return window && day >= window[0] && day < window[1] + 1 ? "move" : "new";
    }

    track.addEventListener("pointerdown", event => {
      if (event.button !== 0 || !event.isPrimary) return;
      // The page keeps its selection; the keyboard goes on from here.
      event.preventDefault();
      const does = mode(event);
      handles[does === "last" ? 1 : 0].focus({preventScroll: true, focusVisible: false});
      time.pause();
      drag = {does, from: px(event), before: time.wanted(), units: units(time.wanted()), moved: false};
      track.setPointerCapture(event.pointerId);
      track.classList.add("dragging");
    });

    function next(at) {
      const {count, unitAt, edgeAt} = time.scale();
      const {does, from, units: [a, b]} = drag;
      if (does === "first") return [Math.min(edgeAt(at), b), b];
      if (does === "last") return [a, Math.max(edgeAt(at) - 1, a)];
      if (does === "new") return [unitAt(from), unitAt(at)].sort((one, other) => one - other);
      const by = within(unitAt(at) - unitAt(from), -a, count - 1 - b);
      return [a + by, b + by];
    }

    track.addEventListener("pointermove", event => {
      if (!drag) {
        track.classList.toggle("inside", mode(event) === "move");
        return;
      }
      const at = px(event);
      drag.moved = drag.moved || Math.abs(at - drag.from) > STILL;
      if (drag.moved) time.choose(days(next(within(at, 0, time.scale().width))));
    });

    function finish() {
      drag = null;
      track.classList.remove("dragging");
    }

    track.addEventListener("pointerup", event => {
      if (!drag) return;
      // A click on a bar is a choice of its unit.
      if (!drag.moved && drag.does === "new") time.choose(days(next(px(event))));
      finish();
    });
    track.addEventListener("lostpointercapture", finish);
    track.addEventListener("dblclick", () => time.choose(null));

    function escape(event) {
      if (event.key !== "Escape" || !drag && !time.window()) return;
      event.preventDefault();
      time.choose(drag ? drag.before : null);
      finish();
    }

    return {place, escape, dragging: () => Boolean(drag)};
  };
})(window.geostrike);
