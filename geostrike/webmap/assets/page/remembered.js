// The parts of the state that the address remembers: the event, the view, the filters and the period, in words.
(function (g) {
  "use strict";
  const NOT_TOLD = "not-told";
  const MOST = 500;
  const TYPES = ["strike", "attack"];
  const PRECISIONS = [NOT_TOLD, "site", "near", "district", "governorate", "area", "country", "sea-or-air"];

  // What a filter may be set to: its keys in the words of the address, and back.
  function vocabulary(words, byWord) {
    const said = key => (byWord ? key : words[key]) || NOT_TOLD;
    return {
      words: keys => g.listed([...keys].map(said)),
      keys(text) {
        const wanted = g.unlisted(text);
        if (byWord) return new Set(wanted.map(word => word === NOT_TOLD ? "" : word));
        return new Set(wanted.slice(0, MOST).flatMap(word => [...words.keys()].filter(key => said(key) === word)));
      },
    };
  }

  function filters(data) {
    const {actor1, country} = data.events;
    const column = ({codes, words}) => () => vocabulary(words || [], !codes);
    let changes = {};
    const part = (name, filter, made) => g.addressed(name, {
      get: () => g.filter[filter] ? made().words(g.filter[filter]) : null,
      set: text => {
        const keys = text ? made().keys(text) : new Set();
        changes[filter] = keys.size ? keys : null;
      },
    });
    part("types", "types", () => vocabulary(TYPES));
    part("actors", "actors", column(actor1));
    part("countries", "countries", column(country));
    part("precisions", "precisions", () => vocabulary(PRECISIONS));
    part("sources", "publishers", () => vocabulary(data.publishers));
    g.addressed("disputed", {get: () => g.filter.disputed ? "1" : null, set: text => {
      changes.disputed = text === "1";
    }});
    // All at once, when the last of them is read: a filter is a pass over every event.
    function apply() {
      changes.days = period(changes.days, data.events);
      if (Object.entries(changes).some(([name, value]) => value || g.filter[name])) g.setFilter(data, changes);
      changes = {};
    }
    const end = k => ({
      get: () => g.filter.days ? g.isoDay(g.filter.days[k]) : null,
      set: text => {
        changes.days = [...(changes.days || []), text ? g.dayOfIso(text) : NaN];
        if (k) apply();
      },
    });
    g.addressed("from", end(0));
    g.addressed("to", end(1));
  }

  // A period without a beginning or an end goes as far as the events do.
  function period([from, to], {first, last}) {
    if (isNaN(from) && isNaN(to)) return null;
    let [start, end] = [from, to];
    for (let i = 0; i < first.length && first[i] !== g.NO_DAY; i++) {
      if (isNaN(from)) start = i ? Math.min(start, first[i]) : Math.min(to, first[i]);
      if (isNaN(to)) end = i ? Math.max(end, last[i]) : Math.max(from, last[i]);
    }
    return start <= end ? [start, end] : null;
  }

  const NUMBER = /^-?\d{1,3}(\.\d{1,8})?$/;

  // Only where the reader has moved the map. What a choice or a window of another size moves is not the reader's doing.
  function view(map) {
    let hand = false;
    let moved = false;
    const rests = () => {
      hand = false;
    };
    for (const kind of ["pointerdown", "wheel", "keydown"]) addEventListener(kind, () => {
      hand = true;
    }, {capture: true, passive: true});
    g.onChoice(rests);
    map.on("resize", rests);
    g.onView(() => {
      if (!hand) return;
      moved = true;
      g.noteState();
    });
    g.addressed("view", {
      get() {
        if (!moved) return null;
        const {lat, lon, zoom} = g.mapView(map);
        const places = zoom < 8 ? 3 : 4;
        return [lat.toFixed(places), lon.toFixed(places), zoom.toFixed(2)].map(Number).join(",");
      },
      set(text) {
        const told = (text || "").split(",");
        const [lat, lon, zoom] = told.map(Number);
        moved = told.length === 3 && told.every(number => NUMBER.test(number)) && Math.abs(lat) <= 90 && Math.abs(lon) <= 360 && zoom >= 0 && zoom <= 24;
        if (moved) g.setMapView(map, {lat, lon, zoom});
      },
    });
  }

  // The event is chosen last, when map and filters stand as they are told.
  function event({events}) {
    let wanted = null;
    g.addressed("event", {
      get: () => g.chosen.kind === "event" ? events.id(g.chosen.events[0]) : null,
      set: id => {
        wanted = id;
      },
    });
    return () => {
      const i = wanted ? events.indexOf(wanted) : -1;
      if (i < 0) return g.chosen.kind === "event" && g.unchoose();
      return g.chosen.kind === "event" && g.chosen.events[0] === i || g.choose([i]);
    };
  }

  g.remember = function (map, data) {
    const choose = event(data);
    view(map);
    filters(data);
    g.onAddress(choose);
    g.onChoice(g.noteState);
    g.onFilter(g.noteState);
  };
})(window.geostrike);
