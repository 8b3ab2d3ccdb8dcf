// A table as `columns.py` writes it, read back as arrays of numbers and as strings that are made when asked for.
(function (g) {
  "use strict";
  const decoder = new TextDecoder("utf-8", {ignoreBOM: true});

  // High bytes first, then the lower ones; 0 stands for nothing where a column has gaps.
  function numbers({low, width, gaps}, bytes, rows, {into, none = 0, scale = 1} = {}) {
    const Kind = into || (width > 3 || low + 256 ** width > 2 ** 31 || low < -(2 ** 31) ? Float64Array : Int32Array);
    const found = new Kind(rows);
    for (let i = 0; i < rows; i++) {
      let stored = 0;
      for (let plane = 0; plane < width; plane++) stored = stored * 256 + bytes[plane * rows + i];
      found[i] = gaps && stored === 0 ? none : (stored + low) / scale;
    }
    return found;
  }

  function words(head, bytes, rows) {
    const found = JSON.parse(decoder.decode(bytes.subarray(0, head.words)));
    const codes = numbers(head.codes, bytes.subarray(head.words), rows, {into: found.length < 65536 ? Uint16Array : Int32Array});
    return {words: found, codes, at: i => found[codes[i]]};
  }

  function texts(head, bytes, rows) {
    const lengths = numbers(head.lengths, bytes, rows);
    const ends = new Uint32Array(rows + 1);
    for (let i = 0; i < rows; i++) ends[i + 1] = ends[i] + lengths[i];
    const all = bytes.subarray(head.lengths.width * rows);
    return {at: i => decoder.decode(all.subarray(ends[i], ends[i + 1]))};
  }

  function hex({prefix, width}, bytes, rows) {
    const at = i => prefix + Array.from(bytes.subarray(i * width, (i + 1) * width), byte => byte.toString(16).padStart(2, "0")).join("");
    const indexOf = id => {
      const given = new RegExp(`^${prefix}([0-9a-f]{${2 * width}})$`).exec(id);
      if (!given) return -1;
      const wanted = given[1].match(/../g).map(pair => parseInt(pair, 16));
      for (let i = 0; i < rows; i++) if (wanted.every((byte, k) => bytes[i * width + k] === byte)) return i;
      return -1;
    };
    return {at, indexOf};
  }

  // `how` says of columns of numbers what they become: {into, none, scale}.
  g.table = function (bytes, how = {}) {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const head = JSON.parse(decoder.decode(bytes.subarray(4, 4 + length)));
    const read = {numbers: (h, b) => numbers(h, b, head.rows, how[h.name]), words: (h, b) => words(h, b, head.rows),
      texts: (h, b) => texts(h, b, head.rows), hex: (h, b) => hex(h, b, head.rows)};
    const table = {count: head.rows};
    let at = 4 + length;
    for (const column of head.columns) {
      table[column.name] = read[column.kind](column, bytes.subarray(at, at + column.bytes));
      at += column.bytes;
    }
    return table;
  };

  // A column of a chunk in the shortest of three forms (`details.py`), as a function of the row.
  g.sparse = function (column) {
    if (!column) return () => null;
    if ("all" in column) return () => column.all;
    if (column.each) return row => column.each[row];
    const found = new Map(column.at.map((row, i) => [row, column.is[i]]));
    return row => found.has(row) ? found.get(row) : null;
  };
})(window.geostrike);
