// Text as it is searched: without case, accents and the marks that one spelling has and another has not.
(function (g) {
  "use strict";
  const PLAIN = /^[\x20-\x7e]*$/;

  // "Aïn al-Asad" and "ain al asad" fold alike, and so do an alif with and without its hamza.
  g.folded = function (text) {
    let found = text;
    if (!PLAIN.test(found)) found = found.normalize("NFKD").replace(/[\p{M}\p{Cf}\0-\x08\x0e-\x1f\x7f\u0640\u2018\u2019\u02bb-\u02bf`´]/gu, "").replace(/ı/g, "i");
    return found.toLowerCase().replace(/['`]/g, "").replace(/[-\s\u2010-\u2015/_]+/g, " ").trim();
  };

  // What a reader asks for: words that must all be found in one event, and phrases where there are quotation marks.
  const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)/gu;
  g.parsed = function (query) {
    const terms = [...query.matchAll(QUOTED)].map(([, phrase, word]) => g.folded(phrase === undefined ? word : phrase));
    return [...new Set(terms)].filter(Boolean).slice(0, 31);
  };

  // Many short texts as one long one, with where each starts: one search through all of them, not one each.
  g.haystack = function (texts) {
    const starts = new Uint32Array(texts.length + 1);
    for (let i = 0, at = 0; i < texts.length; i++) starts[i + 1] = at += texts[i].length + 1;
    return {text: texts.join("\n"), starts, count: texts.length};
  };

  // Calls `hit` once with the number of each text that holds the term.
  g.eachHit = function ({text, starts, count}, term, hit) {
    let row = 0;
    for (let at = text.indexOf(term); at >= 0 && row < count; at = text.indexOf(term, starts[row])) {
      let low = row;
      let high = count - 1;
      // The next hit is near the last one as a rule: the step doubles until it is passed.
      for (let step = 1; low + step <= high; step *= 2) {
        if (starts[low + step] > at) high = low + step - 1;
        else low += step;
      }
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] > at) high = middle - 1;
        else low = middle;
      }
      hit(low);
      row = low + 1;
    }
  };
})(window.geostrike);
