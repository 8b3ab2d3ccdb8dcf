// The events that are shown, as records for a file: what the page knows of each, under the names of the layers, with
// everything that its sources say. Read a stretch at a time, so that a hundred thousand do not hold the page up.
(function (g) {
  "use strict";
  const SLICE = 24; // Milliseconds, of the 50 after which a page feels stuck.
  const MOST = 200000; // Above this the file keeps the order of the days, so that it need not be held whole.
  const PART = 500;
  const MANY = 2 ** 22; // More than a file in the order of the table has rows: an event's number and its place in one.

  const iso = day => day === g.NO_DAY ? null : new Date(day * 864e5).toISOString().slice(0, 10);

  // A day in the page's words as an ISO date; what is no day stays as it stands.
  g.isoOf = function (words) {
    const [, day, month, year] = /^(\d{1,2}) (\p{L}+) (\d{4})$/u.exec(words || "") || [];
    const at = g.MONTHS.indexOf(month);
    return at < 0 ? words || null : `${year}-${String(at + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
  };

  g.sentences = claim => (claim.quotations || []).map(parts => parts.join(""));

  // The claims of an event, source by source: those of its own, then what copies it or takes over parts of it.
  g.claimsTold = function ({voices, claims, documents}) {
    const told = (ids, more) => ids.filter(id => claims[id]).map(id => ({id, ...more, claim: claims[id], source: documents.get(claims[id].document) || {}}));
    return voices.flatMap(voice => [
      ...told(voice.claims, {independent: true}),
      ...(voice.copies || []).flatMap(copy => told(copy.claims, {independent: false, repeats: "copy"})),
      ...(voice.derived || []).flatMap(other => told(other.claims, {independent: false, repeats: "takes over parts"})),
    ]);
  };

  const sourceOf = ({id, claim, source, independent, repeats}) => ({
    claim: id, independent, ...(repeats ? {repeats} : {}), sentences: g.sentences(claim), publisher: source.publisher || null, title: source.title || null,
    published: g.isoOf(source.published), url: source.link || null, document: source.id || null, sha256: source.sha256 || null,
    start: claim.start ?? null, end: claim.end ?? null, ...(source.machine ? {machine_written: true} : {}),
  });

  g.recordOf = function (i, detail, data) {
    const {events} = data;
    const {id, type, kind, title, when, place, region, country, at, precision, toll, disputed} = events.at(i);
    return {
      id, event_type: type, sub_event_type: kind, title, date_start: iso(events.first[i]), date_end: iso(events.last[i]),
      date_prec: events.datePrec[i] || null, when, place, region, country: country || null, longitude: at ? at[0] : null, latitude: at ? at[1] : null,
      where_prec: events.wherePrec[i] || null, precision, radius_m: events.radius[i] || null, actor1: events.actor1.at(i), actor2: events.actor2.at(i),
      best: events.killed[i] < 0 ? null : events.killed[i], toll, number_of_sources: events.sources[i], disputed,
      sources: g.claimsTold(detail).map(sourceOf),
    };
  };

  // As the table has them, then those that it does not list: without a pin, or beyond its view.
  g.shownRows = function (data) {
    const {shown, shownCount} = data;
    const rows = new Uint32Array(shownCount);
    const listed = new Uint8Array(data.events.count);
    let n = 0;
    for (const i of g.order ? g.order() : []) {
      if (!shown[i] || listed[i]) continue;
      listed[i] = 1;
      rows[n++] = i;
    }
    for (let i = 0; i < shown.length; i++) if (shown[i] && !listed[i]) rows[n++] = i;
    return rows;
  };

  // The texts of `rows` in their order, as parts for a file; null where it was stopped. Details are packed in the order
  // of the days, and are read in it.
  g.written = async function (data, rows, write, {between = "", progress = () => {}, stopped = () => false} = {}) {
    const ascending = rows.length > MOST ? rows.slice().sort() : rows;
    const direct = ascending.every((i, n) => !n || ascending[n - 1] < i);
    const walk = direct ? ascending.keys() : Float64Array.from(rows, (i, n) => i * MANY + n).sort().map(key => key % MANY);
    const texts = direct ? [] : new Array(rows.length);
    const parts = [];
    const flush = list => parts.push(new Blob([parts.length ? between : "", list.join(between)]));
    let since = performance.now();
    let done = 0;
    for (const n of walk) {
      const i = ascending[n];
      const text = write(g.recordOf(i, await data.detail(i), data));
      if (direct) texts.push(text);
      else texts[n] = text;
      done++;
      if (direct && texts.length === PART) flush(texts.splice(0));
      if (performance.now() - since < SLICE) continue;
      progress(done / rows.length);
      await g.pause();
      if (stopped()) return null;
      since = performance.now();
    }
    for (let n = 0; n < texts.length; n += PART) {
      flush(texts.slice(n, n + PART));
      if (performance.now() - since < SLICE) continue;
      await g.pause();
      since = performance.now();
    }
    return parts;
  };
})(window.geostrike);
