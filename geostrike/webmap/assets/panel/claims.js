// The reports' words, by source: an article once, what repeats it folded beneath.
(function (g) {
  "use strict";

  // The place that put the dot there and the figures that were read are marked, each in its own way.
  const KINDS = {p: ["mark", {class: "place-named"}], f: ["mark", {class: "figure"}]};
  const quotation = (parts, large) => g.el("blockquote", {dir: "auto", class: large ? "large" : ""},
    parts.map((words, n) => KINDS[parts.marks[n]] ? g.el(...KINDS[parts.marks[n]], words) : words));

  const begun = words => words.charAt(0).toUpperCase() + words.slice(1);

  // Words of ours and of a report by turns.
  const byTurns = ([first, ...parts], begins) => [begins ? begun(first) : first, parts.map((part, i) => i % 2 ? part : g.bdi(part))];

  function said({according, stances = [], responsibility}) {
    const lines = [];
    if (according) lines.push(["According to ", g.bdi(according)]);
    if (stances.length) lines.push(stances.map((stance, i) => [i ? "; " : "", byTurns(stance, !i)]));
    if (responsibility) lines.push(`Responsibility ${responsibility}`);
    return lines.map(line => g.el("span", {class: "said"}, line));
  }

  function figure(id, detail, {warning, from}) {
    const claim = detail.claims[id];
    const source = detail.documents.get(claim.document) || {name: ""};
    const [first, ...further] = claim.quotations || [];
    const check = [["Read as", claim.says], ["Document", source.id], ["Characters", claim.span], ["SHA-256", source.sha256],
      ["Place as told", claim.told], ["Date read from", claim.dated], ["Rule", claim.rule], ["Claim", id]].filter(([, value]) => value);
    return g.el("figure", {class: "claim"},
      first ? quotation(first, true) : g.el("p", {class: "quiet"}, "The words are withheld."),
      g.el("figcaption", {}, g.sourceLine(source), g.sourceNotes(source, from), said(claim)),
      further.length ? g.el("div", {class: "further"}, g.el("p", {class: "quiet"}, "And in the same report:"), further.map(parts => quotation(parts, false))) : "",
      claim.warning && claim.warning !== warning ? g.el("p", {class: "warning"}, g.bdi(claim.warning)) : "",
      g.el("details", {}, g.el("summary", {}, "How to check this"),
        g.el("dl", {class: "check"}, check.map(([name, value]) => [g.el("dt", {}, name), g.el("dd", {dir: "auto"}, value)]))));
  }

  const FOLDS = [
    ["copies", count => `Also in ${g.counted(count, "copy", "copies")} of this article: `],
    ["derived", count => `Also in ${g.counted(count, "report")} taking over parts of it: `],
  ];

  g.claimsView = function (event, detail) {
    const {voices, warning} = detail;
    const several = voices.length > 1 || voices.some(({claims, copies, derived}) => claims.length > 1 || copies || derived);
    const folded = (voice, [kind, words]) => voice[kind]
      && g.el("details", {class: "fold", open: (voice.open || []).includes(kind)},
        g.el("summary", {}, words(voice[kind].length), voice[kind].map(({name}, i) => [i ? "; " : "", g.bdi(name)])),
        voice[kind].map(({claims, from}) => claims.map(id => figure(id, detail, {warning, from}))));
    const spoken = voice => g.el("div", {class: "voice"},
      voice.claims.map(id => figure(id, detail, {warning})), FOLDS.map(fold => folded(voice, fold)));
    return g.el("section", {class: "claims"}, g.el("h3", {}, several ? "The reports’ words" : "The report’s words"),
      g.el("p", {class: "quiet tally"}, event.sources),
      voices.length ? voices.map(spoken) : g.el("p", {class: "quiet"}, "The words are withheld."));
  };
})(window.geostrike);
