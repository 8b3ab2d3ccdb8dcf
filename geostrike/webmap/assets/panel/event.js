// One event: what is known of it, where sources differ, what an analyst decided, and the sentences behind it.
(function (g) {
  "use strict";

  function decided(decisions) {
    if (!decisions.length) return "";
    return g.el("section", {class: "decided"}, g.el("h3", {}, "Decided by an analyst"),
      g.el("ul", {}, decisions.map(({what, who, when, why}) => g.el("li", {},
        g.el("p", {}, g.el("b", {}, what), who ? [" by ", g.bdi(who)] : "", when ? [", ", g.bdi(when)] : ""),
        why ? g.el("p", {class: "quiet", dir: "auto"}, why) : ""))));
  }

  const relations = ({partOf, holds}, data) => [["Part of", partOf], ["Holds", holds]].filter(([, events]) => events.length)
    .flatMap(([name, events]) => [g.el("dt", {}, name), g.el("dd", {}, g.el("ul", {}, events.map(i => g.el("li", {}, g.jump(i, data)))))]);

  g.eventView = function (i, detail, data) {
    const event = data.events.at(i);
    const notes = [...detail.tollNotes, event.shared].filter(Boolean).join("; ");
    const toll = event.toll ? event.toll.charAt(0).toUpperCase() + event.toll.slice(1) : "Toll not reported";
    const details = [relations(detail, data), detail.facts.map(([name, value]) => [g.el("dt", {}, name), g.el("dd", {dir: "auto"}, value)])];
    return g.el("article", {class: "event"},
      g.el("p", {class: "kind"}, g.glyph(event.type, {coarse: event.coarse, size: 20}),
        event.type === "strike" ? "Strike" : "Attack", event.kind ? g.el("span", {class: "quiet"}, event.kind) : ""),
      g.el("h2", {tabindex: "-1", dir: "auto"}, event.title),
      g.el("p", {class: "lead"}, event.when, " · ", g.bdi(event.place), event.region ? [", ", g.bdi(event.region)] : ""),
      g.el("p", {class: "lead"}, event.toll ? g.el("b", {}, toll) : toll, notes ? [": ", g.bdi(notes)] : ""),
      g.el("p", {class: "lead quiet"}, event.precision),
      detail.warning ? g.el("p", {class: "warning"}, g.bdi(detail.warning)) : "",
      g.whyHere(event, detail, data),
      g.differences(event, detail, data),
      decided(detail.decisions),
      g.claimsView(event, detail),
      details.flat().length ? g.el("section", {class: "details"}, g.el("h3", {}, "As reported"), g.el("dl", {class: "facts"}, details)) : "",
      g.citation ? g.citation(i, detail, data) : "");
  };
})(window.geostrike);
