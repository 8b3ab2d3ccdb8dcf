// Names on the map, the more important first; a name that would touch another name, a sign or a line is left out until
// there is room. They are laid out anew at every zoom, and for a whole picture, so that panning uncovers them.
(function (g) {
  "use strict";
  const ACROSS = 5;
  const DOWN = 3;
  const EDGE = 6;
  const NAMED = 3; // A badge names its places while they are no more than this.
  const MOST = 150; // Signs that are named in one picture.
  const DOTTED = new Set(["town", "city", "base"]);
  const PLAIN = new Set(["town", "base", "region"]);
  const CENTRED = new Set(["country", "water", "region"]);

  function words(label, languages) {
    const name = language => (label.names && label.names[language]) || (language === languages[0] ? label.name : "");
    const both = languages[1] && !PLAIN.has(label.kind);
    const [first, second] = [name(languages[0]) || label.name, both ? name(languages[1]) : ""];
    return second && second !== first ? [first, second] : [first];
  }

  // Where a name may stand about its point, best first: its top left corner, and on which side its lines are even.
  function positions({kind, rank, gap, drop, away}, width, height) {
    const middle = -width / 2;
    if (CENTRED.has(kind)) return [0, -0.5, 0.5, -1, 1].map(step => [middle, (step - 0.5) * height, "center"]);
    const [right, left] = [[gap, -height / 2, "left"], [-width - gap, -height / 2, "right"]];
    const [below, above] = [[middle, drop, "center"], [middle, -height - drop, "center"]];
    if (away) return away < 0 ? [left, above, below, right] : [right, above, below, left];
    return rank === 0 ? [right, above, below, left] : [right, left, below, above];
  }

  // Boxes that are taken, found by the cells of 64 px that they lie in.
  function ground() {
    const cells = new Map();
    const over = ([left, top, right, bottom]) => {
      const keys = [];
      for (let x = left >> 6; x <= right >> 6; x++) for (let y = top >> 6; y <= bottom >> 6; y++) keys.push(y * 65536 + x);
      return keys;
    };
    const touch = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    return {
      free: box => over(box).every(key => (cells.get(key) || []).every(other => !touch(box, other))),
      take: box => over(box).forEach(key => cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box])),
    };
  }

  // The names of the places under a sign, or null where they are too many to say.
  function placesOf(group, {clusters, data}) {
    const found = new Set();
    const few = clusters.events(group, 40);
    for (const events of group.count > few.length ? [few, clusters.events(group, 5000)] : [few]) {
      for (const i of events) {
        found.add(data.events.place.at(i));
        if (found.size > NAMED) return null;
      }
    }
    return group.count > 5000 ? null : [...found].filter(Boolean);
  }

  g.readyLabels = function (map, data) {
    const base = data.base.labels.map(label => ({
      ...label, worldX: g.worldX(label.at[0]), worldY: g.worldY(label.at[1]), gap: 7, drop: 5, words: words(label, data.languages),
    })).sort((a, b) => a.rank - b.rank);
    const named = new Map(base.map(label => [label.name, label]));
    let controls = null;
    map.on("resize", () => controls = null);

    // The map's own buttons, in pixels of the view.
    function furniture() {
      const from = map.getContainer().getBoundingClientRect();
      controls = controls || [...map.getContainer().querySelectorAll(".leaflet-control")].map(node => node.getBoundingClientRect())
        .map(box => [box.left - from.left, box.top - from.top, box.right - from.left, box.bottom - from.top]);
      return controls;
    }

    const at = (label, {scale, left, top}) => ({...label, x: label.worldX * scale - left, y: label.worldY * scale - top});

    // The name of a place where something happened comes before all others, with the names the base map knows for it.
    function* siteLabels(scene) {
      const {groups} = scene.clusters;
      const found = [];
      for (const group of groups.slice(0, 4 * MOST)) {
        if (group.x < 0 || group.y < 0 || group.x > scene.frame.width || group.y > scene.frame.height) continue;
        if (found.length >= MOST) break;
        const places = placesOf(group, scene);
        yield 0;
        if (!places || !places.length) continue;
        const name = places.join(", ");
        const near = named.has(name) ? at(named.get(name), scene.frame) : null;
        const known = near && Math.hypot(near.x - group.x, near.y - group.y) < 40 ? words({...near, kind: "site"}, data.languages) : [name];
        const area = group.counts[0] + group.counts[1] === 0 && data.events.wherePrec[group.first] >= 4;
        found.push({
          words: known, places, rank: 0, kind: area ? "area" : "site", x: group.x, y: group.y,
          gap: group.width / 2 + ACROSS, drop: g.signHeight(group) / 2 + DOWN + 1,
        });
      }
      return found;
    }

    // Gives the names of a scene: [{words, kind, box, even, dot}].
    return function* (scene) {
      const {frame, clusters: {groups}, lines} = scene;
      const [west, north, east, south] = frame.view;
      const within = ([left, top, right, bottom]) => left > west + EDGE && top > north + EDGE && right < east - EDGE && bottom < south - EDGE;
      const outside = ([left, top, right, bottom]) => right < west || left > east || bottom < north || top > south;
      const taken = ground();
      for (const group of groups) taken.take(g.signBox(group));
      for (const {x, y} of scene.ghosts) taken.take([x - 9, y - 9, x + 9, y + 9]);
      for (const line of lines) g.alongLine(line).forEach(taken.take);
      for (const [left, top, right, bottom] of furniture()) taken.take([left + west, top + north, right + west, bottom + north]);
      const sites = yield* siteLabels(scene);
      const box = g.frameBox(frame);
      const onSigns = ({x, y}, reach) => groups.some(group => Math.abs(group.x - x) < reach && Math.hypot(group.x - x, group.y - y) < reach);
      const known = new Map();
      for (const {name, x, y, from} of scene.ghosts) {
        const away = from && from.x > x ? -1 : 1;
        sites.unshift({words: [name], places: [name], rank: 0, kind: "ghost", gap: 14, drop: 14, x, y, away});
      }
      for (const site of sites) for (const place of site.places) known.set(place, [...(known.get(place) || []), site]);
      const most = Math.max(2, frame.zoom - 2);
      const others = base.filter(label => label.rank <= most && g.boxesMeet([label.worldX, label.worldY, label.worldX, label.worldY], box))
        .map(label => at(label, frame))
        .filter(({name, x, y}) => !(known.get(name) || []).some(site => Math.hypot(site.x - x, site.y - y) < 60));
      yield 0;
      const placed = [];
      for (const label of [...sites, ...others]) {
        const {x, y} = label;
        const {width, height} = g.textSize(label);
        const dotted = DOTTED.has(label.kind) && !onSigns(label, 14);
        if (dotted && !taken.free([x - 3, y - 3, x + 3, y + 3])) continue;
        const around = ([dx, dy]) => [x + dx - ACROSS, y + dy - DOWN, x + dx + width + ACROSS, y + dy + height + DOWN];
        const spots = positions(label, width, height).filter(spot => taken.free(around(spot)));
        const spot = spots.find(one => within(around(one))) || spots.find(one => outside(around(one)));
        if (placed.length % 20 === 19) yield 0;
        if (!spot) continue;
        const [left, top] = [Math.round(x + spot[0]), Math.round(y + spot[1])];
        const own = [left, top, left + width, top + height];
        taken.take(own);
        if (dotted) taken.take([x - 3, y - 3, x + 3, y + 3]);
        placed.push({words: label.words, kind: label.kind, box: own, even: spot[2], dot: dotted ? [x, y] : null});
      }
      return placed;
    };
  };
})(window.geostrike);
