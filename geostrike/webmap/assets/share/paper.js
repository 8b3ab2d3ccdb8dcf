// The list that is printed after the map: each numbered event, what is known of it and who says so, with addresses and
// words in full; then what is not on the map, and the sources.
(function (g) {
  "use strict";

  const begun = words => words.charAt(0).toUpperCase() + words.slice(1);

  function source({claim, source: from}, voice) {
    const [lead] = g.sentences(claim);
    const beside = [["copies", "also in a copy: "], ["derived", "parts of it also in: "]].filter(([kind]) => voice[kind])
      .map(([kind, words]) => g.el("span", {class: "note"}, words, voice[kind].map(({name}, n) => [n ? "; " : "", g.bdi(name)])));
    return g.el("li", {},
      g.el("p", {class: "paper-source"}, from.publisher ? [g.el("b", {dir: "auto"}, from.publisher), ", "] : "", g.el("cite", {dir: "auto"}, from.title || from.name || ""),
        from.published ? `, ${from.published}` : "", from.link || from.address ? [". ", g.el("span", {class: "paper-address", dir: "ltr"}, from.link || from.address)] : "",
        from.machine ? g.el("span", {class: "note"}, "Says it was written by a machine") : "", beside),
      lead ? g.el("blockquote", {dir: "auto"}, lead) : g.el("p", {class: "note"}, "The words are withheld."));
  }

  const value = ({value: said, by}, n) => [n ? "; " : "", g.el("b", {dir: "auto"}, said), " (", by.map((one, k) => [k ? ", " : "", g.bdi(one.name), one.more || ""]), ")"];

  function disagreement({differ}, {contested}) {
    if (!differ.length && !contested) return "";
    return g.el("div", {class: "paper-differ"}, g.el("p", {}, g.el("b", {}, "Where sources differ")),
      contested ? g.el("p", {}, "Another report gives a different place for what may be the same event.") : "",
      differ.map(({field, values}) => g.el("p", {}, `${field}: `, values.map(value))));
  }

  // `detail` may be missing, where the page had no time to unpack it before it was printed.
  g.paperEvent = function (number, i, detail, data) {
    const event = data.events.at(i);
    const toll = event.toll ? begun(event.toll) : "Toll not reported";
    const notes = [...(detail ? detail.tollNotes : []), event.shared].filter(Boolean).join("; ");
    const told = detail ? g.claimsTold(detail) : [];
    const voices = detail ? detail.voices.map(voice => [told.find(one => one.id === voice.claims[0]), voice]).filter(([one]) => one) : [];
    return g.el("li", {class: "paper-event"},
      g.el("span", {class: "number-tag"}, String(number)),
      g.el("h3", {dir: "auto"}, event.title),
      g.el("p", {}, g.glyph(event.type, {coarse: event.coarse, size: 14}), event.type === "strike" ? " Strike" : " Attack", event.kind ? [", ", g.bdi(event.kind)] : "", " · ",
        event.when, " · ", g.bdi(event.place), event.region ? [", ", g.bdi(event.region)] : "", " · ", event.precision),
      g.el("p", {}, g.el("b", {}, toll), notes ? [": ", g.bdi(notes)] : "", ` · ${event.sources}`),
      detail ? [detail.warning ? g.el("p", {class: "note"}, g.bdi(detail.warning)) : "", disagreement(detail, event)] : "",
      detail ? g.el("ul", {class: "paper-sources"}, voices.map(([one, voice]) => source(one, voice)))
        : g.el("p", {class: "note"}, "Its sources had not been unpacked when this was printed. “Save and share › Print” waits for them."));
  };

  g.paperList = function ({rows, inView}, details, data) {
    const left = inView > rows.length;
    const many = g.counted(inView, "event");
    return g.el("section", {class: "paper-list"}, g.el("h2", {}, "Events in view"),
      g.el("p", {class: "note"}, g.shownWords(data), ". ", left
        ? `${rows.length.toLocaleString("en")} of ${many} in view are numbered; narrow the view for the rest.`
        : rows.length ? `${many} in view, numbered as on the map.` : "None of them is in view."),
      g.el("ol", {}, rows.map((i, n) => g.paperEvent(n + 1, i, details.get(i), data))));
  };

  // What a list grows by on the screen cannot grow on paper: it says how much is left.
  function settled(section) {
    for (const more of section.querySelectorAll(".more")) {
      const [, left = "more"] = /\(([\d,]+) /.exec(more.textContent) || [];
      more.replaceWith(g.el("p", {class: "note"}, `${left} further ones are in the file itself.`));
    }
    section.querySelectorAll("details").forEach(one => {
      one.open = true;
    });
    return section;
  }

  async function filled(section) {
    const waiting = () => [...section.querySelectorAll(".sources li:empty, .from:empty")].length;
    for (let tries = 0; tries < 40 && (!tries || waiting()); tries++) await g.pause();
    return settled(section);
  }

  g.paperRest = async function (data) {
    const [elsewhere, sources] = [await g.elsewhereView(data), await g.sourcesView(data)];
    const part = (name, title, nodes) => g.el("section", {class: `paper-${name}`}, g.el("h2", {class: "paper-part"}, title), nodes);
    return Promise.all([filled(part("elsewhere", "Not on the map", elsewhere)), filled(part("documents", "Sources", sources))]);
  };
})(window.geostrike);
