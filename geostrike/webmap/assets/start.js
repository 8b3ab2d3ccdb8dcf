// Everything is put together once the data are unpacked; the page promises `geostrikeReady`, kept when every dot is drawn.
(function (g) {
  "use strict";

  // What an event does not say of itself.
  const EVENT = {
    at: null, kind: "", lead: "", date: "", region: "", country: "", coarse: false, toll: "", tollNotes: [], shared: "", facts: [],
    warning: "", disputed: false, differ: [], decisions: [], partOf: [], perhaps: [], voices: [],
  };

  // Large evidence is unpacked after the dots are drawn: nobody has asked for it yet.
  function evidence(data) {
    let promise = null;
    data.evidence = null;
    data.withEvidence = act => {
      if (data.evidence) return act(data.evidence);
      promise = promise || g.block("evidence").then(found => {
        data.documents = new Map(found.documents.map(source => [source.id, source]));
        data.evidence = found;
      });
      return promise.then(() => act(data.evidence));
    };
  }

  async function draw(map) {
    const [base, events] = await Promise.all(["base", "events"].map(g.block));
    const data = {base, events};
    for (const event of events.events) Object.setPrototypeOf(event, EVENT);
    data.byId = new Map(events.events.map(event => [event.id, event]));
    evidence(data);
    if (!g.isPacked("evidence")) await data.withEvidence(() => {});
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
    g.drawContested(map, data);
    g.drawLabels(map, data);
    g.drawPanel(map, data);
    g.readyToPrint(map);
    setTimeout(() => data.withEvidence(() => {}), 0);
  }

  g.start = function (map) {
    window.geostrikeReady = draw(map);
  };
})(window.geostrike);
