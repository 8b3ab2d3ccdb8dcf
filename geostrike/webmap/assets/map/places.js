// Every place that the documents name, on demand: what was read, whether or not anything happened there.
(function (g) {
  "use strict";
  const RADIUS = 4;
  const REACH = 9;
  let on = false;
  let world = [];

  g.readyPlaces = data => world = data.places.map(place => ({place, x: g.worldX(place.at[0]), y: g.worldY(place.at[1])}));

  g.showPlaces = function (wanted) {
    on = wanted;
    g.redrawMap();
  };

  g.placesIn = ({scale, left, top, width, height}) => !on ? [] : world
    .map(({place, x, y}) => ({place, x: x * scale - left, y: y * scale - top}))
    .filter(({x, y}) => x > -9 && y > -9 && x < width + 9 && y < height + 9);

  g.paintPlaces = function (context, places) {
    Object.assign(context, {fillStyle: g.palette.paper, strokeStyle: g.palette.quiet, lineWidth: 1.5});
    for (const {x, y} of places) {
      context.beginPath();
      context.arc(x, y, RADIUS, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    }
  };

  g.placeAt = (places, x, y) => places.find(place => Math.hypot(place.x - x, place.y - y) <= REACH) || null;

  g.placeWords = function ({name, roles, documents}) {
    const said = Object.entries(roles).map(([role, times]) => `${role} ${times}×`).join(", ");
    return g.el("span", {}, g.bdi(name), ` — named as ${said}, in `, g.bdi(documents.join("; ")));
  };
})(window.geostrike);
