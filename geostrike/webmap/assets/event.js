// One event: what is known of it, where sources differ, what an analyst decided, and the sentences behind it.
(function (g) {
  "use strict";

  function decisions(event) {
    if (!event.decisions.length) return "";
    return g.el("section", {class: "decided"}, g.el("h3", {}, "Decided by an analyst"),
      g.el("ul", {}, event.decisions.map(({what, who, when, why}) => g.el("li", {},
        g.el("p", {}, g.el("b", {}, what), who ? [" by ", g.bdi(who)] : "", when ? [", ", g.bdi(when)] : ""),
        why ? g.el("p", {class: "quiet", dir: "auto"}, why) : ""))));
  }

  function relations(event, data) {
    const holds = data.events.events.filter(other => other.partOf.includes(event.id)).map(other => other.id);
    return [["Part of", event.partOf.filter(id => data.byId.has(id))], ["Holds", holds]].filter(([, ids]) => ids.length)
      .flatMap(([name, ids]) => [g.el("dt", {}, name), g.el("dd", {}, g.el("ul", {}, ids.map(id => g.el("li", {}, g.jump(id, data)))))]);
  }

  g.eventView = function (event, data) {
    const notes = [...event.tollNotes, event.shared].filter(Boolean).join("; ");
    const toll = event.toll ? event.toll.charAt(0).toUpperCase() + event.toll.slice(1) : "Toll not reported";
    const details = [relations(event, data), event.facts.map(([name, value]) => [g.el("dt", {}, name), g.el("dd", {dir: "auto"}, value)])];
    return g.el("article", {class: "event"},
      g.el("p", {class: "kind"}, g.glyph(event.type, {coarse: event.coarse, size: 20}),
        event.type === "strike" ? "Strike" : "Attack", event.kind ? g.el("span", {class: "quiet"}, event.kind) : ""),
      g.el("h2", {tabindex: "-1", dir: "auto"}, event.title),
      g.el("p", {class: "lead"}, event.when, " · ", g.bdi(event.place), event.region ? [", ", g.bdi(event.region)] : ""),
      g.el("p", {class: "lead"}, event.toll ? g.el("b", {}, toll) : toll, notes ? [": ", g.bdi(notes)] : ""),
      g.el("p", {class: "lead quiet"}, event.precision),
      event.warning ? g.el("p", {class: "warning"}, g.bdi(event.warning)) : "",
      g.differences(event, data),
      decisions(event),
      g.claimsView(event, data),
      details.flat().length ? g.el("section", {class: "details"}, g.el("h3", {}, "As reported"), g.el("dl", {class: "facts"}, details)) : "");
  };
})(window.geostrike);
