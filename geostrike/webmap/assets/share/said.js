// What is shown, in words: for a picture, a file or a sheet of paper that leaves the page behind.
(function (g) {
  "use strict";
  const EACH = 4;
  const KINDS = ["strikes", "attacks"];

  // Days as the page says them: 2–3 February 2024.
  g.spanWords = function ([first, last]) {
    const [a, b] = [first, last].map(day => new Date(day * 864e5));
    const [day, month, year] = [date => date.getUTCDate(), date => g.MONTHS[date.getUTCMonth()], date => date.getUTCFullYear()];
    const end = `${day(b)} ${month(b)} ${year(b)}`;
    if (first === last) return end;
    if (year(a) !== year(b)) return `${day(a)} ${month(a)} ${year(a)} – ${end}`;
    return month(a) === month(b) ? `${day(a)}–${end}` : `${day(a)} ${month(a)} – ${end}`;
  };

  function chosen({name, words, code}, wanted) {
    const named = [...wanted].map(key => name === "types" ? KINDS[key] : words[code(key)]).filter(Boolean);
    return named.length > EACH ? [`${named.slice(0, EACH).join(", ")} and ${named.length - EACH} more`] : named.length > 1 ? [`${named.slice(0, -1).join(", ")} and ${named[named.length - 1]}`] : named;
  }

  // The filters, one after another; nothing where all is shown.
  g.filterWords = function (data) {
    const {filter} = g;
    const found = g.facets(data).filter(({name}) => filter[name]).flatMap(facet => chosen(facet, filter[facet.name]));
    if (filter.disputed) found.push("where sources differ");
    if (filter.days) found.push(g.spanWords(filter.days));
    if (filter.found && g.searching && g.searching.words) found.push(`“${g.searching.words.replace(/^["“”„«»]+|["“”„«»]+$/g, "")}”`);
    return found;
  };

  // From the first to the last day that is told of the events.
  g.daysShown = function ({events: {first, last}, shown}) {
    let [from, to] = [Infinity, -Infinity];
    for (let i = 0; i < shown.length; i++) {
      if (!shown[i] || first[i] === g.NO_DAY) continue;
      if (first[i] < from) from = first[i];
      if (last[i] > to) to = last[i];
    }
    return from <= to ? [from, to] : null;
  };

  // "9 of 13 events: strikes, 2–3 February 2024"; "13 events, 28 January – 3 February 2024" where no filter is set.
  g.shownWords = function (data) {
    const {events: {count}, shownCount} = data;
    const filters = g.filterWords(data);
    const number = shownCount === count ? g.counted(count, "event") : `${shownCount.toLocaleString("en")} of ${g.counted(count, "event")}`;
    if (filters.length) return `${number}: ${filters.join(", ")}`;
    const days = g.daysShown(data);
    return days ? `${number}, ${g.spanWords(days)}` : number;
  };
})(window.geostrike);
