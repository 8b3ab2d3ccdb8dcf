// Days as numbers since 1970, in words and in units: the calendar that timeline, filters and address share.
(function (g) {
  "use strict";
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  g.MONTHS = MONTHS;
  const DAY = 864e5;

  function parts(day) {
    const date = new Date(day * DAY);
    return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  }

  // `Date.UTC` would take the year 24 for 1924.
  function dayOf(year, month, day) {
    return new Date(0).setUTCFullYear(year, month, day) / DAY;
  }

  const monthWords = day => `${MONTHS[parts(day)[1]]} ${parts(day)[0]}`;

  g.monthName = month => MONTHS[month];
  g.shortMonths = text => text.replace(new RegExp(MONTHS.join("|"), "g"), name => name.slice(0, 3));
  g.dateParts = parts;

  g.dayWords = day => `${parts(day)[2]} ${monthWords(day)}`;

  // The first and last day of a period, as a newspaper would name it.
  g.periodWords = function (first, last) {
    const [y, m, d] = parts(first);
    const [year, month, end] = parts(last);
    const whole = d === 1 && parts(last + 1)[2] === 1;
    if (first === last) return g.dayWords(first);
    if (whole && m === 0 && month === 11) return y === year ? `${y}` : `${y}–${year}`;
    if (whole && y === year) return m === month ? monthWords(first) : `${MONTHS[m]}–${monthWords(last)}`;
    if (whole) return `${monthWords(first)} – ${monthWords(last)}`;
    if (y !== year) return `${g.dayWords(first)} – ${g.dayWords(last)}`;
    return m === month ? `${d}–${end} ${monthWords(last)}` : `${d} ${MONTHS[m]} – ${g.dayWords(last)}`;
  };

  g.isoDay = day => new Date(day * DAY).toISOString().replace(/T.*/, "");

  // NaN for what is no day: 30 February is none.
  g.dayOfIso = function (text) {
    const [, ...told] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) || [];
    const [year, month, date] = told.map(Number);
    const day = dayOf(year, month - 1, date);
    return told.length && g.isoDay(day) === text ? day : NaN;
  };

  // Each unit: its usual length in days, the first day of the one that a day is in, and of the one after.
  const years = (name, length) => ({
    name, days: length * 365.2425,
    start: day => dayOf(Math.floor(parts(day)[0] / length) * length, 0, 1),
    next: day => dayOf(parts(day)[0] + length, 0, 1),
  });
  const months = (name, length) => ({
    name, days: length * 30.436875,
    start: day => dayOf(parts(day)[0], Math.floor(parts(day)[1] / length) * length, 1),
    next: day => dayOf(parts(day)[0], parts(day)[1] + length, 1),
  });
  g.UNITS = [
    {name: "day", days: 1, start: day => day, next: day => day + 1},
    // Weeks begin on Monday; the first of January 1970 was a Thursday.
    {name: "week", days: 7, start: day => Math.floor((day + 3) / 7) * 7 - 3, next: day => day + 7},
    months("month", 1), months("quarter", 3), years("year", 1), years("decade", 10), years("century", 100),
  ];
  g.unitOfMonths = length => months("month", length);
  g.unitOfYears = length => years("year", length);

  // The first days of the units that cover first..last, and at the end the day after the last of them.
  g.unitStarts = function ({start, next}, first, last) {
    const found = [start(first)];
    while (found[found.length - 1] <= last) found.push(next(found[found.length - 1]));
    return Int32Array.from(found);
  };
})(window.geostrike);
