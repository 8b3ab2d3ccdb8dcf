// The areas within which events lie. The area of an event without a pin, a whole country, is drawn only while the event is
// chosen or pointed at; so is every area of a map with very many: washes over one another say nothing.
(function (g) {
  "use strict";
  const ALL_AT_ONCE = 300;

  g.drawExtents = function (map, data) {
    const {extents} = data.events;
    const options = g.pane(map, "extents", 350);
    const drawn = new Map();
    const quiet = extents.length > ALL_AT_ONCE;
    const byEvent = new Map(extents.map(extent => [extent.id, extent]));
    const same = new Map();

    function draw(extent) {
      const event = data.byId.get(extent.id);
      const style = {
        ...options, smoothFactor: 0.5,
        className: `extent ${event.type}${extent.disputed ? " disputed" : ""}${event.coarse ? " coarse" : ""}${quiet || !event.at ? " on-demand" : ""}`,
      };
      const layer = extent.radius
        ? L.circle(g.latLng(event.at), {...style, radius: extent.radius})
        : g.shapes([g.unrolled(extent)], {...style, style: () => style});
      layer.addTo(map);
      return layer;
    }

    // Events of one type known to one area only share its drawing, so that it does not grow darker with their number.
    function layerOf(id) {
      const extent = byEvent.get(id);
      if (!extent) return null;
      if (drawn.has(id)) return drawn.get(id);
      const key = `${data.byId.get(id).type}${extent.disputed}${extent.radius ? data.byId.get(id).at + ":" + extent.radius : JSON.stringify(extent.polygons)}`;
      if (!same.has(key)) same.set(key, draw(extent));
      drawn.set(id, same.get(key));
      return drawn.get(id);
    }

    function mark(ids, name) {
      const layers = new Set(ids.map(layerOf));
      for (const layer of new Set(drawn.values())) {
        const paths = layer.getLayers ? layer.getLayers() : [layer];
        paths.forEach(path => path.getElement() && path.getElement().classList.toggle(name, layers.has(layer)));
      }
    }

    if (!quiet) extents.filter(extent => data.byId.get(extent.id).at).forEach(extent => layerOf(extent.id));
    g.onPoint(ids => mark(ids, "pointed"));
    g.onChoice(({ids}) => mark(ids, "chosen"));
  };
})(window.geostrike);
