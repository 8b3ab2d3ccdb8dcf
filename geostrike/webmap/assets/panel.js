// The panel: the list before a choice, the event after it; and on a phone, how much of the screen it takes.
(function (g) {
  "use strict";

  function tabs(entries) {
    const buttons = [];
    const sheets = [];
    const empty = new Set(entries.keys());
    const fill = i => {
      if (empty.delete(i)) entries[i].fill(sheets[i]);
    };
    const open = index => entries.forEach((entry, i) => {
      buttons[i].setAttribute("aria-selected", String(i === index));
      buttons[i].tabIndex = i === index ? 0 : -1;
      sheets[i].hidden = i !== index;
      if (i === index) fill(i);
    });
    addEventListener("beforeprint", () => entries.forEach((entry, i) => fill(i)));
    entries.forEach(({id, name, count}, i) => {
      buttons.push(g.el("button", {
        type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `sheet-${id}`, click: () => open(i),
        keydown: event => {
          const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
          if (!step) return;
          event.preventDefault();
          const next = (i + step + entries.length) % entries.length;
          open(next);
          buttons[next].focus();
        },
      }, name, " ", g.el("span", {class: "count"}, count.toLocaleString("en"))));
      sheets.push(g.el("div", {role: "tabpanel", id: `sheet-${id}`, "aria-labelledby": `tab-${id}`}));
    });
    open(Math.max(0, entries.findIndex(entry => entry.first)));
    return [g.el("div", {role: "tablist", "aria-label": "Events and sources"}, buttons), sheets];
  }

  function eventsSheet(pinned, all) {
    if (pinned.length) return g.eventList(pinned);
    const words = all.length
      ? `None of the ${g.counted(all.length, "event")} on record is known more finely than its country, so nothing is pinned.`
      : "No report that was read tells of a strike or an attack that this map shows.";
    return g.el("p", {class: "nothing"}, words);
  }

  g.drawPanel = function (map, data) {
    const panel = document.getElementById("geostrike-panel");
    const all = data.events.events;
    const pinned = all.filter(event => event.at);
    const {counts} = data.events;
    const elsewhere = all.length - pinned.length + counts.aggregates + counts.rejections;
    const whenKnown = view => sheet => data.withEvidence(() => sheet.append(...view(data)));
    const overview = g.el("div", {class: "overview"}, tabs([
      {id: "events", name: "Events", count: pinned.length, fill: sheet => sheet.append(eventsSheet(pinned, all))},
      {id: "elsewhere", name: "Not on the map", count: elsewhere, first: !pinned.length && elsewhere > 0, fill: whenKnown(g.elsewhereView)},
      {id: "sources", name: "Sources", count: counts.documents, fill: whenKnown(g.sourcesView)},
    ]));
    const detail = g.el("div", {class: "detail", hidden: true});
    const size = g.el("button", {type: "button", class: "sheet-size", "aria-expanded": "false", click: () => {
      const large = panel.classList.toggle("large");
      size.setAttribute("aria-expanded", String(large));
      size.setAttribute("aria-label", large ? "Make the panel smaller" : "Make the panel larger");
    }, "aria-label": "Make the panel larger"});
    panel.append(size, overview, detail);
    if (!pinned.length) {
      map.getContainer().append(g.el("p", {class: "map-note"}, all.length ? "No event is known more finely than its country." : "No event to show."));
    }

    let scrolled = 0;
    g.onChoice(({kind, ids}) => {
      if (detail.hidden) scrolled = panel.scrollTop;
      detail.hidden = kind === "none";
      overview.hidden = kind !== "none";
      if (kind === "none") {
        detail.replaceChildren();
        panel.scrollTop = scrolled;
        return;
      }
      g.bring(map, ids, data);
      if (kind === "group") show(ids, group(ids));
      else if (kind === "pair") show(ids, g.pairView(ids, data));
      else data.withEvidence(() => g.chosen.ids === ids && show(ids, g.eventView(data.byId.get(ids[0]), data)));
    });

    function show(ids, view) {
      detail.replaceChildren(bar(ids), view);
      panel.scrollTop = 0;
      detail.querySelector("h2").focus({preventScroll: true});
    }

    function bar(ids) {
      const order = all.findIndex(event => event.id === ids[0]);
      const step = (by, name, sign) => g.el("button", {
        type: "button", class: "step", "aria-label": name, title: name, disabled: !all[order + by], click: () => {
          g.choose([all[order + by].id]);
        },
      }, sign);
      return g.el("div", {class: "bar"},
        g.el("button", {type: "button", class: "plain back", click: g.unchoose}, "← All events"),
        ids.length === 1 ? g.el("span", {class: "steps"}, step(-1, "Event before", "‹"),
          g.el("span", {class: "quiet"}, `${order + 1} of ${all.length.toLocaleString("en")}`), step(1, "Event after", "›")) : "");
    }

    function group(ids) {
      const events = ids.map(id => data.byId.get(id));
      const places = [...new Set(events.map(event => event.place))];
      const apart = new Set(events.map(event => event.at.join())).size > 1;
      const closer = g.el("button", {type: "button", class: "plain", click: () => {
        map.fitBounds(L.latLngBounds(events.map(event => g.latLng(event.at))), {padding: [80, 80], animate: !g.calm()});
      }}, "Look closer");
      return g.el("div", {class: "group"},
        g.el("h2", {tabindex: "-1"}, `${g.counted(events.length, "event")} at `, places.length === 1 ? g.bdi(places[0]) : g.counted(places.length, "place")),
        apart ? closer : "", g.eventList(events));
    }
  };
})(window.geostrike);
