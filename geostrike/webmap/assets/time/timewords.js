// What the timeline shows, in words: for who cannot see it, and for who points at a part of it.
(function (g) {
  "use strict";
  const REACH = 3;

  g.kindsWords = (strikes, attacks) =>
    [strikes && g.counted(strikes, "strike"), attacks && g.counted(attacks, "attack")].filter(Boolean).join(", ") || "no event";

  g.timeSummary = function ({lo, hi, dated, byDay, spans, undated}, {starts, count, unit}, bars) {
    let most = 0;
    for (let u = 1; u < count; u++) if (bars[2 * u] + bars[2 * u + 1] > bars[2 * most] + bars[2 * most + 1]) most = u;
    const busiest = g.periodWords(starts[most], starts[most + 1] - 1);
    return [
      `${g.counted(dated, "event")} with a date, from ${g.dayWords(lo)} to ${g.dayWords(hi)}.`,
      byDay && `Most ${unit.days > 1 ? "in" : "on"} ${busiest}: ${g.kindsWords(bars[2 * most], bars[2 * most + 1])}.`,
      spans.length && `${g.counted(spans.length, "event")} dated to a span of days, not to a day.`,
      undated && `${g.counted(undated, "event")} without a date.`,
    ].filter(Boolean).join(" ");
  };

  // `state()` gives what is drawn now; a span is also pointed at on the map, as a row of the table is.
  g.timeHover = function (track, told, data, state) {
    let pointed = null;

    function spanAt(x, y) {
      const {scale, lanes, laneAt} = state();
      const {first, last} = data.events;
      if (!lanes) return null;
      const lane = laneAt(y);
      const n = lanes.spans.findIndex((i, k) => lanes.lanes[k] === lane && x >= scale.x(first[i]) - REACH && x <= scale.x(last[i] + 1) + REACH);
      return n < 0 ? null : lanes.spans[n];
    }

    function unitWords(x) {
      const {scale, bars, cover} = state();
      const {starts} = scale;
      const u = scale.unitAt(x);
      const also = cover && cover[u] ? `; ${cover[u].toLocaleString("en")} dated to longer spans` : "";
      return `${g.periodWords(starts[u], starts[u + 1] - 1)}: ${g.kindsWords(bars[2 * u], bars[2 * u + 1])}${also}`;
    }

    function point(span) {
      if (span === pointed) return;
      pointed = span;
      g.pointAt(span === null ? [] : [span]);
    }

    function tell(event) {
      const {left, top, width} = track.getBoundingClientRect();
      const x = Math.max(0, Math.min(width, event.clientX - left));
      const span = spanAt(x, event.clientY - top);
      point(span);
      told.replaceChildren(...span === null ? [unitWords(x)] : [`${data.events.when.at(span)}: `, g.bdi(data.events.at(span).title)]);
    }

    function leave() {
      point(null);
      told.replaceChildren();
    }

    track.addEventListener("pointermove", event => event.pointerType === "touch" || event.buttons ? leave() : tell(event));
    track.addEventListener("pointerleave", leave);
    // What is told there is of the bars as they were.
    g.onFilter(leave);
  };
})(window.geostrike);
