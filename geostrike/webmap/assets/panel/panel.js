// The panel: the table before a choice, the event after it; and on a phone, how much of the screen it takes.
(function (g) {
  "use strict";

  function nothingPinned(count) {
    return g.el("p", {class: "nothing"}, count
      ? `None of the ${g.counted(count, "event")} on record is known more finely than its country, so nothing is pinned.`
      : "No report that was read tells of a strike or an attack that this map shows.");
  }

  // The search, the filters, what they leave, and the table.
  function eventsSheet(map, data, panel, elsewhere) {
    const {field, jump, progress} = g.finder(map, data);
    const {button, panel: filters} = g.filtersView(data);
    const table = g.tableView(data, panel);
    const chips = g.chipsView(data, {elsewhere, field: field[1], tool: table.tool});
    const update = () => {
      table.draw();
      chips.update(table.pinned());
    };
    g.onFilter(update);
    chips.update(table.pinned());
    return [g.el("div", {class: "finder", role: "search"}, g.el("div", {class: "finder-row"}, field, button), jump, progress),
      filters, chips.node, chips.nothing, table.node];
  }

  // A group that stands under one sign: its place where it has one, and its area where it has several.
  function group(map, indices, data) {
    const {lon, lat, place} = data.events;
    const box = indices.reduce(([w, s, e, n], i) => [Math.min(w, lon[i]), Math.min(s, lat[i]), Math.max(e, lon[i]), Math.max(n, lat[i])],
      [Infinity, Infinity, -Infinity, -Infinity]);
    const apart = box[0] !== box[2] || box[1] !== box[3];
    const names = new Set(indices.slice(0, 200).map(i => place.at(i)));
    const where = names.size === 1 ? g.bdi([...names][0]) : indices.length > 200 ? "many places" : g.counted(names.size, "place");
    const closer = g.el("button", {type: "button", class: "plain", click: () => {
      map.fitBounds(g.latLngBounds(box), {padding: [80, 80], animate: !g.calm()});
    }}, "Look closer");
    return g.el("div", {class: "group"},
      g.el("h2", {tabindex: "-1"}, `${g.counted(indices.length, "event")} at `, where),
      apart ? closer : "", g.eventList(indices, data));
  }

  // Which events come before and after: in the table as it is sorted and filtered, or among those without a pin.
  function neighbours(i, data) {
    const order = g.order();
    const at = order.indexOf(i);
    if (at >= 0) return {at, all: order.length, before: order[at - 1], after: order[at + 1]};
    const {count, lon} = data.events;
    if (lon[i] === lon[i]) return null;
    const found = {at: 0, all: 0};
    for (let k = 0; k < count; k++) {
      if (lon[k] === lon[k] || !data.shown[k] && k !== i) continue;
      found.all++;
      if (k < i) Object.assign(found, {before: k, at: found.at + 1});
      if (k > i && found.after === undefined) found.after = k;
    }
    return found;
  }

  function bar(indices, data) {
    const found = indices.length === 1 ? neighbours(indices[0], data) : null;
    const step = (to, name, sign) => g.el("button", {
      type: "button", class: "step", "aria-label": name, title: name, disabled: to === undefined, click: () => g.choose([to]),
    }, sign);
    return g.el("div", {class: "bar"},
      g.el("button", {type: "button", class: "plain back", click: g.unchoose}, "← All events"),
      found ? g.el("span", {class: "steps"}, step(found.before, "Event before", "‹"),
        g.el("span", {class: "quiet"}, `${(found.at + 1).toLocaleString("en")} of ${found.all.toLocaleString("en")}`),
        step(found.after, "Event after", "›")) : "");
  }

  g.drawPanel = function (map, data) {
    const panel = document.getElementById("geostrike-panel");
    const {count, pinned} = data.events;
    const {counts} = data;
    const elsewhere = count - pinned + (counts.aggregates || 0) + (counts.rejections || 0);
    g.listsFrom(data);
    // A view may have to unpack what it shows; what was asked for last is what stays.
    const filled = view => async sheet => {
      const mine = sheet.asked = {};
      const parts = await view(data);
      if (sheet.asked === mine) sheet.replaceChildren(...parts);
    };
    const tabs = g.tabs([
      {id: "events", name: "Events", count: pinned, fill: sheet =>
        sheet.append(...(pinned ? eventsSheet(map, data, panel, () => tabs.open("elsewhere")) : [nothingPinned(count)]))},
      {id: "elsewhere", name: "Not on the map", count: elsewhere, first: !pinned && elsewhere > 0, fill: filled(g.elsewhereView), follows: true},
      {id: "sources", name: "Sources", count: counts.documents || 0, fill: filled(g.sourcesView)},
    ], g.noteState);
    const overview = g.el("div", {class: "overview"}, tabs.list, tabs.sheets);
    const detail = g.el("div", {class: "detail", hidden: true});
    const size = g.el("button", {type: "button", class: "sheet-size", "aria-expanded": "false", click: () => {
      const large = panel.classList.toggle("large");
      size.setAttribute("aria-expanded", String(large));
      size.setAttribute("aria-label", large ? "Make the panel smaller" : "Make the panel larger");
    }, "aria-label": "Make the panel larger"});
    panel.append(size, overview, detail);

    let scrolled = 0;
    g.onChoice(async chosen => {
      const {kind, events} = chosen;
      if (detail.hidden) scrolled = panel.scrollTop;
      detail.hidden = kind === "none";
      overview.hidden = kind !== "none";
      if (kind === "none") {
        detail.replaceChildren();
        panel.scrollTop = scrolled;
        return;
      }
      g.bring(map, events, data);
      if (kind === "group") show(events, group(map, events, data));
      else if (kind === "pair") show(events, g.pairView(events, data));
      else {
        const told = await data.detail(events[0]);
        if (g.chosen === chosen) show(events, g.eventView(events[0], told, data));
      }
    });
    g.onFilter(() => {
      const old = detail.querySelector(".bar");
      if (old && !old.contains(document.activeElement)) old.replaceWith(bar(g.chosen.events, data));
    });

    function show(events, view) {
      detail.replaceChildren(bar(events, data), view);
      panel.scrollTop = 0;
      detail.querySelector("h2").focus({preventScroll: true});
    }
  };
})(window.geostrike);
