// What is shown, as GeoJSON (RFC 7946): longitude first, no geometry where no source gives one.
(function (g) {
  "use strict";

  g.featureText = function ({id, longitude, latitude, ...properties}) {
    const geometry = longitude === null ? null : {type: "Point", coordinates: [longitude, latitude]};
    // A line's end in JavaScript that JSON lets through; some readers stumble over it.
    return JSON.stringify({type: "Feature", id, geometry, properties}).replace(/[\u2028\u2029]/g, sign => sign === "\u2028" ? "\\u2028" : "\\u2029");
  };

  g.geojson = async function (data, rows, how) {
    const parts = await g.written(data, rows, g.featureText, {...how, between: ",\n"});
    if (!parts) return null;
    const head = {title: data.title, shows: g.shownWords(data), credits: data.credits};
    const members = Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(",\n");
    return new Blob([`{"type":"FeatureCollection",\n${members},\n"features":[\n`, ...parts, "\n]}\n"], {type: "application/geo+json"});
  };
})(window.geostrike);
