// Names on the map, the more important first; a name that would touch another name or a sign is left out until there is
// room. They are measured once and set anew at every zoom.
(function (g) {
  "use strict";
  const ACROSS = 5;
  const DOWN = 3;
  const EDGE = 6;
  const NAMED = 3; // A badge names its places while they are no more than this.
  const DOTTED = new Set(["town", "city", "base"]);
  const PLAIN = new Set(["town", "base", "region"]);
  const CENTRED = new Set(["country", "water", "region"]);

  function text(label, languages) {
    const name = language => (label.names && label.names[language]) || (language === languages[0] ? label.name : "");
    const both = languages[1] && !PLAIN.has(label.kind);
    const [first, second] = [name(languages[0]) || label.name, both ? name(languages[1]) : ""];
    return {first, second: second === first ? "" : second};
  }

  // Where a name may stand about its point, best first: its top left corner, and on which side its lines are even.
  function positions(label, width, height) {
    const {gap, drop} = label;
    const middle = -width / 2;
    if (CENTRED.has(label.kind)) return [0, -1, 1, -2, 2].map(step => [middle, -height / 2 + step * (height + 2), "center"]);
    const [right, left] = [[gap, -height / 2, "flex-start"], [-width - gap, -height / 2, "flex-end"]];
    const [below, above] = [[middle, drop, "center"], [middle, -height - drop, "center"]];
    return label.rank === 0 ? [right, above, below, left] : [right, left, below, above];
  }

  function index() {
    const SIDE = 64;
    const cells = new Map();
    const over = ([left, top, right, bottom]) => {
      const keys = [];
      for (let x = Math.floor(left / SIDE); x <= Math.floor(right / SIDE); x++) {
        for (let y = Math.floor(top / SIDE); y <= Math.floor(bottom / SIDE); y++) keys.push(`${x}:${y}`);
      }
      return keys;
    };
    const touch = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    return {
      free: box => over(box).every(key => (cells.get(key) || []).every(other => !touch(box, other))),
      take: box => over(box).forEach(key => cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box])),
    };
  }

  g.drawLabels = function (map, data) {
    const pane = map.createPane("geostrike-labels");
    pane.style.zIndex = 450;
    pane.style.pointerEvents = "none";
    pane.setAttribute("aria-hidden", "true");
    const {languages} = data.events;
    const base = data.base.labels.map(label => ({...label, latlng: g.latLng(label.at), gap: 7, drop: 5}));

    // The name of a place where something happened comes before all others, with the names the base map knows for it.
    function siteLabels() {
      return g.signs().map(sign => ({sign, places: [...new Set(sign.group.events.map(e => e.place))]})).filter(({places}) => places.length <= NAMED).map(({sign, places}) => {
        const [event] = sign.group.events;
        const at = map.latLngToLayerPoint(sign.group.latlng);
        const name = places.join(", ");
        const known = base.find(l => l.name === name && map.latLngToLayerPoint(l.latlng).distanceTo(at) < 40);
        return {
          key: `site:${event.id}:${name}`, name, names: known ? known.names : {}, rank: 0,
          kind: event.prec >= 4 ? "area" : "site", latlng: sign.group.latlng, gap: sign.half + ACROSS, drop: 16, at,
        };
      });
    }

    const made = new Map();
    function node(label) {
      const key = label.key || `${label.kind}:${label.name}:${label.at}`;
      if (!made.has(key)) {
        const {first, second} = text(label, languages);
        const span = g.el("div", {class: `label label-${label.kind}`},
          g.el("span", {dir: "auto"}, first), second ? g.el("span", {class: "second", dir: "auto", lang: languages[1]}, second) : null);
        pane.append(span);
        made.set(key, {span, dot: null, size: null});
      }
      return made.get(key);
    }

    function dot(entry, at) {
      if (!entry.dot) {
        entry.dot = g.el("div", {class: "town"});
        pane.append(entry.dot);
      }
      L.DomUtil.setPosition(entry.dot, at);
    }

    function layOut() {
      const zoom = map.getZoom();
      const view = map.getBounds().pad(0.1);
      const sites = siteLabels();
      const corner = map.containerPointToLayerPoint([0, 0]);
      const size = map.getSize();
      const inside = ([left, top, right, bottom]) => left > corner.x + EDGE && top > corner.y + EDGE
        && right < corner.x + size.x - EDGE && bottom < corner.y + size.y - EDGE;
      const taken = index();
      const signs = g.signs().map(sign => ({at: map.latLngToLayerPoint(sign.group.latlng), half: sign.half}));
      for (const {at, half} of signs) taken.take([at.x - half, at.y - 12, at.x + half, at.y + 12]);
      g.alongLines().forEach(taken.take);
      for (const control of map.getContainer().querySelectorAll(".leaflet-control")) {
        const from = map.containerPointToLayerPoint([control.offsetLeft + control.parentElement.offsetLeft, control.offsetTop + control.parentElement.offsetTop]);
        taken.take([from.x, from.y, from.x + control.offsetWidth, from.y + control.offsetHeight]);
      }
      const candidates = base
        .filter(label => label.rank <= Math.max(2, zoom - 2) && view.contains(label.latlng))
        .map(label => ({...label, key: `base:${label.kind}:${label.name}:${label.latlng}`, at: map.latLngToLayerPoint(label.latlng)}))
        .filter(label => !sites.some(site => site.name.split(", ").includes(label.name) && site.at.distanceTo(label.at) < 60))
        .sort((a, b) => a.rank - b.rank);
      const entries = [...sites, ...candidates].map(label => ({label, entry: node(label)}));
      for (const {entry} of entries) {
        if (!entry.size) entry.size = [entry.span.offsetWidth, entry.span.offsetHeight];
      }
      for (const entry of made.values()) {
        entry.span.classList.remove("on");
        if (entry.dot) entry.dot.classList.remove("on");
      }
      for (const {label, entry} of entries) {
        const [width, height] = entry.size;
        const {x, y} = label.at;
        const dotted = DOTTED.has(label.kind) && !signs.some(sign => sign.at.distanceTo(label.at) < 14);
        if (dotted && !taken.free([x - 3, y - 3, x + 3, y + 3])) continue;
        const spot = positions(label, width, height).find(([dx, dy]) => {
          const box = [x + dx - ACROSS, y + dy - DOWN, x + dx + width + ACROSS, y + dy + height + DOWN];
          return inside(box) && taken.free(box);
        });
        if (!spot) continue;
        const [dx, dy, even] = spot;
        entry.span.style.alignItems = even;
        taken.take([x + dx, y + dy, x + dx + width, y + dy + height]);
        L.DomUtil.setPosition(entry.span, L.point(Math.round(x + dx), Math.round(y + dy)));
        entry.span.classList.add("on");
        if (dotted) {
          dot(entry, label.at);
          entry.dot.classList.add("on");
          taken.take([x - 3, y - 3, x + 3, y + 3]);
        }
      }
    }

    map.on("zoomstart", () => pane.classList.add("moving"));
    map.on("moveend", () => {
      layOut();
      pane.classList.remove("moving");
    });
    layOut();
  };
})(window.geostrike);
