// The filters as a reader sets them: values with their numbers, made when the disclosure is first opened.
(function (g) {
  "use strict";
  const FEW = 8;
  const ROWS = 200;

  // The next choice of a filter, with a value taken in or out; none chosen is all.
  function toggled(chosen, key, on) {
    const next = new Set(chosen || []);
    if (on) next.add(key);
    else next.delete(key);
    return next.size ? next : null;
  }

  function choices(data, facet, totals) {
    const {name, title, words} = facet;
    const codes = [...words.keys()].filter(code => totals[code] || name === "types");
    if (name === "countries" || name === "actors" || name === "publishers") {
      codes.sort(g.likeliest(facet, totals));
    }
    const rows = new Map();
    const list = g.el("ul", {class: "values"});
    const note = g.el("p", {class: "quiet", hidden: true});
    const id = `filter-${name}`;
    let counts = totals;
    let sought = "";

    function row(code) {
      const box = g.el("input", {type: "checkbox", change: () => {
        g.setFilter(data, {[name]: toggled(g.filter[name], facet.key(code), box.checked)});
        g.noteState();
      }});
      const number = g.el("span", {class: "number"});
      const node = g.el("li", {}, g.el("label", {}, box,
        name === "types" ? g.glyph(code ? "attack" : "strike", {size: 18}) : "", g.el("span", {class: "value"}, g.bdi(words[code])), number));
      rows.set(code, {node, box, number});
      return node;
    }

    function fill() {
      const chosen = g.filter[name] || new Set();
      const found = codes.filter(code => !sought || chosen.has(facet.key(code)) || g.folded(words[code]).includes(sought));
      rows.clear();
      list.replaceChildren(...found.slice(0, ROWS).map(row));
      note.hidden = found.length <= ROWS && found.length > 0;
      note.textContent = found.length ? `${(found.length - ROWS).toLocaleString("en")} more: type to find them` : "None is called that";
      mark();
    }

    function mark() {
      const chosen = g.filter[name];
      for (const [code, {node, box, number}] of rows) {
        box.checked = Boolean(chosen && chosen.has(facet.key(code)));
        number.textContent = counts[code].toLocaleString("en");
        node.classList.toggle("none", !counts[code]);
      }
    }

    const many = codes.length > FEW;
    if (many) list.classList.add("many");
    const seek = many && g.el("input", {type: "search", class: "seek", "aria-label": `Find in the list: ${title}`, "aria-controls": id,
      placeholder: `Find among ${codes.length.toLocaleString("en")}`, autocomplete: "off", input: () => {
        sought = g.folded(seek.value);
        fill();
      }, keydown: event => {
        if (event.key === "Escape" && seek.value) event.preventDefault();
      }});
    list.id = id;
    fill();
    return {
      node: g.el("fieldset", {class: `facet ${name}`}, g.el("legend", {}, title), seek || "", list, note),
      update(next) {
        counts = next;
        mark();
      },
    };
  }

  g.filtersView = function (data) {
    const panel = g.el("div", {class: "filters", id: "geostrike-filters", role: "group", "aria-label": "Filters", hidden: true});
    let parts = null;
    let facets = null;
    let waiting = false;

    function apart() {
      const box = g.el("input", {type: "checkbox", role: "switch", change: () => {
        g.setFilter(data, {disputed: box.checked});
        g.noteState();
      }});
      const number = g.el("span", {class: "number"});
      const node = g.el("label", {class: "apart"}, box, g.el("span", {class: "value"}, "Only where sources differ"), number);
      return {node, update(next) {
        box.checked = Boolean(g.filter.disputed);
        number.textContent = next.toLocaleString("en");
        node.classList.toggle("none", !next);
      }};
    }

    function make() {
      facets = g.facets(data);
      const totals = g.facetCounts(data, facets, {});
      parts = {disputed: apart()};
      for (const facet of facets) parts[facet.name] = choices(data, facet, totals[facet.name]);
      panel.append(...facets.map(({name}) => parts[name].node), parts.disputed.node);
    }

    function update() {
      waiting = false;
      if (panel.hidden) return;
      const counts = g.facetCounts(data, facets, g.filter);
      for (const [name, part] of Object.entries(parts)) part.update(counts[name]);
    }

    // The map answers first: the numbers follow when nothing else is to be done.
    g.onFilter(() => {
      if (panel.hidden || waiting) return;
      waiting = true;
      g.idle().then(update);
    });

    const number = g.el("span", {class: "number"});
    const button = g.el("button", {type: "button", class: "filters-button", "aria-expanded": "false", "aria-controls": panel.id, click: () => {
      panel.hidden = !panel.hidden;
      button.setAttribute("aria-expanded", String(!panel.hidden));
      if (panel.hidden) return;
      if (!parts) make();
      update();
    }}, "Filters", number);
    g.onFilter(() => {
      const {types, actors, countries, precisions, publishers, disputed} = g.filter;
      const active = [types, actors, countries, precisions, publishers, disputed].filter(Boolean).length;
      number.replaceChildren(active ? g.el("span", {class: "hidden"}, ", active: ") : "", active ? String(active) : "");
    });
    return {button, panel};
  };
})(window.geostrike);
