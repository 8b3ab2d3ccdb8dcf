// Real buttons over the signs that are drawn: the keyboard reaches them, Enter opens them, a screen reader says what they
// are. There is one for each sign in view, up to a number; panning moves their pane and none of them.
(function (g) {
  "use strict";
  const MOST = 150;
  const A_FRAME = 30;
  const MARKED = 5000;
  const LEAST = 24; // What is left of a line between its signs to hit (WCAG 2.2); the panel leads there as well.
  const TYPES = ["strike", "attack"];

  // What a sign says: the event, or how many and where.
  function spoken(group, scene) {
    const {events} = scene.data;
    if (group.count === 1) {
      const {type, place, when, toll, shared, precision} = events.at(group.first);
      return [type === "strike" ? "Strike" : "Attack", place, when, toll, shared, precision].filter(Boolean).join(", ");
    }
    const kinds = [0, 1].map(type => [TYPES[type], group.counts[type] + group.counts[type + 2]]).filter(([, count]) => count)
      .map(([type, count]) => g.counted(count, type));
    const sample = scene.clusters.events(group, 300);
    const places = new Set(sample.map(i => events.place.at(i)));
    const where = places.size === 1 ? events.place.at(group.first)
      : group.count > sample.length ? "many places" : g.counted(places.size, "place");
    return `${group.count.toLocaleString("en")} events at ${where}: ${kinds.join(" and ")}`;
  }

  // A row of buttons that are used again: `fill` makes the n-th say what its entry is.
  function pool(parent, make, fill) {
    const nodes = [];
    return {
      nodes,
      entries: [],
      * set(entries) {
        this.entries = entries;
        for (const [n, entry] of entries.entries()) {
          if (!nodes[n]) nodes.push(make());
          if (!nodes[n].parentNode) parent.append(nodes[n]);
          fill(nodes[n], entry);
          if (n % A_FRAME === A_FRAME - 1) yield 9;
        }
        for (let n = entries.length; n < nodes.length; n++) nodes[n].remove();
      },
      of(node) {
        const n = nodes.indexOf(node);
        return n < 0 ? null : this.entries[n];
      },
    };
  }

  function write(node, attributes) {
    for (const [name, value] of Object.entries(attributes)) if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  }

  function stand(node, x, y, width, height, turn = 0) {
    const px = {left: x - width / 2, top: y - height / 2, width, height};
    const style = {transform: turn ? `rotate(${turn}rad)` : ""};
    for (const [name, value] of Object.entries(px)) style[name] = `${Math.round(value * 100) / 100}px`;
    for (const [name, value] of Object.entries(style)) if (node.style[name] !== value) node.style[name] = value;
  }

  g.readyButtons = function (map, data, on) {
    const pane = map.createPane("geostrike-signs");
    pane.style.zIndex = 620;
    const [lineBox, signBox, fanBox] = ["lines", "all", "fan"].map(name => L.DomUtil.create("div", `signs-${name}`, pane));
    let scene = null;
    let origin = L.point(0, 0);

    const pressed = group => String(g.chosen.events.length < MARKED && g.chosen.events.some(i => scene.clusters.of(i) === group));
    const sign = (node, group, chosen) => {
      write(node, {
        class: `sign ${group.count > 1 ? "badge" : TYPES[data.events.type[group.first]]}`, "data-event": data.events.id(group.first),
        "aria-pressed": chosen,
      });
      if (node.said !== group) write(node, {"aria-label": spoken(group, scene)});
      node.said = group;
      stand(node, group.x + origin.x, group.y + origin.y, group.width, g.signHeight(group));
    };
    const button = () => g.el("button", {type: "button"});
    const signs = pool(signBox, button, (node, group) => sign(node, group, pressed(group)));
    const isChosen = one => String(g.chosen.kind === "event" && g.chosen.events.includes(one.i));
    const fan = pool(fanBox, button, (node, one) => sign(node, one, isChosen(one)));
    const lines = pool(lineBox, button, (node, {pair, pieces}) => {
      const length = ([ax, ay, bx, by]) => Math.hypot(bx - ax, by - ay);
      const [ax, ay, bx, by] = pieces.reduce((a, b) => length(b) > length(a) ? b : a);
      write(node, {class: "contested-reach", "aria-label": `May be one event: ${pair.places[0]} and ${pair.places[1]}`});
      stand(node, (ax + bx) / 2 + origin.x, (ay + by) / 2 + origin.y, length([ax, ay, bx, by]), 20, Math.atan2(by - ay, bx - ax));
    });

    const entryOf = node => {
      const found = node.closest && node.closest("button");
      if (!found) return null;
      const [line, one, fanned] = [lines.of(found), signs.of(found), fan.of(found)];
      return line ? {line, node: found} : fanned ? {event: fanned.i, node: found} : one ? {group: one, node: found} : null;
    };
    const listen = (name, act) => pane.addEventListener(name, event => {
      const entry = entryOf(event.target);
      if (entry) act(entry, event);
    });
    listen("click", (entry, event) => {
      event.stopPropagation();
      if (event.detail && map.dragging && map.dragging.moved()) return;
      on.choose(entry);
    });
    listen("dblclick", (entry, event) => event.stopPropagation());
    listen("mouseover", (entry, event) => on.point(entry, event));
    listen("mousemove", (entry, event) => on.move(entry, event));
    listen("mouseout", () => on.point(null));
    listen("focusin", entry => {
      const {worldX, worldY} = entry.group || {};
      const byKey = entry.group && entry.node.matches(":focus-visible");
      if (byKey) map.panInside(g.latLng(g.atWorld(worldX, worldY)), {padding: [40, 40], animate: false});
      on.point(entry);
    });
    listen("focusout", () => on.point(null));
    map.on("zoomstart", () => pane.classList.add("moving"));

    function room({pair, pieces}) {
      const longest = Math.max(...pieces.map(([ax, ay, bx, by]) => Math.hypot(bx - ax, by - ay)));
      const under = pair.events.map(i => scene.clusters.of(i)).filter(Boolean);
      return longest - under.reduce((sum, group) => sum + group.width / 2, 0) >= LEAST;
    }

    // The signs in view, the greatest first; the one that has the keyboard keeps it, under whatever badge it is now.
    function* set() {
      const {frame} = scene;
      const shift = map.getPixelBounds().min.subtract([frame.left, frame.top]);
      const size = map.getSize();
      const view = [shift.x, shift.y, shift.x + size.x, shift.y + size.y];
      const wanted = scene.clusters.groups.filter(group => g.boxesMeet(g.signBox(group), view)).slice(0, MOST);
      const active = document.activeElement;
      const held = signBox.contains(active) ? data.events.indexOf(active.dataset.event) : -1;
      const heir = held >= 0 ? wanted.indexOf(scene.clusters.of(held)) : -1;
      if (heir >= 0) {
        const from = signs.nodes.indexOf(active);
        while (signs.nodes.length <= heir) signs.nodes.push(button());
        [signs.nodes[from], signs.nodes[heir]] = [signs.nodes[heir], signs.nodes[from]];
      }
      yield* signs.set(wanted);
      yield* lines.set(scene.lines.filter(room));
      yield* setFan();
      pane.classList.remove("moving");
    }

    function* setFan() {
      const open = g.fanIn(scene.frame);
      yield* fan.set(open ? open.signs : []);
    }

    return {
      // Gives what is to be done, in pieces.
      work(next) {
        scene = next;
        const {left, top} = scene.frame;
        origin = L.point(left, top).subtract(map.getPixelOrigin());
        return set();
      },
      fan: () => {
        if (scene) for (const _ of setFan());
      },
      press() {
        if (!scene) return;
        signs.entries.forEach((group, n) => signs.nodes[n].parentNode && write(signs.nodes[n], {"aria-pressed": pressed(group)}));
      },
      nodeOf: group => signs.nodes[signs.entries.indexOf(group)] || null,
      firstOfFan: () => fan.nodes[0],
    };
  };
})(window.geostrike);
