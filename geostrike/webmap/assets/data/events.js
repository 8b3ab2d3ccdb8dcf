// The events, by their number in the order of date, place and id: arrays for the map, words when somebody reads them.
(function (g) {
  "use strict";
  const [PLACE, ACTOR] = ["\u0001", "\u0002"];
  g.NO_DAY = -2147483648;

  const HOW = {
    type: {into: Uint8Array}, lon: {into: Float64Array, none: NaN, scale: 1e5}, lat: {into: Float64Array, none: NaN, scale: 1e5},
    first: {into: Int32Array, none: g.NO_DAY}, last: {into: Int32Array, none: g.NO_DAY}, datePrec: {into: Uint8Array},
    wherePrec: {into: Uint8Array}, killed: {none: -1}, sources: {into: Uint32Array}, documents: {into: Uint32Array},
    disputed: {into: Uint8Array}, decided: {into: Uint8Array}, contested: {into: Uint8Array}, radius: {into: Uint32Array},
    area: {into: Int32Array, none: -1},
  };

  const filled = (words, place) => words.split(PLACE).join(place);

  g.sourceCount = (independent, documents) => `${independent ? independent.toLocaleString("en") : "no"} independent source${independent === 1 ? "" : "s"}`
    + (documents && documents !== independent ? `, in ${g.counted(documents, "document")}` : "");

  g.readEvents = function (bytes, map) {
    const table = g.table(bytes, HOW);
    const {count, id, type, lon, lat, wherePrec} = table;
    let pinned = 0;
    for (let i = 0; i < count; i++) pinned += lon[i] === lon[i];

    // An event in words, for a row of the table or the head of the panel.
    function at(i) {
      const place = table.place.at(i);
      return {
        i, id: id.at(i), type: type[i] ? "attack" : "strike", kind: table.kind.at(i), title: filled(table.title.at(i), place),
        lead: filled(table.lead.at(i), place).split(ACTOR).join(table.actor1.at(i)), when: table.when.at(i), place, region: table.region.at(i), country: table.country.at(i),
        at: lon[i] === lon[i] ? [lon[i], lat[i]] : null, prec: wherePrec[i], coarse: wherePrec[i] >= 3,
        precision: table.precision.at(i), toll: table.toll.at(i), shared: table.shared.at(i), disputed: Boolean(table.disputed[i]),
        decided: Boolean(table.decided[i]), contested: Boolean(table.contested[i]),
        sources: g.sourceCount(table.sources[i], table.documents[i]),
      };
    }

    g.idOf = i => id.at(i);
    return {
      ...table, pinned, at, id: i => id.at(i),
      indexOf: wanted => id.indexOf ? id.indexOf(wanted) : id.codes ? id.codes.indexOf(id.words.indexOf(wanted)) : search(wanted),
      publishers: {sets: map.sets, codes: table.publishers},
    };

    function search(wanted) {
      for (let i = 0; i < count; i++) if (id.at(i) === wanted) return i;
      return -1;
    }
  };
})(window.geostrike);
