// Events as a plain list, by day: for a badge, for what is not on the map, for events that may be one.
(function (g) {
  "use strict";
  const AT_ONCE = 100;
  let known = null;

  g.listsFrom = data => {
    known = data;
  };

  // A list of any length, of which the next part is made when it is asked for, or when its end comes near.
  g.growing = function (items, list, add, near = null) {
    let count = 0;
    let watch = null;
    const more = g.el("button", {type: "button", class: "plain more", click: () => {
      const next = count;
      grow();
      const rows = whole.querySelectorAll(".row");
      if (rows[next] && document.activeElement !== rows[next]) rows[next].focus({preventScroll: true});
    }});

    function grow() {
      const end = Math.min(items.length, count + AT_ONCE);
      while (count < end) add(items[count++]);
      more.textContent = `Show more (${(items.length - count).toLocaleString("en")} left)`;
      if (count < items.length) return list.after(more);
      if (watch) watch.disconnect();
      return more.remove();
    }
    const whole = g.el("div", {class: "grown"}, list);
    grow();
    if (near && count < items.length) {
      // The end comes near again and again as long as it is in reach: only a change is reported, so it is looked at anew.
      watch = new IntersectionObserver(entries => {
        if (!entries.some(entry => entry.isIntersecting)) return;
        grow();
        watch.unobserve(more);
        if (more.isConnected) watch.observe(more);
      }, {root: near, rootMargin: "0px 0px 600px 0px"});
      watch.observe(more);
    }
    return whole;
  };

  g.grown = function (items, make, name, attributes) {
    const list = g.el(name, attributes);
    return g.growing(items, list, item => list.append(make(item)));
  };

  // What the columns of the table do not say: a toll that is no plain number, and what to be careful with.
  g.rowNotes = (event, {toll = true} = {}) => [toll ? event.toll : "", event.shared, event.disputed ? "sources disagree" : "",
    event.decided ? "decided by an analyst" : ""].filter(Boolean).join(" · ");

  g.rowWords = (event, notes) => g.el("span", {class: "row-words"},
    g.el("span", {class: "row-place"}, g.bdi(event.place), event.region ? g.el("span", {class: "quiet"}, ", ", g.bdi(event.region)) : ""),
    event.lead ? g.el("span", {class: "row-title", dir: "auto"}, event.lead) : "",
    g.el("span", {class: "row-foot"}, notes));

  g.typeWord = event => g.el("span", {class: "hidden"}, event.type === "strike" ? "Strike: " : "Attack: ");

  g.eventRow = function (event) {
    const row = g.el("button", {
      type: "button", class: "row", "data-event": event.id, "data-number": event.i,
      click: () => g.choose([event.i], {from: row}),
    }, g.glyph(event.type, {coarse: event.coarse, size: 20}), g.typeWord(event), g.rowWords(event, g.rowNotes(event)));
    return g.pointsAt(row, [event.i]);
  };

  g.eventList = function (indices, data = known) {
    const list = g.el("div", {class: "list"});
    let day = null;
    let rows = null;
    return g.growing(indices, list, index => {
      const event = data.events.at(index);
      if (event.when !== day) {
        day = event.when;
        rows = g.el("ol", {});
        list.append(g.el("h3", {class: "day"}, day), rows);
      }
      rows.append(g.el("li", {}, g.eventRow(event)));
    });
  };
})(window.geostrike);
