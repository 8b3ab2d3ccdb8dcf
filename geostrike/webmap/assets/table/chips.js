// What is chosen, in words: how many events that leaves, and a button for each filter that lifts it.
(function (g) {
  "use strict";
  const EACH = 3;
  const PLURAL = {types: "kinds", actors: "actors", countries: "countries", precisions: "precisions", publishers: "sources"};

  function chosen(data) {
    const {filter} = g;
    const found = [];
    for (const facet of g.facets(data).filter(({name}) => filter[name])) {
      const {name, words} = facet;
      const keys = [...filter[name]].filter(key => words[facet.code(key)] !== undefined);
      if (keys.length > EACH) found.push([`${keys.length.toLocaleString("en")} ${PLURAL[name]}`, {[name]: null}]);
      else for (const key of keys) {
        const rest = new Set([...filter[name]].filter(other => other !== key));
        found.push([words[facet.code(key)], {[name]: rest.size ? rest : null}]);
      }
    }
    if (filter.disputed) found.push(["Sources differ", {disputed: false}]);
    if (filter.days) found.push([g.periodWords(...filter.days), {days: null}]);
    const {words} = g.searching;
    if (filter.found) found.push([/["“”„«»]/.test(words) ? words : `“${words}”`, {found: null}]);
    return found;
  }

  g.chipsView = function (data, {elsewhere, field, tool}) {
    const tally = g.el("p", {class: "tally-words", "aria-live": "polite"});
    const beside = g.el("button", {type: "button", class: "plain", click: elsewhere});
    const list = g.el("ul", {class: "chips", "aria-label": "Active filters"});
    const nothing = g.el("div", {class: "nothing", hidden: true});
    const clear = () => g.el("button", {type: "button", class: "plain clear", click: () => lift(null, 0)}, "Clear all");
    let timer = 0;

    // The keyboard stays where it was: on the chip that takes the place of the one lifted, or in the field.
    function lift(change, place) {
      if (change) g.setFilter(data, change);
      else g.liftFilters(data);
      g.noteState();
      const left = list.querySelectorAll("button");
      (left[Math.min(place, left.length - 1)] || field).focus();
    }

    function say(pinned) {
      const {count} = data.events;
      const shown = data.shownCount;
      const unpinned = shown - pinned;
      const words = shown === count ? g.counted(count, "event") : `${shown.toLocaleString("en")} of ${g.counted(count, "event")}`;
      if (tally.textContent !== words) tally.textContent = words;
      beside.hidden = !unpinned;
      beside.textContent = pinned || shown === 1 ? `${unpinned.toLocaleString("en")} not on the map` : "none on the map";
    }

    function update(pinned) {
      // Said aloud once the numbers stand still, not at every step of a search.
      clearTimeout(timer);
      if (g.searching.done === 1 && !tally.textContent) say(pinned);
      else timer = setTimeout(() => say(pinned), 60);
      const found = chosen(data);
      list.hidden = !found.length;
      list.replaceChildren(...found.map(([words, change], place) => g.el("li", {}, g.el("button", {
        type: "button", class: "chip", click: () => lift(change, place),
      }, g.el("span", {class: "hidden"}, "Lift the filter: "), g.bdi(words), g.el("span", {class: "cross", "aria-hidden": "true"}, "×")))),
      found.length > 1 && pinned ? g.el("li", {}, clear()) : "");
      nothing.hidden = pinned > 0 || !found.length || g.searching.done < 1;
      if (nothing.hidden) return;
      nothing.replaceChildren(g.el("p", {}, data.shownCount
        ? "None of the events that pass is known more finely than its country, so none is on the map."
        : "No event is like that. Try fewer filters, or other words."), clear());
    }

    return {node: g.el("div", {class: "tally-line"}, g.el("div", {class: "tally-row"}, tally, beside, tool), list), nothing, update};
  };
})(window.geostrike);
