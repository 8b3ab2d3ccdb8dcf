// The map put together: what a picture holds, and when it is drawn anew.
(function (g) {
  "use strict";
  const POINTED = 100; // Events of what is pointed at that are marked.

  g.pointed = [];
  g.redrawMap = () => {};
  g.redrawAbove = () => {};

  // What a frame holds, in pieces of work.
  function sceneMaker(map, data) {
    const index = g.indexed(data.events);
    const base = g.readyBase(data);
    const extents = g.readyExtents(data, index);
    const labels = g.readyLabels(map, data);
    g.readyPlaces(data);
    let known = null;
    const make = function* (frame) {
      const scene = {frame, data, hasAbove: () => g.pointed.length > 0 || g.isFanned()};
      scene.base = yield* base(frame);
      const key = [frame.zoom, frame.left, frame.top, frame.width, frame.height, g.palette.version].join(" ");
      if (!known || known.key !== key || known.shown !== data.shown) {
        known = {key, shown: data.shown, clusters: yield* g.grouped(frame, data, index)};
        known.extents = extents(frame) || [];
        yield 0;
      }
      Object.assign(scene, {clusters: known.clusters, extents: known.extents});
      scene.lines = g.linesIn(scene);
      scene.ghosts = g.ghostsIn(frame);
      const lines = [scene.lines.map(({pair}) => pair.events).join(";"), g.ghostsShown()].join("|");
      if (!known.labels || known.lines !== lines) Object.assign(known, {lines, labels: yield* labels(scene)});
      scene.labels = known.labels;
      scene.places = g.placesIn(frame);
      return scene;
    };
    return {make, index};
  }

  g.drawMap = async function (map, data) {
    g.readPalette();
    const {make, index} = sceneMaker(map, data);
    const layer = g.canvasLayer(g.paintMap, g.paintAboveMap).addTo(map);
    let [scene, heading, waiting] = [null, null, null];
    const buttons = g.readyButtons(map, data, g.mouse(map, data, () => scene, () => buttons));
    const attending = g.worker(() => buttons.work(scene), () => {});

    function show(next) {
      // While the map zooms, the picture of where it goes waits.
      if (map._animatingZoom) {
        waiting = next;
        return;
      }
      waiting = null;
      scene = next;
      layer.show(scene);
      attending.start();
    }

    const ratio = () => g.onPaper() ? 2 : g.screenRatio();
    let target = null;

    // Whether another frame is needed for where the map looks, or goes; it is then the target.
    function moves(spent) {
      const {center, zoom} = heading || {center: map.getCenter(), zoom: map.getZoom()};
      if (target && target.ratio === ratio() && g.holds(target, map, center, zoom, spent)) return false;
      target = g.frameAt(map, center, zoom, ratio());
      return true;
    }

    const drawing = g.worker(() => make(target), show);

    g.redrawMap = function ({now = false} = {}) {
      const moved = moves(0);
      if (now) drawing.now();
      else if (moved) drawing.start();
      else drawing.after();
    };
    g.redrawAbove = function () {
      if (!scene) return;
      layer.showAbove(scene);
      buttons.fan();
    };

    // A picture with enough around the view is kept; the next is begun before the view leaves it.
    const follow = () => moves() && drawing.start();

    map.on("zoomanim", ({center, zoom}) => {
      g.closeFan();
      heading = {center, zoom};
      follow();
    });
    map.on("moveend", () => {
      heading = null;
      if (waiting && waiting.frame === target) show(waiting);
      waiting = null;
      if (!scene || scene.frame.zoom !== map.getZoom()) g.closeFan();
      follow();
      if (scene && scene.frame.zoom === map.getZoom()) attending.start();
    });
    g.onPalette(({now}) => g.redrawMap({now}));
    g.onFilter(() => {
      g.closeFan();
      note();
      g.redrawMap();
    });
    g.onPoint(events => {
      g.pointed = Array.from(events).slice(0, POINTED);
      g.redrawAbove();
    });
    g.onChoice(() => {
      g.redrawMap();
      buttons.press();
    });

    const note = g.mapNote(map, data, index);
    note();
    g.redrawMap({now: true});
    attending.now();
    g.readyLooks(map, data, index, () => scene);
  };
})(window.geostrike);
