// The blocks of data in the page: JSON as it stands, or deflated and in base64.
(function (g) {
  "use strict";

  async function inflated(text) {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  }

  const node = name => document.getElementById(`geostrike-${name}`);

  g.isPacked = name => "packed" in node(name).dataset;

  g.block = async function (name) {
    const value = JSON.parse(node(name).textContent);
    const packed = g.isPacked(name);
    node(name).remove();
    return packed ? inflated(value) : value;
  };
})(window.geostrike);
