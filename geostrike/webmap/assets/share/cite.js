// A citation of an event in plain text, for a footnote: what was reported, by whom, in which words.
(function (g) {
  "use strict";
  const SHORT = 12;

  const sentence = words => /[.!?…]["”’)]?$/.test(words) ? words : `${words}.`;

  function source({claim, source: from, id}) {
    const [lead] = g.sentences(claim);
    const name = [from.publisher, from.title || from.name, from.published].filter(Boolean).join(", ");
    const check = [`claim ${id.slice(0, 16)}`, from.sha256 && `SHA-256 ${from.sha256.slice(0, SHORT)}…`, claim.span && `characters ${claim.span}`].filter(Boolean).join(", ");
    return [name && sentence(name), from.machine && "It says of itself that a machine wrote it.", from.link || from.address, lead ? `“${lead}”` : "The words are withheld.", `(${check})`]
      .filter(Boolean).join(" ");
  }

  const addressOf = id => /^(https?|file):/.test(location.protocol) ? `${location.href.replace(/#.*$/s, "")}#event=${encodeURIComponent(id)}` : "";

  g.citationText = function (i, detail, data) {
    const event = data.events.at(i);
    const toll = [event.toll || "toll not reported", ...detail.tollNotes, event.shared].filter(Boolean).join("; ");
    const where = `${event.place}${event.region ? `, ${event.region}` : ""} (${event.precision.charAt(0).toLowerCase()}${event.precision.slice(1)})`;
    const told = g.claimsTold(detail);
    // Each independent source once, by its first claim.
    const voices = detail.voices.map(voice => told.find(one => one.id === voice.claims[0])).filter(Boolean);
    const numbered = voices.map((one, n) => `${voices.length > 1 ? `[${n + 1}] ` : ""}${source(one)}`);
    const differ = detail.differ.map(({field}) => field.toLowerCase());
    return [
      `${sentence(event.title)} ${event.when}. ${where}. ${toll.charAt(0).toUpperCase()}${toll.slice(1)}.`,
      differ.length || event.contested ? `Sources differ${differ.length ? `: ${differ.join(", ")}` : ""}${event.contested ? `${differ.length ? "; " : ": "}it may be one event with another that this map shows elsewhere` : ""}.` : "",
      ...numbered,
      [`Map: ${data.title}.`, addressOf(event.id)].filter(Boolean).join(" "),
    ].filter(Boolean).join("\n");
  };

  g.citation = function (i, detail, data) {
    const said = g.el("span", {class: "quiet", role: "status"});
    const button = g.el("button", {type: "button", class: "plain", click: async () => {
      said.textContent = "";
      if (await g.copy(g.citationText(i, detail, data), button)) said.textContent = "Citation copied";
    }}, "Copy citation");
    return g.el("div", {class: "citing"}, button, " ", said);
  };
})(window.geostrike);
