// Events whose date is a span of days: a few as thin lines in lanes, many as one strip that is darker where more of
// them may lie.
(function (g) {
  "use strict";
  const FEW = 40;
  const GAP = 2;

  // The lane of each span, the first that is free; null where there are too many to be read one by one.
  g.timeLanes = function ({first, last}, spans, scale, most) {
    if (spans.length > FEW) return null;
    const ends = [];
    const lanes = [];
    for (const i of spans) {
      const from = scale.x(first[i]);
      let lane = ends.findIndex(end => end + GAP <= from);
      if (lane < 0) lane = ends.push(0) - 1;
      if (ends.length > most) return null;
      ends[lane] = Math.max(scale.x(last[i] + 1), from + 3);
      lanes.push(lane);
    }
    return {spans, lanes, count: ends.length};
  };

  // How many of the spans that pass cover each unit, at least in part.
  g.timeCover = function ({first, last}, spans, mask, {starts, count, unitOf}) {
    const steps = new Int32Array(count + 1);
    for (const i of spans) {
      if (!mask[i] || last[i] < starts[0] || first[i] >= starts[count]) continue;
      steps[unitOf(Math.max(first[i], starts[0]))]++;
      steps[unitOf(Math.min(last[i], starts[count] - 1)) + 1]--;
    }
    for (let u = 1; u < count; u++) steps[u] += steps[u - 1];
    return steps.subarray(0, count);
  };
})(window.geostrike);
