// Two events that may be one: what the line between them says.
(function (g) {
  "use strict";

  g.pairView = function (events, data) {
    const pair = data.contested.find(found => found.events.every(i => events.includes(i)));
    const [one, other] = pair.places;
    return g.el("div", {class: "group"},
      g.el("h2", {tabindex: "-1"}, "May be one event"),
      g.el("p", {}, "Sources give ", g.bdi(one), " and ", g.bdi(other), pair.far ? `, ${pair.far} apart,` : "",
        ` for what may be one ${pair.kind}${pair.when ? ` (${pair.when})` : ""}. Nothing settles it, so both are shown.`),
      pair.rule ? g.el("p", {class: "quiet why"}, "Why they are linked: ", g.bdi(pair.rule), ".") : "",
      g.eventList(events));
  };
})(window.geostrike);
