// What is chosen or pointed at, and who wants to know. One place, so that map, table and panel never disagree.
(function (g) {
  "use strict";
  const listeners = [];
  const pointing = [];
  let opener = null;

  g.chosen = {kind: "none", events: []};

  g.onChoice = listener => listeners.push(listener);
  g.onPoint = listener => pointing.push(listener);
  g.pointAt = events => pointing.forEach(listener => listener(events));

  // A button, a row or a line on the map points at its events while the mouse or the keyboard is on it.
  g.pointsAt = function (node, events) {
    for (const on of ["mouseenter", "focus"]) node.addEventListener(on, () => g.pointAt(events));
    for (const off of ["mouseleave", "blur"]) node.addEventListener(off, () => g.pointAt([]));
    return node;
  };

  // `from` is where the keyboard was, to go back to when the choice is closed.
  g.choose = function (events, {from = null, kind = "event"} = {}) {
    if (g.chosen.kind === "none" || from) opener = from;
    g.chosen = {kind, events: Array.from(events)};
    // What was pointed at may have left the page without the mouse.
    g.pointAt([]);
    listeners.forEach(listener => listener(g.chosen));
  };

  g.unchoose = function () {
    if (g.chosen.kind === "none") return;
    const last = g.chosen.events;
    g.chosen = {kind: "none", events: []};
    g.pointAt([]);
    listeners.forEach(listener => listener(g.chosen, last));
    const still = opener && opener.isConnected ? opener : g.opener(last);
    if (still) still.focus();
  };

  // The row or the sign of an event, where the one that was used has been drawn anew.
  g.opener = ([i]) => document.querySelector(`[data-event="${CSS.escape(g.idOf(i))}"]`);

  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && !event.defaultPrevented) g.unchoose();
  });
})(window.geostrike);
