// Where the map looks, and how far a reader may go: never beyond the land that the page carries, where an empty map
// would look like sea.
(function (g) {
  "use strict";
  const NEAREST = 11;
  const FIRST = 8;
  const FARTHER = 3;
  const listeners = [];

  g.calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  g.fit = function (map, data) {
    const view = data.view || data.base.bounds;
    map.options.maxBoundsViscosity = 0.8;
    map.setMaxZoom(NEAREST);
    if (!view) return map.setView(g.latLng([0, 20]), 2, {animate: false});
    const [west, south, east, north] = view;
    const slack = data.given ? 0 : Math.max(0.4, 0.08 * Math.max(east - west, north - south));
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

  g.bring = function (map, indices, data) {
    const {lon, lat} = data.events;
    const bounds = L.latLngBounds([]);
    for (const i of indices) if (lon[i] === lon[i]) bounds.extend([lat[i], lon[i]]);
    if (!bounds.isValid() || map.getBounds().contains(bounds)) return;
    const padding = Math.min(60, map.getSize().y / 4);
    const options = {padding: [padding, padding], animate: !g.calm()};
    if (indices.length > 1) map.fitBounds(bounds, {...options, maxZoom: map.getZoom()});
    else map.panInside(bounds.getCenter(), options);
  };

  g.mapView = function (map) {
    const {lat, lng} = map.getCenter();
    return {lat, lon: lng, zoom: map.getZoom()};
  };

  g.setMapView = (map, {lat, lon, zoom}) => map.setView(g.latLng([lon, lat]), zoom, {animate: false});

  g.onView = listener => listeners.push(listener);

  g.readyView = function (map, data, index) {
    let asked = 0;
    map.on("moveend", () => {
      if (asked) return;
      asked = requestAnimationFrame(() => {
        asked = 0;
        listeners.forEach(listener => listener(g.mapView(map)));
      });
    });

    // A mask of the shown events whose pin is in view.
    g.inView = function () {
      const {min, max} = map.getPixelBounds();
      const scale = 256 * 2 ** map.getZoom();
      const [west, north, east, south] = [min.x, min.y, max.x, max.y].map(side => side / scale);
      const mask = new Uint8Array(data.events.count);
      const {order, x, y} = index;
      for (const [from, to] of index.runs([west, north, east, south])) {
        for (let k = from; k < to; k++) if (x[k] >= west && x[k] <= east && y[k] >= north && y[k] <= south) mask[order[k]] = data.shown[order[k]];
      }
      return mask;
    };
  };
})(window.geostrike);
