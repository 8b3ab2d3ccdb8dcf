// The map as it is seen, as a picture to keep: everything on it at twice the resolution, with its scale and its credit.
// And, for whoever checks the map, where its names and signs stand.
(function (g) {
  "use strict";
  const FOOT = 26;

  function scaleBar(context, map, y) {
    const line = map.getContainer().querySelector(".leaflet-control-scale-line");
    if (!line) return;
    const width = parseFloat(line.style.width) || line.offsetWidth;
    const {quiet} = g.palette;
    Object.assign(context, {strokeStyle: quiet, fillStyle: quiet, lineWidth: 1, textAlign: "left", textBaseline: "alphabetic"});
    context.beginPath();
    for (const [dx, dy] of [[0, -6], [0, 0], [width, 0], [width, -6]]) context.lineTo(14.5 + dx, y - 0.5 + dy);
    context.stroke();
    context.font = `${0.6875 * g.palette.rem}px ${g.palette.font}`;
    context.lineWidth = 3;
    context.strokeStyle = g.palette.land;
    context.strokeText(line.textContent, 20, y - 5);
    context.fillText(line.textContent, 20, y - 5);
  }

  function credit(context, map, width, height) {
    const node = map.getContainer().querySelector(".leaflet-control-attribution");
    const words = node ? node.textContent.trim() : "";
    context.fillStyle = g.palette.paper;
    context.fillRect(0, height, width, FOOT);
    context.font = `${0.6875 * g.palette.rem}px ${g.palette.font}`;
    Object.assign(context, {fillStyle: g.palette.quiet, textAlign: "right", textBaseline: "middle"});
    context.fillText(words, width - 10, height + FOOT / 2, width - 20);
  }

  g.readyLooks = function (map, data, index, sceneNow) {
    g.readyView(map, data, index);
    const shift = () => map.getPixelBounds().min.subtract([sceneNow().frame.left, sceneNow().frame.top]);
    const seen = list => {
      const [{x, y}, size] = [shift(), map.getSize()];
      return list.map(({box: [left, top, right, bottom], ...rest}) => ({...rest, box: [left - x, top - y, right - x, bottom - y]}))
        .filter(({box}) => g.boxesMeet(box, [0, 0, size.x, size.y]));
    };

    g.labelBoxes = () => seen(sceneNow().labels.map(({words, box, kind}) => ({text: words.join("\n"), box, kind})));
    const kindOf = ({count, first}) => count > 1 ? "badge" : data.events.type[first] ? "attack" : "strike";
    g.signBoxes = () => seen(sceneNow().clusters.groups.map(group =>
      ({text: String(group.count), box: g.signBox(group), kind: kindOf(group), event: group.first})));

    // Where the sign stands under which an event is drawn; null for one that is not in the picture.
    g.signOf = function (i) {
      const group = sceneNow().clusters.of(i);
      return group ? seen([{box: g.signBox(group)}]).map(({box}) => box)[0] || null : null;
    };

    g.lineMarks = function () {
      const {x, y} = shift();
      const of = ({pair}, events) => pair.events.some(i => events.includes(i));
      return sceneNow().lines.map(line => ({
        places: line.pair.places, pieces: line.pieces.map(([ax, ay, bx, by]) => [ax - x, ay - y, bx - x, by - y]),
        state: of(line, g.pointed) ? "pointed" : of(line, g.chosen.events) ? "chosen" : "",
      }));
    };

    g.extentMarks = function () {
      const {frame: {scale, left, top}, extents} = sceneNow();
      const [pointed, chosen] = [g.pointed.filter(i => data.shown[i]), g.chosen.events].map(events => g.extentsOf(data, events));
      const all = new Map([["", extents], ["pointed", pointed], ["chosen", chosen]].flatMap(([state, list]) =>
        list.map(({same, type, disputed, coarse, box: [w, n, e, s]}) => [same, {type, disputed, coarse, state,
          box: [w * scale - left, n * scale - top, e * scale - left, s * scale - top]}])));
      return seen([...all.values()]);
    };
    g.ghostMarks = () => seen(sceneNow().ghosts.map(({name, x, y}) => ({name, box: [x - 9, y - 9, x + 9, y + 9]})));

    g.picture = function () {
      const size = map.getSize();
      const scene = sceneNow();
      const ratio = Math.max(2, scene.frame.ratio);
      const canvas = document.createElement("canvas");
      Object.assign(canvas, {width: Math.round(size.x * ratio), height: Math.round((size.y + FOOT) * ratio)});
      const context = canvas.getContext("2d");
      const {x, y} = shift();
      const fine = {...scene, frame: {...scene.frame, ratio}, base: g.paintedBase({...scene.frame, ratio})};
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.save();
      context.translate(-x, -y);
      g.paintMap(context, fine);
      if (scene.hasAbove()) g.paintAboveMap(context, fine);
      context.restore();
      scaleBar(context, map, size.y - 8);
      credit(context, map, size.x, size.y);
      return canvas;
    };
  };
})(window.geostrike);
