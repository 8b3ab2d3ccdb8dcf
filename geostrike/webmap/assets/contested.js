// A line between two places that sources give for what may be one event. It ends at the signs as they stand, under a
// badge or moved within an area, so it is drawn anew with them.
(function (g) {
  "use strict";
  const STEP = 6;
  const CLEAR = 3;

  // The short way round the globe: beyond the map's edge a line goes on from the other one.
  function shortWay(map, from, to) {
    const WORLD = 256;
    const [a, b] = [map.project(from, 0), map.project(to, 0)];
    const ahead = b.x - a.x;
    if (Math.abs(ahead) <= WORLD / 2) return [[from, to]];
    const [edge, other] = ahead > 0 ? [0, WORLD] : [WORLD, 0];
    const share = Math.abs(edge - a.x) / (WORLD - Math.abs(ahead));
    const y = a.y + share * (b.y - a.y);
    return [[from, map.unproject([edge, y], 0)], [map.unproject([other, y], 0), to]];
  }

  // Small boxes along a piece of a line, as far as it is in view.
  function boxes(map, piece) {
    const corner = map.containerPointToLayerPoint([0, 0]);
    const view = L.bounds(corner, corner.add(map.getSize()));
    const seen = L.LineUtil.clipSegment(...piece.map(at => map.latLngToLayerPoint(at)), view);
    if (!seen) return [];
    const [from, to] = seen;
    const steps = Math.ceil(from.distanceTo(to) / STEP) || 1;
    return Array.from({length: steps + 1}, (_, i) => from.add(to.subtract(from).multiplyBy(i / steps)))
      .map(({x, y}) => [x - CLEAR, y - CLEAR, x + CLEAR, y + CLEAR]);
  }

  // What is clicked and focused is wider than what is seen, and a real button to the keyboard.
  function button(reach, {ids, places: [one, other]}) {
    const node = reach.getElement();
    const choose = () => {
      reach.closeTooltip();
      g.choose(ids, {from: node, kind: "pair"});
    };
    node.setAttribute("role", "button");
    node.setAttribute("aria-label", `May be one event: ${one} and ${other}`);
    node.addEventListener("keydown", event => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose();
    });
    reach.bindTooltip(g.el("span", {}, "May be one event: ", g.bdi(one), " and ", g.bdi(other)), {className: "tip", sticky: true});
    // After the tooltip's own listener, which would open it over what was chosen.
    reach.on("click", choose);
    return g.pointsAt(node, ids);
  }

  g.drawContested = function (map, data) {
    const options = {...g.pane(map, "contested", 360), noClip: true, smoothFactor: 0};
    const lines = data.events.contested.map(pair => {
      const [ground, line, reach] = ["contested-ground", "contested", "contested-reach"].map(className =>
        L.polyline([], {...options, className, interactive: className === "contested-reach"}).addTo(map));
      return {pair, layers: [ground, line, reach], line, button: button(reach, pair), pieces: []};
    });

    function draw() {
      for (const drawn of lines) {
        const [from, to] = drawn.pair.ids.map(g.standing);
        // Under one badge there is nothing between the two to see or to reach.
        drawn.pieces = from.equals(to) ? [] : shortWay(map, from, to);
        drawn.layers.forEach(layer => layer.setLatLngs(drawn.pieces));
        drawn.button.setAttribute("tabindex", drawn.pieces.length ? "0" : "-1");
      }
    }

    const mark = (ids, name) => lines.forEach(({pair, line}) =>
      line.getElement().classList.toggle(name, pair.ids.some(id => ids.includes(id))));
    g.alongLines = () => lines.flatMap(({pieces}) => pieces.flatMap(piece => boxes(map, piece)));
    g.onPoint(ids => mark(ids, "pointed"));
    g.onChoice(({ids}) => mark(ids, "chosen"));
    map.on("moveend", draw);
    draw();
  };
})(window.geostrike);
