// Which events pass what the reader asks for: one pass over the columns, and everybody who draws is told.
(function (g) {
  "use strict";
  const listeners = [];
  const NONE = {types: null, actors: null, countries: null, precisions: null, publishers: null, disputed: false, days: null, found: null};

  g.filter = {...NONE};
  g.onFilter = listener => listeners.push(listener);

  // Which values of a column's codes pass, as a table of 0 and 1.
  function allowed(values, count) {
    const table = new Uint8Array(count);
    for (const value of values) if (value >= 0 && value < count) table[value] = 1;
    return table;
  }

  // Each test narrows the mask that those before it left.
  const TESTS = {
    types: (events, wanted) => byCode(events.type, allowed(wanted, 2)),
    actors: (events, wanted) => byWord(events.actor1, wanted),
    countries: (events, wanted) => byWord(events.country, wanted),
    precisions: (events, wanted) => byCode(events.wherePrec, allowed(wanted, 8)),
    publishers: ({publishers: {sets, codes}}, wanted) => byCode(codes, Uint8Array.from(sets, set => set.some(k => wanted.has(k)) ? 1 : 0)),
    disputed: events => byCode(events.disputed, [0, 1]),
    days: ({first, last}, [from, to]) => mask => {
      for (let i = 0; i < mask.length; i++) mask[i] &= first[i] !== g.NO_DAY && first[i] <= to && last[i] >= from;
    },
    found: (events, wanted) => mask => {
      for (let i = 0; i < mask.length; i++) mask[i] &= wanted[i];
    },
  };

  const byCode = (codes, table) => mask => {
    for (let i = 0; i < mask.length; i++) mask[i] &= table[codes[i]];
  };

  // A column of few words is filtered by its codes, one in which nearly every word differs by the words themselves.
  const byWord = (column, wanted) => column.codes ? byCode(column.codes, allowed(wanted, column.words.length)) : mask => {
    for (let i = 0; i < mask.length; i++) mask[i] &= wanted.has(column.at(i));
  };

  // The mask of events that pass the filter; `but` leaves one of its parts out, to count what its other values would give.
  g.passing = function (data, but) {
    const mask = new Uint8Array(data.events.count).fill(1);
    for (const [name, test] of Object.entries(TESTS)) if (g.filter[name] && name !== but) test(data.events, g.filter[name])(mask);
    return mask;
  };

  function apply(data) {
    data.shown = g.passing(data);
    let count = 0;
    for (let i = 0; i < data.shown.length; i++) count += data.shown[i];
    data.shownCount = count;
  }

  g.setFilter = function (data, changes) {
    g.filter = {...g.filter, ...changes};
    apply(data);
    listeners.forEach(listener => listener({shown: data.shown, count: data.shownCount}));
  };

  g.liftFilters = data => g.setFilter(data, NONE);
  g.readyFilter = apply;
})(window.geostrike);
