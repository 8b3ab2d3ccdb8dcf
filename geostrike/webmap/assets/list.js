// The events as a list, by day: the same as the map, for who reads rather than points. Very long lists grow on demand.
(function (g) {
  "use strict";
  const AT_ONCE = 150;

  g.eventRow = function (event) {
    const row = g.el("button", {
      type: "button", class: "row", "data-event": event.id,
      click: () => g.choose([event.id], {from: row}),
      mouseenter: () => g.pointAt([event.id]), mouseleave: () => g.pointAt([]),
    },
      g.glyph(event.type, {coarse: event.coarse, size: 20}),
      g.el("span", {class: "hidden"}, event.type === "strike" ? "Strike: " : "Attack: "),
      g.el("span", {class: "row-words"},
        g.el("span", {class: "row-place"}, g.bdi(event.place), event.region ? g.el("span", {class: "quiet"}, ", ", g.bdi(event.region)) : ""),
        event.lead ? g.el("span", {class: "row-title", dir: "auto"}, event.lead) : "",
        g.el("span", {class: "row-foot"}, [event.toll, event.shared, event.disputed ? "sources disagree" : ""].filter(Boolean).join(" · "))));
    return row;
  };

  g.eventList = function (events) {
    const list = g.el("div", {class: "list"});
    let count = 0;
    let day = null;
    let items = null;

    function grow() {
      for (const event of events.slice(count, count + AT_ONCE)) {
        if (event.when !== day) {
          day = event.when;
          items = g.el("ol", {});
          list.append(g.el("h3", {class: "day"}, day), items);
        }
        items.append(g.el("li", {}, g.eventRow(event)));
      }
      count += AT_ONCE;
      more.remove();
      if (count < events.length) {
        more.textContent = `Show more (${(events.length - count).toLocaleString("en")} left)`;
        list.append(more);
      }
    }
    const more = g.el("button", {type: "button", class: "plain more", click: grow});
    grow();
    return list;
  };
})(window.geostrike);
