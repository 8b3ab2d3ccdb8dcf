// Where a day stands on the timeline, which unit its bars count, and the dates beneath them. Days are set evenly: a
// month of 31 days is wider than one of 28, and a span of days is as long as it is.
(function (g) {
  "use strict";
  const NARROWEST = 4;
  const FARTHEST = 80;
  const APART = 12;

  // The finest unit whose bars are still wide enough to be told apart.
  g.timeScale = function (lo, hi, room) {
    const wide = ({days}) => room * days / (hi - lo + 1) >= NARROWEST;
    const unit = g.UNITS.find(wide) || g.UNITS[g.UNITS.length - 1];
    const starts = g.unitStarts(unit, lo, hi);
    const count = starts.length - 1;
    const [from, end] = [starts[0], starts[count]];
    // A few days do not need all the room.
    const width = Math.min(room, count * FARTHEST);
    const x = day => (day - from) / (end - from) * width;
    const unitOf = day => {
      let [low, high] = [0, count - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] <= day) low = middle;
        else high = middle - 1;
      }
      return low;
    };
    const dayAt = px => from + px / width * (end - from);
    const edgeAt = px => {
      const u = unitOf(dayAt(px));
      return px - x(starts[u]) > x(starts[u + 1]) - px ? u + 1 : u;
    };
    return {unit, starts, count, width, x, dayAt, unitOf, unitAt: px => unitOf(dayAt(px)), edgeAt};
  };

  // Dates that could stand beneath the bars, from the closest together to the farthest.
  function* levels() {
    const onDays = test => ({unit: g.UNITS[0], test: day => test(g.dateParts(day)[2])});
    yield onDays(() => true);
    yield onDays(d => d % 2 === 1 && d < 31);
    yield onDays(d => d === 1 || d % 5 === 0 && d < 30);
    yield onDays(d => d === 1 || d === 10 || d === 20);
    yield onDays(d => d === 1 || d === 15);
    for (const step of [1, 3, 6]) yield {unit: g.unitOfMonths(step)};
    for (let ten = 1; ten <= 1000; ten *= 10) {
      for (const step of [ten, 2 * ten, 5 * ten]) yield {unit: g.unitOfYears(step)};
    }
  }

  function words({name}, day, first) {
    const [year, month, date] = g.dateParts(day);
    if (name === "year") return `${year}`;
    const short = g.shortMonths(g.monthName(month));
    const told = name === "month" ? short : `${date} ${short}`;
    return first || month === 0 && (name === "month" || date === 1) ? `${told} ${year}` : told;
  }

  // A date stands beneath its bar where it is one unit's, and beside a short line where it begins several.
  function labelled({unit, test = () => true}, scale, measure) {
    const {starts, count, x, width} = scale;
    if (unit.days < scale.unit.days || (starts[count] - starts[0]) / unit.days * APART > width) return null;
    const one = unit.days === scale.unit.days;
    const found = [];
    for (let day = unit.start(starts[0]); day < starts[count]; day = unit.next(day)) {
      if (day < starts[0] || !test(day)) continue;
      const text = words(unit, day, !found.length);
      const long = measure(text);
      const at = one ? (x(day) + x(unit.next(day)) - long) / 2 : x(day) + 4;
      const left = Math.max(0, Math.min(at, width - long));
      if (!one && left < at) continue;
      found.push({text, left, right: left + long, line: one ? null : x(day)});
    }
    return found;
  }

  g.timeTicks = function (scale, measure) {
    for (const level of levels()) {
      const found = labelled(level, scale, measure);
      if (found && found.every((label, i) => !i || label.left - found[i - 1].right >= APART)) return found;
    }
    return [];
  };
})(window.geostrike);
