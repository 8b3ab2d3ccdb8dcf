// Elements of the page. The words of a document enter it here only, as text nodes: never as markup.
window.geostrike = {};
(function (g) {
  "use strict";

  g.el = function (name, attributes, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (typeof value === "function") node.addEventListener(key, value);
      else node.setAttribute(key, value === true ? "" : String(value));
    }
    node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== ""));
    return node;
  };

  // A name or a quotation in any script, set apart so that its direction ends where it ends.
  g.bdi = text => g.el("bdi", {dir: "auto"}, text);

  // Written by us, so that the last check stands beside the use: nothing but the web is ever followed.
  g.link = (address, text) => /^https?:\/\//i.test(address)
    ? g.el("a", {href: address, rel: "noopener noreferrer", target: "_blank"}, text)
    : g.el("span", {}, text);

  g.counted = (number, noun, plural) => `${number.toLocaleString("en")} ${number === 1 ? noun : plural || noun + "s"}`;
})(window.geostrike);
