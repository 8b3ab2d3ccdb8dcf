// What the mouse, a finger or a button's key means on the map: signs and lines open, a badge of events at one point fans
// out, and a click beside them folds it.
(function (g) {
  "use strict";
  const LISTED = 5000; // A badge of more events than the panel lists is looked at more closely instead.
  const POINTED = 100;

  // What lies at a point of the picture.
  function hit(scene, {x, y}) {
    const fan = g.fanIn(scene.frame);
    const fanned = fan && fan.signs.find(sign => Math.hypot(sign.x - x, sign.y - y) < 15);
    if (fanned) return {event: fanned.i};
    const within = ([left, top, right, bottom]) => x >= left && x <= right && y >= top && y <= bottom;
    const group = scene.clusters.groups.find(one => within(g.signBox(one)));
    if (group) return {group};
    const at = L.point(x, y);
    const near = ([ax, ay, bx, by]) => L.LineUtil.pointToSegmentDistance(at, L.point(ax, ay), L.point(bx, by)) < 10;
    const line = scene.lines.find(({pieces}) => pieces.some(near));
    if (line) return {line};
    const place = g.placeAt(scene.places, x, y);
    return place ? {place: place.place} : null;
  }

  g.mouse = function (map, data, sceneNow, buttonsNow) {
    const tooltip = L.tooltip({className: "tip", direction: "auto", offset: [12, 0]});
    let said = null;
    let over = null;

    function tell(key, words, latlng) {
      if (said !== key) {
        if (words) tooltip.setContent(words()).setLatLng(latlng).addTo(map);
        else tooltip.remove();
        said = key;
      } else if (key) tooltip.setLatLng(latlng);
    }

    const pairWords = ({places: [one, other]}) => () => g.el("span", {}, "May be one event: ", g.bdi(one), " and ", g.bdi(other));
    const tip = (entry, latlng) => !entry || !latlng ? tell(null)
      : entry.line ? tell(entry.line.pair, pairWords(entry.line.pair), latlng)
        : entry.place ? tell(entry.place, () => g.placeWords(entry.place), latlng) : tell(null);

    function closer(group) {
      const events = sceneNow().clusters.events(group);
      const box = events.reduce(([w, s, e, n], i) => {
        const [lon, lat] = [data.events.lon[i], data.events.lat[i]];
        return [Math.min(w, lon), Math.min(s, lat), Math.max(e, lon), Math.max(n, lat)];
      }, [Infinity, Infinity, -Infinity, -Infinity]);
      if (map.getZoom() >= map.getMaxZoom() || (box[0] === box[2] && box[1] === box[3])) return false;
      const zoom = Math.min(map.getMaxZoom(), Math.max(map.getZoom() + 1, map.getBoundsZoom(g.latLngBounds(box), false, L.point(60, 60))));
      map.setView(g.latLngBounds(box).getCenter(), zoom, {animate: !g.calm()});
      return true;
    }

    function chooseGroup(group, node) {
      if (group.count === 1) {
        g.closeFan();
        g.choose([group.first], {from: node});
        return;
      }
      if (group.count > LISTED && closer(group)) return;
      const events = sceneNow().clusters.events(group, LISTED);
      const folded = g.isFanned() && g.fanIn(sceneNow().frame).hub === group.first;
      g.closeFan();
      if (folded) return;
      g.choose(events, {from: node, kind: "group"});
      if (!g.fansOut(events, data.events)) return;
      g.openFan(group, events, data);
      const {reach} = g.fanIn(sceneNow().frame);
      map.panInside(g.latLng(g.atWorld(group.worldX, group.worldY)), {padding: [reach + 24, reach + 24], animate: !g.calm()});
    }

    function choose({group, event, line}, node) {
      tell(null);
      if (group) chooseGroup(group, node);
      else if (event !== undefined) g.choose([event], {from: node});
      else if (line) g.choose(line.pair.events, {from: node, kind: "pair"});
    }

    function point(entry) {
      const key = entry ? entry.group || entry.line || entry.event : null;
      if (key === over) return;
      over = key;
      if (!entry) g.pointAt([]);
      else if (entry.group) g.pointAt(sceneNow().clusters.events(entry.group, POINTED));
      else if (entry.event !== undefined) g.pointAt([entry.event]);
      else if (entry.line) g.pointAt(entry.line.pair.events);
    }

    const inPicture = ({containerPoint}) => {
      const {frame} = sceneNow();
      return containerPoint.add(map.getPixelBounds().min).subtract([frame.left, frame.top]);
    };
    const steady = () => sceneNow() && !map._animatingZoom && sceneNow().frame.zoom === map.getZoom();

    map.on("click", event => {
      if (!steady()) return;
      const found = hit(sceneNow(), inPicture(event));
      if (found && !found.place) choose(found, found.group && buttonsNow().nodeOf(found.group));
      else g.closeFan();
    });
    map.on("mousemove", event => {
      // Over a button its own listeners speak.
      if (!steady() || event.originalEvent.target.closest("button")) return;
      const found = L.Draggable._dragging ? null : hit(sceneNow(), inPicture(event));
      map.getContainer().style.cursor = found ? (found.place ? "help" : "pointer") : "";
      point(found && !found.place ? found : null);
      tip(found, event.latlng);
    });
    map.on("mouseout movestart", () => {
      tip(null);
      point(null);
    });
    document.addEventListener("keydown", event => {
      if (event.key !== "Escape" || event.defaultPrevented || !g.isFanned() || g.chosen.kind !== "none") return;
      if (g.closeFan()) event.preventDefault();
    });
    g.onChoice(({kind}) => {
      if (kind === "none") g.closeFan();
    });

    return {
      choose: entry => choose(entry, entry.node),
      point(entry, event) {
        point(entry);
        tip(entry, entry && event && event.clientX !== undefined ? map.mouseEventToLatLng(event) : null);
      },
      move: (entry, event) => tip(entry, map.mouseEventToLatLng(event)),
    };
  };
})(window.geostrike);
