// The tabs of the panel; a sheet is filled when it is first opened, and anew when what it says has changed.
(function (g) {
  "use strict";

  // Entries: {id, name, count, first, fill(sheet), follows: whether the sheet depends on the filter}.
  g.tabs = function (entries, opened = () => {}) {
    const buttons = [];
    const sheets = [];
    const empty = new Set(entries.keys());
    let current = -1;
    const fill = i => {
      if (empty.delete(i)) entries[i].fill(sheets[i]);
    };
    const open = index => {
      if (index === current) return;
      current = index;
      entries.forEach((entry, i) => {
        buttons[i].setAttribute("aria-selected", String(i === index));
        buttons[i].tabIndex = i === index ? 0 : -1;
        sheets[i].hidden = i !== index;
      });
      fill(index);
      opened();
    };
    addEventListener("beforeprint", () => entries.forEach((entry, i) => fill(i)));
    g.onFilter(() => entries.forEach((entry, i) => {
      if (!entry.follows || empty.has(i)) return;
      empty.add(i);
      if (i === current) fill(i);
    }));
    entries.forEach(({id, name, count}, i) => {
      buttons.push(g.el("button", {
        type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `sheet-${id}`, click: () => open(i),
        keydown: event => {
          const next = {ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: -1}[event.key];
          if (next === undefined) return;
          event.preventDefault();
          const to = (next + entries.length) % entries.length;
          open(to);
          buttons[to].focus();
        },
      }, name, " ", g.el("span", {class: "count"}, count.toLocaleString("en"))));
      sheets.push(g.el("div", {role: "tabpanel", id: `sheet-${id}`, "aria-labelledby": `tab-${id}`}));
    });
    const usual = Math.max(0, entries.findIndex(entry => entry.first));
    const at = id => entries.findIndex(entry => entry.id === id);
    open(usual);
    g.addressed("tab", {get: () => current === usual ? null : entries[current].id, set: id => open(at(id) < 0 ? usual : at(id))});
    return {list: g.el("div", {role: "tablist", "aria-label": "Events and sources"}, buttons), sheets, open: id => {
      open(at(id));
      buttons[at(id)].focus();
    }};
  };
})(window.geostrike);
