// One event and the sentences behind it.
(function (g) {
  "use strict";

  const quotation = (parts, large) => g.el("blockquote", {dir: "auto", class: large ? "large" : ""},
    parts.length === 3 ? [parts[0], g.el("mark", {}, parts[1]), parts[2]] : parts);

  g.sourceLine = function (source) {
    const title = source.title || source.name;
    return g.el("span", {class: "source"},
      source.publisher ? [g.el("b", {dir: "auto"}, source.publisher), ", "] : "",
      g.el("cite", {dir: "auto"}, source.link ? g.link(source.link, title) : title),
      source.published ? [", ", g.el("span", {class: "date"}, source.published)] : "",
      source.address ? [" ", g.el("span", {class: "address", dir: "ltr"}, source.address)] : "");
  };

  g.sourceNotes = function (source) {
    const notes = [];
    if (source.machine) notes.push(g.el("span", {class: "flag"}, "Says it was written by a machine"));
    if (source.copyOf) notes.push(g.el("span", {class: "flag"}, "A copy of the article by ", g.bdi(source.copyOf), ": not counted twice"));
    return notes;
  };

  function claimFigure(id, data, warning) {
    const claim = data.evidence.claims[id];
    const source = data.documents.get(claim.document) || {name: claim.document || ""};
    const [first, ...further] = claim.quotations || [];
    const check = [["Read as", claim.says], ["Document", claim.document], ["Characters", claim.span], ["SHA-256", source.sha256],
      ["Place as told", claim.told], ["Date read from", claim.dated], ["Rule", claim.rule], ["Claim", id]].filter(([, value]) => value);
    const said = [claim.according ? ["according to ", g.bdi(claim.according)] : "", claim.responsibility ? `responsibility ${claim.responsibility}` : ""]
      .filter(part => part.length);
    return g.el("figure", {class: "claim"},
      first ? quotation(first, true) : g.el("p", {class: "quiet"}, "The words are withheld."),
      g.el("figcaption", {}, g.sourceLine(source), g.sourceNotes(source),
        said.length ? g.el("span", {class: "said"}, said.map((part, i) => [i ? "; " : "", part])) : ""),
      further.length ? g.el("div", {class: "further"}, g.el("p", {class: "quiet"}, "And in the same report:"), further.map(parts => quotation(parts, false))) : "",
      claim.warning && claim.warning !== warning ? g.el("p", {class: "warning"}, g.bdi(claim.warning)) : "",
      g.el("details", {}, g.el("summary", {}, "How to check this"),
        g.el("dl", {class: "check"}, check.map(([name, value]) => [g.el("dt", {}, name), g.el("dd", {dir: "auto"}, value)]))));
  }

  function disagreements(event) {
    if (!event.differ.length) return "";
    return g.el("section", {class: "differ"}, g.el("h3", {}, "Where sources differ"),
      g.el("table", {}, g.el("thead", {class: "hidden"}, g.el("tr", {}, ["What", "Value", "Source"].map(name => g.el("th", {scope: "col"}, name)))),
        event.differ.map(({field, values}) => g.el("tbody", {}, values.map(({value, by}, i) => g.el("tr", {},
          i ? "" : g.el("th", {scope: "rowgroup", rowspan: values.length}, field),
          g.el("td", {dir: "auto"}, value),
          g.el("td", {class: "quiet"}, by.map((name, j) => [j ? "; " : "", g.bdi(name)]))))))));
  }

  function relations(event, data) {
    const jump = id => g.el("button", {type: "button", class: "plain", click: () => g.choose([id])}, g.bdi(data.byId.get(id).title));
    const holds = data.events.events.filter(other => other.partOf.includes(event.id)).map(other => other.id);
    return [["Part of", event.partOf.filter(id => data.byId.has(id))], ["Holds", holds],
      ["May be the same as", event.perhaps.filter(id => data.byId.has(id))]].filter(([, ids]) => ids.length)
      .flatMap(([name, ids]) => [g.el("dt", {}, name), g.el("dd", {}, g.el("ul", {}, ids.map(id => g.el("li", {}, jump(id)))))]);
  }

  g.eventView = function (event, data) {
    const claims = event.claims.filter(id => data.evidence.claims[id]);
    const notes = [...event.tollNotes, event.shared].filter(Boolean).join("; ");
    const toll = event.toll ? event.toll.charAt(0).toUpperCase() + event.toll.slice(1) : "Toll not reported";
    const details = [relations(event, data), event.facts.map(([name, value]) => [g.el("dt", {}, name), g.el("dd", {dir: "auto"}, value)])];
    return g.el("article", {class: "event"},
      g.el("p", {class: "kind"}, g.glyph(event.type, {coarse: event.coarse, size: 20}),
        event.type === "strike" ? "Strike" : "Attack", event.kind ? g.el("span", {class: "quiet"}, event.kind) : ""),
      g.el("h2", {tabindex: "-1", dir: "auto"}, event.title),
      g.el("p", {class: "lead"}, event.when, " · ", g.bdi(event.place), event.region ? [", ", g.bdi(event.region)] : ""),
      g.el("p", {class: "lead"}, event.toll ? g.el("b", {}, toll) : toll, notes ? [": ", g.bdi(notes)] : ""),
      g.el("p", {class: "lead quiet"}, `${event.precision} · ${event.sources}`),
      event.warning ? g.el("p", {class: "warning"}, g.bdi(event.warning)) : "",
      disagreements(event),
      g.el("section", {class: "claims"}, g.el("h3", {}, claims.length === 1 ? "The report’s words" : "The reports’ words"),
        claims.length ? claims.map(id => claimFigure(id, data, event.warning)) : g.el("p", {class: "quiet"}, "The words are withheld.")),
      details.flat().length ? g.el("section", {class: "details"}, g.el("h3", {}, "As reported"), g.el("dl", {class: "facts"}, details)) : "");
  };
})(window.geostrike);
