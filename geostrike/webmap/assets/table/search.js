// The search: places, regions and actors at once, then the words of the reports, a little at a time.
(function (g) {
  "use strict";
  const SLICE = 10;
  const TELL = 300;
  const KEPT = 64e6;

  // A place is found by the names that the map has for it in other languages too.
  function aliases(data) {
    const found = new Map();
    for (const {name, names} of data.base.labels || []) {
      const other = Object.values(names || {}).map(g.folded);
      const key = g.folded(name);
      found.set(key, [...new Set([...(found.get(key) || []), ...other])].filter(word => word && word !== key));
    }
    return found;
  }

  function* indexed(data) {
    const {place, region, country, actor1, actor2, lead, count} = data.events;
    const also = aliases(data);
    const fields = [];
    for (const column of [country, region, actor1, actor2, lead, place].filter(Boolean)) {
      const {words, codes} = yield* g.dictionary(column, count).steps();
      const texts = [];
      for (let i = 0; i < words.length; i++) {
        const said = g.folded(column === country ? data.countries[words[i]] || words[i] : words[i]);
        texts.push([said, ...(also.get(said) || [])].join(" \u0001 "));
        if ((i & 255) === 255) yield i / words.length;
      }
      fields.push({hay: g.haystack(texts), codes, words: words.length});
    }
    return {fields};
  }

  function search(data) {
    const {count} = data.events;
    const chunks = new Map();
    let kept = 0;
    let current = 0;
    let index = null;

    const made = () => index || (index = g.walk(indexed(data)));
    const prepare = () => made().idle();

    function inColumns({fields}, terms, bits) {
      for (const {hay, codes, words} of fields) {
        const hits = new Uint32Array(words);
        terms.forEach((term, t) => g.eachHit(hay, term, word => {
          hits[word] |= 1 << t;
        }));
        if (hits.some(Boolean)) for (let i = 0; i < count; i++) bits[i] |= hits[codes[i]];
      }
    }

    async function chunk(k, goes) {
      if (chunks.has(k)) return chunks.get(k);
      const {from, text} = await data.chunkWords(k);
      const texts = [];
      let since = performance.now();
      for (let i = 0; i < text.length; i++) {
        texts.push(g.folded(text[i]));
        if ((i & 63) === 63 && performance.now() - since > SLICE) {
          await g.pause();
          if (!goes()) return null;
          since = performance.now();
        }
      }
      const read = {from, hay: g.haystack(texts)};
      if (kept + read.hay.text.length <= KEPT && !chunks.has(k)) {
        kept += read.hay.text.length;
        chunks.set(k, read);
      }
      return read;
    }

    // `answer(found, done)`: a mask of the events found, and how much of the reports has been read (0 to 1).
    async function run(query, answer) {
      const mine = ++current;
      const goes = () => mine === current;
      const terms = g.parsed(query);
      if (!terms.length) return answer(null, 1);
      const columns = await made().soon();
      if (!goes()) return null;
      const all = 2 ** terms.length - 1;
      const bits = new Uint32Array(count);
      const found = new Uint8Array(count);
      inColumns(columns, terms, bits);
      for (let i = 0; i < count; i++) found[i] = bits[i] === all ? 1 : 0;
      const total = data.detailChunks || 0;
      answer(found, total ? 0 : 1);
      let since = performance.now();
      let told = since;
      for (let k = 0; k < total; k++) {
        const part = await chunk(k, goes);
        if (!part || !goes()) return null;
        const {from, hay} = part;
        terms.forEach((term, t) => g.eachHit(hay, term, row => {
          bits[from + row] |= 1 << t;
          if (bits[from + row] === all) found[from + row] = 1;
        }));
        if (performance.now() - since < SLICE) continue;
        if (performance.now() - told > TELL && k + 1 < total) {
          answer(found, (k + 1) / total);
          told = performance.now();
        }
        await g.pause();
        if (!goes()) return null;
        since = performance.now();
      }
      return total ? answer(found, 1) : null;
    }

    return {run, prepare};
  }

  const known = new WeakMap();
  g.searchOf = function (data) {
    if (!known.has(data)) known.set(data, search(data));
    return known.get(data);
  };
})(window.geostrike);
