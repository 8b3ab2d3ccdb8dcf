// How many events each value of a filter would leave, under all the other filters: passes over columns of numbers.
(function (g) {
  "use strict";
  const PRECISIONS = ["Not told", "The place itself", "Within about 25 km", "A district", "A governorate", "An area or a line",
    "Only the country", "At sea or in the air"];
  const NOT_TOLD = "Not told";
  const named = word => word || NOT_TOLD;

  g.collator = new Intl.Collator("en", {sensitivity: "base", numeric: true});

  // The most frequent first, then by name; what nobody tells comes last.
  g.likeliest = ({words}, totals) => {
    const told = code => words[code] === NOT_TOLD ? 1 : 0;
    return (a, b) => told(a) - told(b) || totals[b] - totals[a] || g.collator.compare(words[a], words[b]);
  };

  // The filters that choose among values: a column of codes, and what each code is called.
  function facets(data) {
    const {events, publishers, countries} = data;
    const told = events.publishers;
    const list = (name, title, codes, words) => ({name, title, codes, words, sets: null, key: code => code, code: key => key});
    // Where nearly every word of a column differs, the filter knows the words themselves and no codes.
    const column = (name, title, from, said) => {
      const {words, codes} = g.dictionary(from, events.count).finish();
      const facet = list(name, title, codes, words.map(said));
      return from.codes ? facet : {...facet, key: code => words[code], code: key => words.indexOf(key)};
    };
    return [
      list("types", "Kind", events.type, ["Strike", "Attack"]),
      column("countries", "Country", events.country, code => named(countries[code] || code)),
      list("precisions", "Precision", events.wherePrec, PRECISIONS),
      column("actors", "By whom", events.actor1, named),
      {...list("publishers", "Source", told.codes, publishers.map(named)), sets: told.sets},
    ];
  }

  const made = new WeakMap();
  g.facets = function (data) {
    if (!made.has(data)) made.set(data, facets(data));
    return made.get(data);
  };

  // Sets in the bit of a filter for each event that it turns away.
  function turnedAway(codes, passes, bit, misses) {
    for (let i = 0; i < misses.length; i++) if (!passes[codes[i]]) misses[i] |= bit;
  }

  function tally(codes, bit, misses, counts) {
    const others = 255 ^ bit;
    for (let i = 0; i < misses.length; i++) if ((misses[i] & others) === 0) counts[codes[i]]++;
    return counts;
  }

  // `{types: Uint32Array by code, ..., disputed: number}`; with an empty filter, how many there are in all.
  g.facetCounts = function (data, facets, filter) {
    const {count, disputed} = data.events;
    const misses = new Uint8Array(count);
    facets.forEach(({name, codes, words, sets, key}, f) => {
      const chosen = filter[name];
      if (!chosen) return;
      const passes = sets ? sets.map(set => set.some(k => chosen.has(k))) : words.map((_, code) => chosen.has(key(code)));
      turnedAway(codes, Uint8Array.from(passes), 1 << f, misses);
    });
    const apart = 1 << facets.length;
    if (filter.disputed) for (let i = 0; i < count; i++) if (!disputed[i]) misses[i] |= apart;
    if (filter.found) for (let i = 0; i < count; i++) if (!filter.found[i]) misses[i] |= 128;
    if (filter.days) {
      const [from, to] = filter.days;
      const {first, last} = data.events;
      for (let i = 0; i < count; i++) if (first[i] === g.NO_DAY || last[i] < from || first[i] > to) misses[i] |= 128;
    }
    const counts = {};
    facets.forEach(({name, codes, words, sets}, f) => {
      counts[name] = tally(codes, 1 << f, misses, new Uint32Array(sets ? sets.length : words.length));
      if (!sets) return;
      const spread = new Uint32Array(words.length);
      counts[name].forEach((number, set) => sets[set].forEach(k => {
        spread[k] += number;
      }));
      counts[name] = spread;
    });
    counts.disputed = tally(disputed, apart, misses, new Uint32Array(2))[1];
    return counts;
  };
})(window.geostrike);
