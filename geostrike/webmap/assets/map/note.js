// A quiet line over a map on which there is nothing to see: why that is so.
(function (g) {
  "use strict";

  function words(data, pinned) {
    if (!data.events.count) return "No event to show.";
    if (!data.events.pinned) return "No event is known more finely than its country.";
    if (pinned) return "";
    return data.shownCount ? "None of these events is known more finely than its country." : "No event passes the filters.";
  }

  g.mapNote = function (map, data, {order, count}) {
    const container = map.getContainer();
    const note = container.querySelector(".map-note") || g.el("p", {class: "map-note"});
    note.setAttribute("role", "status");
    container.append(note);
    return function () {
      let pinned = 0;
      for (let k = 0; k < count && !pinned; k++) pinned += data.shown[order[k]];
      const said = words(data, pinned);
      note.textContent = said;
      note.hidden = !said;
    };
  };
})(window.geostrike);
