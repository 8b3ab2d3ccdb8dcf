// The order of the table: a number for each row, its rank and its index in one, so that a million rows are put in order
// without an object or a string each.
(function (g) {
  "use strict";
  const LAST = 0xffffffff;

  // The different words of a text column, and which of them each event has: as it comes, or made once by a walk over it.
  function* distinct(column, count) {
    if (column.words) return column;
    const known = new Map();
    const words = [];
    const codes = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      const word = column.at(i);
      let code = known.get(word);
      if (code === undefined) {
        known.set(word, code = words.length);
        words.push(word);
      }
      codes[i] = code;
      if ((i & 255) === 255) yield i / count;
    }
    return {words, codes};
  }

  // A walk that can be made in slices while nobody waits, or to its end where somebody does.
  g.walk = function (steps) {
    let done = null;
    const take = until => {
      while (!done) {
        const step = steps.next();
        if (step.done) done = step;
        else if (performance.now() > until) return false;
      }
      return true;
    };
    return {
      ready: () => Boolean(done),
      finish: () => take(Infinity) && done.value,
      // As a part of another walk.
      * steps() {
        while (!take(0)) yield;
        return done.value;
      },
      // Where somebody waits, but must not be held up.
      soon: async () => {
        while (!take(performance.now() + 10)) await g.pause();
        return done.value;
      },
      idle: async () => {
        while (!take(performance.now() + 8)) await g.idle();
        return done.value;
      },
    };
  };

  g.pause = () => new Promise(resolve => setTimeout(resolve));
  g.idle = () => new Promise(resolve => window.requestIdleCallback ? requestIdleCallback(resolve, {timeout: 200}) : setTimeout(resolve, 16));

  const dictionaries = new WeakMap();
  g.dictionary = function (column, count) {
    if (!dictionaries.has(column)) dictionaries.set(column, g.walk(distinct(column, count)));
    return dictionaries.get(column);
  };

  // Sorted run by run and then merged, so that it can be left off at any point.
  function* merged(order, compare) {
    const RUN = 512;
    for (let at = 0; at < order.length; at += RUN) {
      order.subarray(at, at + RUN).sort(compare);
      yield;
    }
    let [from, into] = [order, order.slice()];
    for (let size = RUN; size < order.length; size *= 2) {
      for (let at = 0; at < order.length; at += 2 * size) {
        const middle = Math.min(at + size, order.length);
        const end = Math.min(at + 2 * size, order.length);
        for (let k = at, left = at, right = middle; k < end; k++) {
          const first = left < middle && (right >= end || compare(from[left], from[right]) <= 0);
          into[k] = first ? from[left++] : from[right++];
          if ((k & 1023) === 1023) yield;
        }
      }
      [from, into] = [into, from];
    }
    return from;
  }

  function* ranked(data) {
    const {words, codes} = yield* g.dictionary(data.events.place, data.events.count).steps();
    const keys = [];
    for (const [i, word] of words.entries()) {
      keys.push(g.folded(word));
      if ((i & 255) === 255) yield;
    }
    const order = yield* merged(Uint32Array.from(words.keys()), (a, b) => keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : a - b);
    const rank = new Uint32Array(words.length);
    for (let at = 0, last = -1; at < order.length; at++) {
      // Names that fold alike have one rank, so that the day decides between their events.
      if (at && keys[order[at]] === keys[order[at - 1]]) rank[order[at]] = last;
      else rank[order[at]] = last = at;
    }
    return {rank, codes};
  }

  const ranks = new WeakMap();
  g.placeRanks = function (data) {
    if (!ranks.has(data)) ranks.set(data, g.walk(ranked(data)));
    return ranks.get(data);
  };

  // Of each column, the rank of an event: smaller comes first. What is not reported comes last either way.
  const RANKS = {
    where(data) {
      const {rank, codes} = g.placeRanks(data).finish();
      return i => rank[codes[i]];
    },
    killed: ({events: {killed}}) => i => killed[i] < 0 ? LAST : killed[i],
    sources: ({events: {sources}}) => i => sources[i],
  };

  // In place: `indices` stand in the order of the data, and keep it where ranks are equal.
  g.sortEvents = function (data, indices, by, descending) {
    const {count, first} = data.events;
    if (by === "when") {
      if (!descending) return indices;
      const dated = indices.findIndex(i => first[i] === g.NO_DAY);
      indices.subarray(0, dated < 0 ? indices.length : dated).reverse();
      return indices;
    }
    const rank = RANKS[by](data);
    const keys = new Float64Array(indices.length);
    for (let k = 0; k < keys.length; k++) {
      const found = rank(indices[k]);
      keys[k] = (descending && found !== LAST ? LAST - 1 - found : found) * count + indices[k];
    }
    keys.sort();
    for (let k = 0; k < keys.length; k++) indices[k] = keys[k] % count;
    return indices;
  };
})(window.geostrike);
