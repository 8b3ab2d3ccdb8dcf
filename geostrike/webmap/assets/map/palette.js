// The colours of the canvas are those of the page's style, read once and again when the scheme changes. Before it is
// printed, the map is drawn at once in the colours of paper.
(function (g) {
  "use strict";
  const NAMES = ["paper", "ink", "quiet", "rule", "focus", "water", "coast", "land", "tint", "tint-strong", "border", "division",
    "label", "label-country", "label-water", "strike", "attack", "contested", "font", "small"];
  const listeners = [];
  let version = 0;

  function read() {
    const style = getComputedStyle(document.documentElement);
    const found = Object.fromEntries(NAMES.map(name => [name, style.getPropertyValue(`--${name}`).trim()]));
    const rem = parseFloat(style.fontSize) || 16;
    const resolved = name => /^var\(--([\w-]+)\)$/.exec(name);
    for (const name of NAMES) while (resolved(found[name])) found[name] = found[resolved(found[name])[1]];
    g.palette = {...found, rem, small: rem * (parseFloat(found.small) || 0.8125), version: ++version};
  }

  function changed(now) {
    read();
    listeners.forEach(listener => listener({now}));
  }

  function paper(on) {
    document.documentElement.classList.toggle("paper", on);
    changed(true);
  }

  g.onPalette = listener => listeners.push(listener);
  g.onPaper = () => document.documentElement.classList.contains("paper");
  g.readPalette = read;

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => changed(false));
  matchMedia("print").addEventListener("change", event => paper(event.matches));
  addEventListener("beforeprint", () => paper(true));
  addEventListener("afterprint", () => paper(false));
})(window.geostrike);
