// What a reader sees, in the fragment of the page's address: `#event=e-12&countries=SY,IQ`. A link gives it back.
(function (g) {
  "use strict";
  const SOON = 400;
  const LONGEST = 20000;
  const parts = new Map();
  let ready = false;
  let timer = 0;
  const settling = [];

  // A part of the state: `get` gives words or null, `set` takes them back; null is the usual state.
  g.addressed = (name, part) => parts.set(name, part);

  // Called when all parts of an address have been set.
  g.onAddress = listener => settling.push(listener);

  // Values of a list are parted by commas; a comma within one is encoded for itself.
  g.listed = values => values.map(value => value.replace(/[%,]/g, encodeURIComponent)).join(",");
  g.unlisted = text => text.split(",").map(value => decoded(value)).filter(value => value !== null);

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return null;
    }
  }

  function encoded(text) {
    try {
      return encodeURIComponent(text).replace(/%2C/g, ",");
    } catch {
      return "";
    }
  }

  // What was written by hand or cut off on its way is read as far as it can be.
  function read(fragment) {
    const found = new Map();
    if (fragment.length > LONGEST) return found;
    for (const piece of fragment.split("&")) {
      const [name, ...rest] = piece.split("=");
      const value = rest.length ? decoded(rest.join("=")) : null;
      if (value && parts.has(name)) found.set(name, value);
    }
    return found;
  }

  function written() {
    const found = [];
    for (const [name, {get}] of parts) {
      const value = get();
      if (value) found.push(`${name}=${encoded(value)}`);
    }
    return found.join("&");
  }

  // The address of the page as it is now, whether or not the browser lets it be shown.
  g.address = function () {
    const fragment = written();
    return location.href.replace(/#.*$/s, "") + (fragment && `#${fragment}`);
  };

  function note() {
    const address = g.address();
    if (address === location.href) return;
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // In a frame of another origin, or too often in a short time: the page works without it.
    }
  }

  g.noteState = function () {
    if (!ready) return;
    clearTimeout(timer);
    timer = setTimeout(note, SOON);
  };

  function apply(fragment) {
    const found = read(fragment);
    for (const [name, {set}] of parts) {
      try {
        set(found.get(name) || null);
      } catch (error) {
        console.warn(`The address says “${name}” in a way that this page does not know.`, error);
      }
    }
    settling.forEach(listener => listener());
  }

  const isState = fragment => fragment === "" || fragment.includes("=");

  g.readAddress = function () {
    const fragment = location.hash.slice(1);
    if (fragment.includes("=")) apply(fragment);
    ready = true;
    note();
    addEventListener("hashchange", () => {
      const next = location.hash.slice(1);
      if (isState(next)) apply(next);
      g.noteState();
    });
  };

  // A link to a part of the page leads there without touching what the address remembers.
  document.addEventListener("click", event => {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    const target = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    target.focus();
    target.scrollIntoView({block: "nearest"});
  });
})(window.geostrike);
