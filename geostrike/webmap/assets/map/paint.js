// In which order a picture is painted: areas, lines, names, signs; and above it what is pointed at.
(function (g) {
  "use strict";
  const MARKED = 5000; // Signs are marked for so many events of what is chosen.

  g.paintMap = function (context, scene) {
    const {frame, data, clusters} = scene;
    context.drawImage(scene.base, 0, 0, frame.width, frame.height);
    const chosen = g.chosen.events;
    const strong = new Map(g.extentsOf(data, chosen).map(extent => [extent.same, extent]));
    scene.extents.filter(({same}) => !strong.has(same)).forEach(extent => g.paintExtent(context, frame, extent));
    strong.forEach(extent => g.paintExtent(context, frame, extent, "chosen"));
    scene.lines.forEach(line => g.paintLine(context, line, g.isPaired(line, chosen)));
    scene.labels.forEach(label => {
      if (label.dot) g.paintDot(context, label.dot);
      g.paintLabel(context, label);
    });
    g.paintPlaces(context, scene.places);
    g.paintGhosts(context, scene.ghosts);
    g.paintSigns(context, {groups: clusters.groups, chosen: marked(scene, chosen), ratio: frame.ratio, events: data.events});
  };

  const marked = ({clusters}, events) => new Set(events.slice(0, MARKED).map(i => clusters.of(i)).filter(Boolean));

  g.paintAboveMap = function (context, scene) {
    const {frame, data} = scene;
    const events = g.pointed.filter(i => data.shown[i]);
    const chosenToo = new Set(g.extentsOf(data, g.chosen.events).map(({same}) => same));
    const extents = g.extentsOf(data, events).filter(({same}) => !chosenToo.has(same));
    extents.forEach(extent => g.paintExtent(context, frame, extent, "pointed"));
    scene.lines.filter(line => g.isPaired(line, events)).forEach(line => g.paintLine(context, line, true));
    const chosen = marked(scene, g.chosen.events);
    for (const group of marked(scene, events)) {
      const disputed = Boolean(data.events.disputed[group.first]);
      g.paintSign(context, group, {disputed, state: chosen.has(group) ? "chosen" : "pointed", ratio: frame.ratio});
    }
    if (g.isFanned()) g.paintFan(context, scene, chosen);
  };
})(window.geostrike);
