// What is said of an event, and by whom: unpacked a chunk at a time, when a reader asks, and kept while it is near.
(function (g) {
  "use strict";
  const [PLACE, WHEN, TOLL] = ["\u0001", "\u0003", "\u0004"];
  const KEPT = 12;
  // Reports are in another order than events: each event may ask for another chunk of them.
  const REPORTS_KEPT = 100;

  // The last chunks asked for; each is a promise, so that two who ask at once wait for one.
  function keeper(make, most) {
    const kept = new Map();
    return function (k) {
      const found = kept.get(k) || make(k);
      kept.delete(k);
      kept.set(k, found);
      if (kept.size > most) kept.delete(kept.keys().next().value);
      return found;
    };
  }

  const rowOf = columns => {
    const read = Object.entries(columns).map(([name, column]) => [name, g.sparse(column)]);
    return row => Object.fromEntries(read.map(([name, of]) => [name, of(row)]).filter(([, value]) => value !== null && value !== undefined));
  };

  async function chunkOf(k) {
    const [bytes, known] = await Promise.all([g.bytes(`details-${k}`, true), g.vocabulary()]);
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const {claims, words, of, events} = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
    const said = bytes.subarray(4 + length);
    return {
      counts: g.sparse(claims), claim: rowOf(of), event: rowOf(events), starts: [0],
      quotations: quotations(g.sparse(words), said, g.textStarts(said), known),
    };
  }

  // The quotations of the chunk's claims, in parts; `marks` of each says of every part whether it is plain (t), names
  // the place (p) or gives a toll (f).
  function quotations(shapeOf, said, starts, known) {
    const firsts = [0];
    const shape = claim => [shapeOf(claim)].flat().map(marks => marks === 1 ? "t" : marks);
    return function (claim) {
      for (let i = firsts.length; i <= claim; i++) firsts.push(firsts[i - 1] + shape(i - 1).join("").length);
      let text = firsts[claim];
      return shape(claim).map(marks => Object.assign(Array.from(marks, () => g.textAt(said, starts[text++], known)), {marks}));
    };
  }

  // Where the claims of an event begin among the chunk's.
  function begin(chunk, row) {
    for (let i = chunk.starts.length; i <= row; i++) chunk.starts.push(chunk.starts[i - 1] + (chunk.counts(i - 1) || 0));
    return chunk.starts[row];
  }

  const filled = (words, sign, value) => words && words.split(sign).join(value);

  function claimOf(told, quoted, event) {
    const {start, says, ...claim} = told;
    // Offsets count signs, strings count halves of some of them.
    const end = told.end === undefined && start !== undefined ? start + [...quoted[0].join("")].length : told.end;
    return {
      ...claim, quotations: quoted, start, end, span: start === undefined ? "" : `${start}–${end}`,
      says: filled(filled(says, WHEN, event.when), TOLL, event.toll), told: claim.told === PLACE ? event.place : claim.told,
    };
  }

  // A document's name is its id, where nothing else is said; its address and its hash are written short.
  function documentOf(told) {
    const short = /^[A-Za-z0-9+/]{43}=$/.test(told.sha256 || "");
    return {
      machine: false, claims: 0, name: told.id, ...told, link: filled(told.link, PLACE, told.id),
      sha256: short ? Array.from(atob(told.sha256), byte => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("") : told.sha256,
    };
  }

  // Places that a claim's words may also have meant, each once, the likeliest first.
  function ghostsOf(claims) {
    const found = new Map();
    for (const {candidates} of Object.values(claims)) {
      for (const one of candidates || []) {
        if (!found.has(one.place_id)) found.set(one.place_id, {...one, lon: one.longitude, lat: one.latitude});
      }
    }
    return [...found.values()].sort((a, b) => b.score - a.score);
  }

  g.readDetails = function (data) {
    const size = data.chunk;
    data.detailChunks = Math.ceil(data.events.count / size);
    const chunk = keeper(chunkOf, KEPT);
    const sources = keeper(async k => rowOf(await g.block(`documents-${k}`, true)), REPORTS_KEPT);

    data.document = async number => documentOf((await sources(Math.floor(number / size)))(number % size));

    function claimsOf(part, row, i) {
      const first = begin(part, row);
      const event = data.events.at(i);
      return Array.from({length: part.counts(row) || 0}, (_, n) => {
        const told = part.claim(first + n);
        return [told.id || event.id.replace(/^e-/, ""), claimOf(told, part.quotations(first + n), event)];
      });
    }

    data.detail = async function (i) {
      const part = await chunk(Math.floor(i / size));
      const row = i % size;
      const found = claimsOf(part, row, i);
      const documents = new Map();
      for (const number of new Set(found.map(([, claim]) => claim.document).filter(number => number !== undefined))) {
        documents.set(number, await data.document(number));
      }
      const claims = Object.fromEntries(found);
      const voices = found.length ? [{claims: found.map(([id]) => id)}] : [];
      const {facts = [], ...told} = part.event(row);
      const actors = [["By", data.events.actor1.at(i)], ["Against", data.events.actor2.at(i)]].filter(([, name]) => name);
      return {
        voices, differ: [], decisions: [], tollNotes: [], warning: "", partOf: [], holds: [], perhaps: [],
        ...told, facts: [...actors, ...facts], claims, documents, ghosts: ghostsOf(claims),
      };
    };

    // The words that the reports of each event are searched for, in lower case.
    data.chunkWords = async function (k) {
      const part = await chunkOf(k);
      const from = k * size;
      const to = Math.min(from + size, data.events.count);
      const text = Array.from({length: to - from}, (_, row) => {
        const first = begin(part, row);
        const quoted = Array.from({length: part.counts(row) || 0}, (_, n) => part.quotations(first + n).map(parts => parts.join("")).join(" "));
        return quoted.join(" ").toLowerCase();
      });
      return {from, to, text};
    };
  };
})(window.geostrike);
