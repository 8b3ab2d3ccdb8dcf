// What is shown, as a table for a spreadsheet (RFC 4180), one row an event.
(function (g) {
  "use strict";
  const COLUMNS = ["id", "event_type", "sub_event_type", "title", "date_start", "date_end", "date_prec", "place", "region", "country", "longitude", "latitude",
    "where_prec", "precision", "radius_m", "actor1", "actor2", "best", "toll", "number_of_sources", "disputed", "sentence", "sources"];

  // A spreadsheet runs a cell that begins as a formula does, also after blanks and with the wide signs of East Asian
  // type; words of a report must never be run. Numbers are numbers, a minus before them or not.
  const FORMULA = /^(?:[\t\r\n]|[\s\u0000-\u0020\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b])/;

  g.csvCell = function (value) {
    if (value === null || value === undefined) return "";
    if (typeof value === "number") return String(value);
    if (typeof value === "boolean") return value ? "true" : "false";
    const words = FORMULA.test(value) ? `'${value}` : value;
    return /[",;\t\r\n\u2028\u2029]|^\s|\s$/.test(words) ? `"${words.replace(/"/g, "\"\"")}"` : words;
  };

  const line = cells => cells.map(g.csvCell).join(",") + "\r\n";

  const told = ({publisher, title, published, url}) => [publisher || title, published, url].filter(Boolean).join(", ");

  g.rowText = function (record) {
    const [first] = record.sources;
    const sources = [...new Set(record.sources.map(told).filter(Boolean))].join(" | ");
    const row = {...record, sentence: first && first.sentences[0], sources};
    return line(COLUMNS.map(name => row[name]));
  };

  g.csv = async function (data, rows, how) {
    const parts = await g.written(data, rows, g.rowText, how);
    return parts && new Blob(["\ufeff", line(COLUMNS), ...parts], {type: "text/csv;charset=utf-8"});
  };
})(window.geostrike);
