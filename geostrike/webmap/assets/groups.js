// Sites whose signs would touch stand under one badge, at the place of the first of them: nothing is moved from where
// it was reported, and every sign is large enough to hit (24 px, WCAG 2.2).
(function (g) {
  "use strict";
  const SINGLE = 25;
  const BADGE = 47;
  const HEIGHT = 28;

  // Events at the very same point are one site from the start.
  g.sites = function (events) {
    const found = new Map();
    for (const event of events) {
      if (!event.at) continue;
      const key = event.at.join();
      if (!found.has(key)) found.set(key, {latlng: g.latLng(event.at), events: []});
      found.get(key).events.push(event);
    }
    return [...found.values()].sort((a, b) => b.events.length - a.events.length);
  };

  const half = sites => (sites.length > 1 || sites[0].events.length > 1 ? BADGE : SINGLE) / 2;

  function touches(group, site, at) {
    const across = Math.abs(group.at.x - at.x);
    const down = Math.abs(group.at.y - at.y);
    return across < half(group.sites) + half([site]) && down < HEIGHT;
  }

  g.groups = function (map, sites) {
    const zoom = map.getZoom();
    const cells = new Map();
    const groups = [];
    for (const site of sites) {
      const at = map.project(site.latlng, zoom);
      const column = Math.floor(at.x / BADGE);
      const row = Math.floor(at.y / BADGE);
      let home = null;
      for (let i = -1; i <= 1 && !home; i++) {
        for (let j = -1; j <= 1 && !home; j++) {
          home = (cells.get(`${column + i}:${row + j}`) || []).find(group => touches(group, site, at)) || null;
        }
      }
      if (home) {
        home.sites.push(site);
      } else {
        home = {at, latlng: site.latlng, sites: [site]};
        groups.push(home);
        const key = `${column}:${row}`;
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(home);
      }
    }
    for (const group of groups) group.events = group.sites.flatMap(site => site.events);
    return groups;
  };
})(window.geostrike);
