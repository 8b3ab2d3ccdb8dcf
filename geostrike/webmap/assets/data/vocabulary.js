// The reports' words, read back from the code of the words they use (`vocabulary.py`).
(function (g) {
  "use strict";
  const [ONE, TWO, THREE, SPELLED] = [1, 176, 251, 255];
  const decoder = new TextDecoder("utf-8", {ignoreBOM: true});
  let words = null;

  // Large, and wanted only when somebody reads.
  g.vocabulary = () => words || (words = g.block("vocabulary"));

  // Where each text begins among the bytes.
  g.textStarts = function (bytes) {
    const starts = [0];
    for (let at = 0; at < bytes.length;) {
      const first = bytes[at];
      if (first === SPELLED) at += 2 + bytes[at + 1];
      else at += first < TWO ? 1 : first < THREE ? 2 : 3;
      if (first === 0) starts.push(at);
    }
    return starts;
  };

  g.textAt = function (bytes, at, known) {
    const parts = [];
    let spelled = [];
    for (let first = bytes[at]; first !== 0; first = bytes[at]) {
      if (first === SPELLED) {
        // A word of its own may come in pieces that part a sign.
        spelled.push(...bytes.subarray(at + 2, at + 2 + bytes[at + 1]));
        at += 2 + bytes[at + 1];
        if (bytes[at] === SPELLED) continue;
        parts.push(decoder.decode(new Uint8Array(spelled)));
        spelled = [];
      } else if (first < TWO) {
        parts.push(known[first - ONE]);
        at += 1;
      } else if (first < THREE) {
        parts.push(known[TWO - ONE + (first - TWO) * 256 + bytes[at + 1]]);
        at += 2;
      } else {
        parts.push(known[TWO - ONE + (THREE - TWO) * 256 + (first - THREE) * 65536 + bytes[at + 1] * 256 + bytes[at + 2]]);
        at += 3;
      }
    }
    return parts.join("");
  };
})(window.geostrike);
