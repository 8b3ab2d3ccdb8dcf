// The events as a list, by day: the same as the map, for who reads rather than points.
(function (g) {
  "use strict";
  const AT_ONCE = 150;

  // A list of any length, of which the next part is made when it is asked for.
  g.growing = function (items, list, add) {
    let count = 0;
    const more = g.el("button", {type: "button", class: "plain more", click: grow});

    function grow() {
      items.slice(count, count + AT_ONCE).forEach(add);
      count += AT_ONCE;
      more.textContent = `Show more (${(items.length - count).toLocaleString("en")} left)`;
      if (count >= items.length) more.remove();
      else list.after(more);
    }
    const whole = g.el("div", {class: "grown"}, list);
    grow();
    return whole;
  };

  g.grown = function (items, make, name, attributes) {
    const list = g.el(name, attributes);
    return g.growing(items, list, item => list.append(make(item)));
  };

  g.eventRow = function (event) {
    const row = g.el("button", {
      type: "button", class: "row", "data-event": event.id,
      click: () => g.choose([event.id], {from: row}),
    },
      g.glyph(event.type, {coarse: event.coarse, size: 20}),
      g.el("span", {class: "hidden"}, event.type === "strike" ? "Strike: " : "Attack: "),
      g.el("span", {class: "row-words"},
        g.el("span", {class: "row-place"}, g.bdi(event.place), event.region ? g.el("span", {class: "quiet"}, ", ", g.bdi(event.region)) : ""),
        event.lead ? g.el("span", {class: "row-title", dir: "auto"}, event.lead) : "",
        g.el("span", {class: "row-foot"}, [event.toll, event.shared, event.disputed ? "sources disagree" : "",
          event.decisions.length ? "decided by an analyst" : ""].filter(Boolean).join(" · "))));
    return g.pointsAt(row, [event.id]);
  };

  g.eventList = function (events) {
    const list = g.el("div", {class: "list"});
    let day = null;
    let rows = null;
    return g.growing(events, list, event => {
      if (event.when !== day) {
        day = event.when;
        rows = g.el("ol", {});
        list.append(g.el("h3", {class: "day"}, day), rows);
      }
      rows.append(g.el("li", {}, g.eventRow(event)));
    });
  };
})(window.geostrike);
