// Everything is put together once the data are unpacked; the page promises `geostrikeReady`, kept when every dot is drawn.
(function (g) {
  "use strict";

  async function read() {
    const [base, map, shapes, bytes] = await Promise.all([g.block("base"), g.block("map"), g.bytes("shapes"), g.bytes("events")]);
    const next = g.readShapes(shapes);
    const times = (count, make) => Array.from({length: count}, (_, i) => make(i));
    base.land = base.land.map(iso2 => ({iso2, ...next()}));
    base.divisions = times(base.divisions, next);
    base.borders = base.borders.map(disputed => ({disputed, ...next()}));
    // A code of a country is looked up as it stands: nothing may answer to what every object has.
    const countries = Object.assign(Object.create(null), map.countries);
    const data = {...map, countries, base, areas: times(map.areas, next), events: g.readEvents(bytes, map)};
    g.readDetails(data);
    g.readyFilter(data);
    return data;
  }

  async function draw(map) {
    const data = await read();
    const container = map.getContainer();
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", "Map");
    // Key and timeline take their share of the page first: what is placed on the map is placed by the map's final size.
    g.drawKey(map, data);
    g.drawTimeline(map, data);
    // What the address tells of filters is read before what it tells of the search, which a filter would empty.
    g.remember(map, data);
    g.drawPanel(map, data);
    g.drawShare(map, data);
    map.invalidateSize({animate: false});
    g.fit(map, data);
    await g.drawMap(map, data);
    g.readyToPrint(map, data);
    await g.readAddress();
  }

  g.start = function (map) {
    window.geostrikeReady = draw(map);
  };
})(window.geostrike);
