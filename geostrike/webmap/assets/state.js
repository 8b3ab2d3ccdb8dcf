// What is chosen, and who wants to know. One place, so that map, list and panel never disagree.
(function (g) {
  "use strict";
  const listeners = [];
  let opener = null;

  g.chosen = {kind: "none", ids: []};

  g.onChoice = listener => listeners.push(listener);

  // `from` is where the keyboard was, to go back to when the choice is closed.
  g.choose = function (ids, {from = null, group = false} = {}) {
    if (g.chosen.kind === "none" || from) opener = from;
    g.chosen = {kind: group ? "group" : "event", ids};
    listeners.forEach(listener => listener(g.chosen));
  };

  g.unchoose = function () {
    if (g.chosen.kind === "none") return;
    const last = g.chosen.ids;
    g.chosen = {kind: "none", ids: []};
    listeners.forEach(listener => listener(g.chosen, last));
    const still = opener && opener.isConnected ? opener : g.opener(last);
    if (still) still.focus();
  };

  // The row or the marker of an event, where the one that was used has been drawn anew.
  g.opener = ids => document.querySelector(`[data-event="${CSS.escape(ids[0])}"]`);

  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && !event.defaultPrevented) g.unchoose();
  });
})(window.geostrike);
