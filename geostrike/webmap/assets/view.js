// Where the map looks, and how far a reader may go: never beyond the land that the page carries, where an empty map
// would look like sea.
(function (g) {
  "use strict";
  const NEAREST = 11;
  const FIRST = 8;
  const FARTHER = 3;

  g.calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  g.fit = function (map, data) {
    const view = data.events.view || data.base.bounds;
    map.options.maxBoundsViscosity = 0.8;
    map.setMaxZoom(NEAREST);
    if (!view) return map.setView(g.latLng([0, 20]), 2, {animate: false});
    const [west, south, east, north] = view;
    const slack = data.events.given ? 0 : Math.max(0.4, 0.08 * Math.max(east - west, north - south));
    const shown = g.latLngBounds([west - slack, south - slack, east + slack, north + slack]);
    const edge = Math.min(36, map.getSize().x / 16);
    map.fitBounds(shown, {animate: false, padding: [edge, edge], maxZoom: FIRST});
    if (!data.base.bounds) return map;
    const land = g.latLngBounds(data.base.bounds).extend(shown);
    // At once: left to itself the map would slide there while it is drawn.
    map.panInsideBounds(land, {animate: false});
    map.setMaxBounds(land);
    return map.setMinZoom(Math.max(Math.min(map.getZoom(), map.getBoundsZoom(land, true)), map.getZoom() - FARTHER));
  };

  g.bring = function (map, ids, data) {
    const points = ids.map(id => data.byId.get(id).at).filter(Boolean).map(g.latLng);
    if (!points.length) return;
    const bounds = L.latLngBounds(points);
    const padding = Math.min(60, map.getSize().y / 4);
    if (map.getBounds().contains(bounds)) return;
    const options = {padding: [padding, padding], animate: !g.calm()};
    if (points.length > 1) map.fitBounds(bounds, {...options, maxZoom: map.getZoom()});
    else map.panInside(points[0], options);
  };
})(window.geostrike);
