// The search field: what is typed is answered at once, the reports join as they are read; a name of the map can be
// gone to.
(function (g) {
  "use strict";
  const SOON = 120;
  const NEAR = {country: 6, water: 6, division: 7};

  // The name of the map that the query is, or begins; of several the best known.
  g.nameAsked = function (data, query) {
    const asked = g.folded(query);
    if (asked.length < 2) return null;
    let best = null;
    for (const label of data.base.labels || []) {
      if (!label.at) continue;
      for (const name of new Set([label.name, ...Object.values(label.names || {})])) {
        const said = g.folded(name);
        if (!said.startsWith(asked)) continue;
        const far = (said === asked ? 0 : 100) + label.rank;
        if (!best || far < best.far) best = {label, far};
      }
    }
    return best && best.label;
  };

  g.finder = function (map, data) {
    let query = "";
    let timer = 0;
    let mine = false;
    const engine = g.searchOf(data);
    const progress = g.el("p", {class: "searching", hidden: true});
    const jump = g.el("p", {class: "jump", hidden: true});
    const field = g.el("input", {
      type: "search", id: "geostrike-words", placeholder: "Search places and words", autocomplete: "off", spellcheck: "false", dir: "auto",
      enterkeyhint: "search", focus: () => engine.prepare(), input: () => ask(field.value, SOON),
      keydown: event => {
        // The first Escape empties the field, as browsers do; it must not close what stands beside it too.
        if (event.key === "Escape" && field.value) event.preventDefault();
        if (event.key === "Escape" && field.value) ask(field.value = "", 0);
      },
    });

    function pass(found) {
      mine = true;
      g.setFilter(data, {found});
      mine = false;
    }

    function answer(found, done) {
      progress.hidden = done === 1;
      progress.textContent = `Searching the reports… ${Math.floor(100 * done)} %`;
      g.searching = {words: query, done};
      pass(found);
    }

    function offer() {
      const label = query ? g.nameAsked(data, query) : null;
      jump.hidden = !label;
      jump.replaceChildren(label ? g.el("button", {type: "button", class: "plain", click: () => {
        const [lon, lat] = label.at;
        g.setMapView(map, {lat, lon, zoom: NEAR[label.kind] || Math.max(9, map.getZoom())});
      }}, "Show on the map: ", g.bdi(label.name)) : "");
    }

    function ask(text, wait) {
      query = text.trim();
      clearTimeout(timer);
      const go = () => {
        offer();
        engine.run(query, answer);
        g.noteState();
      };
      if (wait) timer = setTimeout(go, wait);
      else go();
    }

    g.searching = {words: "", done: 1};
    g.onFilter(() => {
      if (mine || g.filter.found || !query) return;
      ask(field.value = "", 0);
    });
    g.addressed("words", {get: () => query || null, set: value => {
      field.value = value || "";
      if (field.value.trim() !== query) ask(field.value, 0);
    }});
    // Later columns are sorted by the names of places: their order is found while nobody waits.
    g.idle().then(engine.prepare).then(() => g.placeRanks(data).idle());
    return {field: [g.el("label", {class: "hidden", for: "geostrike-words"}, "Search places and words"), field], jump, progress};
  };
})(window.geostrike);
