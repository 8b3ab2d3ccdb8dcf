// The blocks of data in the page: deflated, and written in 91 signs of which two carry 13 bits (`packing.py`).
(function (g) {
  "use strict";
  const VALUE = new Uint8Array(128);
  let value = 0;
  for (let code = 33; code < 127; code++) if (!"\"&<".includes(String.fromCharCode(code))) VALUE[code] = value++;

  function decoded(text, length) {
    const bytes = new Uint8Array(length + 2);
    let [held, bits, at] = [0, 0, 0];
    for (let i = 0; i + 1 < text.length; i += 2) {
      held = held << 13 | VALUE[text.charCodeAt(i)] * 91 + VALUE[text.charCodeAt(i + 1)];
      bits += 13;
      while (bits >= 8) {
        bits -= 8;
        bytes[at++] = held >>> bits;
      }
      held &= (1 << bits) - 1;
    }
    return bytes.subarray(0, length);
  }

  const node = name => document.getElementById(`geostrike-${name}`);

  // The bytes of a block, which leaves the page: it is asked for once, and kept by who asked.
  g.bytes = async function (name, keep) {
    const block = node(name);
    const bytes = decoded(block.textContent, Number(block.dataset.bytes));
    if (!keep) block.remove();
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  g.block = async (name, keep) => JSON.parse(new TextDecoder().decode(await g.bytes(name, keep)));
})(window.geostrike);
