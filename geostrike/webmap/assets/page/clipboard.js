// Words on their way to the clipboard. A page opened from disk or in a frame may be refused it: then the words stand in
// a field, selected, to be copied by hand.
(function (g) {
  "use strict";

  function byHand(text, beside) {
    const old = document.querySelector(".by-hand");
    if (old) old.remove();
    const field = g.el("textarea", {readonly: true, rows: Math.min(6, text.split("\n").length + 1), "aria-label": "To be copied"});
    field.value = text;
    const close = () => {
      box.remove();
      beside.focus();
    };
    const box = g.el("div", {class: "by-hand", keydown: event => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      close();
    }}, g.el("p", {}, "This browser does not let the page copy. The words are selected: copy them with Ctrl+C, or ⌘C."), field,
    g.el("button", {type: "button", class: "plain", click: close}, "Done"));
    beside.after(box);
    field.focus();
    field.select();
  }

  // The old way works where the new one is not offered, and asks nobody.
  function byCommand(text, beside) {
    const field = g.el("textarea", {class: "hidden", readonly: true, "aria-hidden": "true", tabindex: -1});
    field.value = text;
    const active = document.activeElement;
    beside.after(field);
    field.select();
    let done = false;
    try {
      done = document.execCommand("copy");
    } catch {
      done = false;
    }
    field.remove();
    if (active) active.focus({preventScroll: true});
    return done;
  }

  async function byInterface(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  // Whether the words are on the clipboard; where not, they stand after `beside`. A frame is mostly refused the new way,
  // with a complaint in the console.
  g.copy = async function (text, beside) {
    const framed = window !== window.top;
    if (framed ? byCommand(text, beside) || await byInterface(text) : await byInterface(text) || byCommand(text, beside)) return true;
    byHand(text, beside);
    return false;
  };
})(window.geostrike);
