// The table: the same events as on the map, in the order a reader wants. Only a part of the rows is in the page.
(function (g) {
  "use strict";
  const COLUMNS = [
    {name: "when", title: "When", first: "ascending"},
    {name: "where", title: "Where", first: "ascending"},
    {name: "killed", title: "Killed", first: "descending"},
    {name: "sources", title: "Sources", first: "descending"},
  ];
  const OTHER = {ascending: "descending", descending: "ascending"};
  const HEAD = 48;
  let order = new Uint32Array(0);

  // The events of the table, as sorted and filtered now.
  g.order = () => order;

  function cells(event, data, byDay) {
    const killed = data.events.killed[event.i];
    const plain = killed > 0 && event.toll === `${killed.toLocaleString("en")} killed`;
    const button = g.el("button", {type: "button", class: "row", "data-event": event.id, "data-number": event.i},
      g.typeWord(event), g.rowWords(event, g.rowNotes(event, {toll: killed > 0 && !plain})));
    return g.el("tr", {"data-row": event.i},
      g.el("td", {class: "when"}, g.glyph(event.type, {coarse: event.coarse, size: 20}),
        g.el("span", {class: byDay ? "hidden" : "date"}, g.shortMonths(event.when))),
      g.el("td", {class: "where"}, button),
      g.el("td", {class: "killed"}, killed < 0 ? g.el("span", {class: "quiet", title: "Not reported"}, "–") : killed.toLocaleString("en")),
      g.el("td", {class: "sources"}, data.events.sources[event.i].toLocaleString("en")));
  }

  g.tableView = function (data, scroller) {
    const {count, lon, sources} = data.events;
    const pins = new Uint32Array(data.events.pinned);
    for (let i = 0, k = 0; i < count; i++) if (lon[i] === lon[i]) pins[k++] = i;
    let by = "when";
    let way = "ascending";
    let onlySeen = false;
    let pointed = [];
    const rows = new Map();
    const heads = COLUMNS.map(({name, title, first}) => g.el("th", {scope: "col", class: name, "aria-sort": "none"},
      g.el("button", {type: "button", class: "sort", click: () => sort(name, name === by ? OTHER[way] : first)}, title)));
    const body = g.el("div", {class: "table-body"});
    const here = g.el("span", {class: "number"});
    const box = g.el("input", {type: "checkbox", change: () => {
      onlySeen = box.checked;
      draw();
    }});
    const tool = g.el("label", {class: "only-seen"}, box, g.el("span", {}, "Only what the map shows", here));

    // The events that pass and have a pin; how many they are is told beside the filters.
    function passing() {
      const mask = data.shown;
      let found = 0;
      const passed = new Uint32Array(pins.length);
      for (let k = 0; k < pins.length; k++) if (!mask || mask[pins[k]]) passed[found++] = pins[k];
      const seen = onlySeen ? g.inView(data) : null;
      const all = passed.subarray(0, found);
      return {pinned: found, events: seen ? all.filter(i => seen[i]) : all.slice()};
    }

    function fill() {
      rows.clear();
      pointed = [];
      const byDay = by === "when";
      const table = g.el("table", {class: byDay ? "event-table by-day" : "event-table"}, g.el("caption", {class: "hidden"}, "Events on the map"),
        g.el("thead", {}, g.el("tr", {}, heads)));
      let day = null;
      let part = g.el("tbody", {});
      if (!byDay) table.append(part);
      const add = index => {
        const event = data.events.at(index);
        if (byDay && event.when !== day) {
          day = event.when;
          part = g.el("tbody", {}, g.el("tr", {class: "day-row"}, g.el("th", {scope: "rowgroup", colspan: 3, class: "day"}, day)));
          table.append(part);
        }
        const row = cells(event, data, byDay);
        rows.set(index, row);
        part.append(row);
      };
      body.replaceChildren(g.growing(order, table, add, scroller));
    }

    let pinned = 0;
    function draw() {
      const found = passing();
      pinned = found.pinned;
      order = g.sortEvents(data, found.events, by, way === "descending");
      here.textContent = onlySeen ? `: ${order.length.toLocaleString("en")}` : "";
      tool.hidden = body.hidden = !pinned;
      fill();
      // A table put in order anew is read from its top.
      if (scroller.scrollTop && body.offsetParent) scroller.scrollTop = Math.min(scroller.scrollTop, body.offsetTop - HEAD);
    }

    function sort(name, next) {
      by = name;
      way = next;
      heads.forEach((head, k) => head.setAttribute("aria-sort", COLUMNS[k].name === by ? way : "none"));
      const focused = document.activeElement;
      draw();
      // The heads move into the new table: the keyboard stays on the one that was used.
      if (heads.some(head => head.contains(focused))) focused.focus({preventScroll: true});
      g.noteState();
    }

    const numberOf = target => {
      const row = target.closest && target.closest("[data-row]");
      return row ? Number(row.dataset.row) : null;
    };
    const point = event => {
      const number = numberOf(event.target);
      if (number === null ? pointed.length : pointed[0] !== number) g.pointAt(number === null ? [] : [number]);
    };
    body.addEventListener("mouseover", point);
    body.addEventListener("focusin", point);
    for (const off of ["mouseleave", "focusout"]) body.addEventListener(off, () => pointed.length && g.pointAt([]));
    body.addEventListener("click", event => {
      const number = numberOf(event.target);
      if (number === null || String(getSelection())) return;
      g.choose([number], {from: rows.get(number).querySelector(".row")});
    });
    const marked = (events, name, on) => events.forEach(i => rows.has(i) && rows.get(i).classList.toggle(name, on));
    g.onPoint(events => {
      const few = Array.from(events).slice(0, 500);
      marked(pointed, "pointed", false);
      marked(pointed = few, "pointed", true);
    });
    let late = false;
    g.onChoice(({kind, events}) => {
      body.querySelectorAll(".chosen").forEach(row => row.classList.remove("chosen"));
      if (kind === "event") marked(events, "chosen", true);
      if (kind === "none" && late) draw();
      late = late && kind !== "none";
    });
    // While an event is read its place in the order stays, though the map moves.
    g.onView(() => {
      if (!onlySeen) return;
      if (g.chosen.kind !== "none") late = true;
      else draw();
    });

    const words = () => by === "when" && way === "ascending" ? null : `${by}${way === COLUMNS.find(column => column.name === by).first ? "" : "-reversed"}`;
    g.addressed("sort", {get: words, set: value => {
      const [, name, turned] = /^(\w+?)(-reversed)?$/.exec(value || "when") || [];
      const column = COLUMNS.find(found => found.name === name) || COLUMNS[0];
      const next = turned ? OTHER[column.first] : column.first;
      if (column.name !== by || next !== way) sort(column.name, next);
    }});
    heads[0].setAttribute("aria-sort", "ascending");
    draw();
    return {node: body, tool, draw, pinned: () => pinned};
  };
})(window.geostrike);
