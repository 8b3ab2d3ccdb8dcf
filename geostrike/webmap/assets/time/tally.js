// How many events each day has, of either kind. Dates that are not a day are never counted as one: they are spans.
(function (g) {
  "use strict";
  const SHORT = 62;

  // The days that the timeline shows. A span much longer than what is known by the day is cut at the edges, so that one
  // event "in 2024" does not press two weeks of events together; one that lies beside them widens the timeline.
  function reach(near, wide) {
    let [lo, hi] = near;
    if (lo > hi) for (const [a, b] of wide) [lo, hi] = [Math.min(lo, a), Math.max(hi, b)];
    const [from, to] = [lo, hi];
    for (const [a, b] of wide) if (b < from || a > to) [lo, hi] = [Math.min(lo, a), Math.max(hi, b)];
    return [lo, hi];
  }

  g.timeTally = function (data) {
    const {count, first, last, type, datePrec} = data.events;
    const isSpan = i => datePrec[i] > 1 || last[i] !== first[i];
    const spans = [];
    const wide = [];
    let undated = 0;
    let [from, to] = [Infinity, -Infinity];
    for (let i = 0; i < count; i++) {
      if (first[i] === g.NO_DAY) {
        undated++;
        continue;
      }
      const span = isSpan(i);
      if (span) spans.push(i);
      if (span && last[i] - first[i] > SHORT) {
        wide.push([first[i], last[i]]);
      } else {
        if (first[i] < from) from = first[i];
        if (last[i] > to) to = last[i];
      }
    }
    const [lo, hi] = reach([from, to], wide);

    // Strikes and attacks by turns for each day from `lo` on, of the events that the mask lets pass.
    function counted(mask) {
      const days = new Uint32Array(2 * Math.max(0, hi - lo + 1));
      let without = 0;
      for (let i = 0; i < count; i++) {
        if (!mask[i]) continue;
        const day = first[i];
        if (day === g.NO_DAY) without++;
        else if (datePrec[i] <= 1 && last[i] === day) days[2 * (day - lo) + type[i]]++;
      }
      return {days, undated: without, mask};
    }

    const all = new Uint8Array(count).fill(1);
    return {lo, hi, spans: Int32Array.from(spans), undated, dated: count - undated, byDay: count - undated - spans.length, all: counted(all), counted};
  };

  // The same numbers for units that begin on `starts`, between the days of a window if there is one.
  g.inUnits = function ({days}, starts, lo, window) {
    const found = new Float64Array(2 * (starts.length - 1));
    const [from, to] = window || [-Infinity, Infinity];
    for (let u = 0; u + 1 < starts.length; u++) {
      const end = Math.min(starts[u + 1] - 1, to, lo + days.length / 2 - 1);
      for (let day = Math.max(starts[u], from, lo); day <= end; day++) {
        found[2 * u] += days[2 * (day - lo)];
        found[2 * u + 1] += days[2 * (day - lo) + 1];
      }
    }
    return found;
  };
})(window.geostrike);
