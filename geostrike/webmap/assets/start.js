// Everything is put together once the data are unpacked; the page promises `geostrikeReady`, kept when every dot is drawn.
(function (g) {
  "use strict";

  async function draw(map) {
    const [base, events, evidence] = await Promise.all(["base", "events", "evidence"].map(g.block));
    const data = {base, events, evidence};
    data.byId = new Map(events.events.map(event => [event.id, event]));
    data.documents = new Map(evidence.documents.map(source => [source.id, source]));
    const container = map.getContainer();
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", "Map");
    // The key takes its share of the page first: what is placed on the map is placed by the map's final size.
    g.drawKey(map, data);
    map.invalidateSize({animate: false});
    g.fit(map, data);
    g.drawBase(map, data);
    g.drawExtents(map, data);
    g.drawMarkers(map, data);
    g.drawLabels(map, data);
    g.drawPanel(map, data);
    g.readyToPrint(map);
    document.documentElement.classList.add("ready");
  }

  g.start = function (map) {
    window.geostrikeReady = draw(map);
  };
})(window.geostrike);
