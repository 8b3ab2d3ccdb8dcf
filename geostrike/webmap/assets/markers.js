// Markers are real buttons: the keyboard reaches them, Enter opens them, a screen reader says what they are.
(function (g) {
  "use strict";
  const TYPES = ["strike", "attack"];

  const Button = L.DivIcon.extend({
    createIcon() {
      const {button, iconSize} = this.options;
      this._setIconStyles(button, "icon");
      button.style.width = `${iconSize[0]}px`;
      button.style.height = `${iconSize[1]}px`;
      return button;
    },
  });

  const numbers = events => TYPES.map(type => [type, events.filter(event => event.type === type)]).filter(([, of]) => of.length);

  function spoken(group) {
    const [event] = group.events;
    if (group.events.length === 1) {
      const parts = [event.type === "strike" ? "Strike" : "Attack", event.place, event.when, event.toll, event.shared, event.precision];
      return parts.filter(Boolean).join(", ");
    }
    const places = new Set(group.events.map(e => e.place));
    const kinds = numbers(group.events).map(([type, of]) => g.counted(of.length, type));
    const where = places.size === 1 ? event.place : g.counted(places.size, "place");
    return `${group.events.length} events at ${where}: ${kinds.join(" and ")}`;
  }

  function icon(group) {
    const [event] = group.events;
    const several = group.events.length > 1;
    const parts = several
      ? numbers(group.events).map(([type, of]) => [g.glyph(type, {size: 16, coarse: of.every(e => e.coarse)}), g.el("span", {}, String(of.length))])
      : [g.glyph(event.type, {coarse: event.coarse, size: 28})];
    const width = several
      ? 12 + numbers(group.events).reduce((sum, [, of]) => sum + 23 + 8 * String(of.length).length, 0) : 28;
    const button = g.el("button", {type: "button", "aria-label": spoken(group), "data-event": event.id}, parts);
    return {
      width, button,
      icon: new Button({
        button, iconSize: [width, several ? 26 : 28],
        className: `sign ${several ? "badge" : event.type}${!several && event.disputed ? " disputed" : ""}`,
      }),
    };
  }

  g.drawMarkers = function (map, data) {
    const pane = map.createPane("geostrike-signs");
    pane.style.zIndex = 620;
    const sites = g.sites(data.events.events);
    let shown = new Map();
    let groups = [];
    let at = null;

    function choose(group, button) {
      const ids = group.events.map(event => event.id);
      g.choose(ids, {from: button, kind: ids.length > 1 ? "group" : "event"});
    }

    function place(group) {
      const made = icon(group);
      const marker = L.marker(group.latlng, {icon: made.icon, pane: "geostrike-signs", keyboard: false, riseOnHover: true});
      const ids = group.events.map(event => event.id);
      marker.on("click", () => choose(group, made.button));
      g.pointsAt(made.button, ids);
      made.button.addEventListener("focus", () => map.panInside(group.latlng, {padding: [40, 40], animate: false}));
      marker.addTo(map);
      return {marker, group, ids: new Set(ids), half: ids.length > 1 ? made.width / 2 : group.events[0].disputed ? 15 : 13, button: made.button};
    }

    function mark({ids}) {
      for (const sign of shown.values()) {
        const chosen = ids.some(id => sign.ids.has(id));
        sign.button.classList.toggle("chosen", chosen);
        sign.button.setAttribute("aria-pressed", String(chosen));
        sign.marker.setZIndexOffset(chosen ? 1000 : 0);
      }
    }

    g.redraw = function () {
      if (at !== map.getZoom()) groups = g.groups(map, sites);
      at = map.getZoom();
      const view = map.getBounds().pad(0.2);
      const focused = document.activeElement && document.activeElement.dataset.event;
      const inSign = document.activeElement && document.activeElement.classList.contains("sign");
      const next = new Map();
      for (const group of groups) {
        if (!view.contains(group.latlng)) continue;
        const key = group.events.length + ":" + group.sites.length + ":" + group.events[0].id;
        next.set(key, shown.get(key) || place(group));
        shown.delete(key);
      }
      for (const sign of shown.values()) sign.marker.remove();
      shown = next;
      mark(g.chosen);
      if (inSign && document.activeElement === document.body) {
        const heir = [...shown.values()].find(sign => sign.ids.has(focused));
        if (heir) heir.button.focus({preventScroll: true});
      }
    };

    g.signs = () => [...shown.values()];
    // Where an event's sign stands now: its own, or the badge that it is under.
    g.standing = id => groups.find(group => group.events.some(event => event.id === id)).latlng;
    g.onPoint(ids => {
      for (const sign of shown.values()) sign.button.classList.toggle("pointed", ids.some(id => sign.ids.has(id)));
    });
    g.onChoice(mark);
    map.on("moveend", g.redraw);
    g.redraw();
  };
})(window.geostrike);
