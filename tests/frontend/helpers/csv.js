/** Reads a small CSV file (commas, double quotes, a header row) as objects; cells are not trimmed. */
import fs from "node:fs";

const CELL = /(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/y;

function readCsv(file) {
  const text = fs.readFileSync(file, "utf8").replaceAll("\r\n", "\n");
  const rows = [[]];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length) {
    const [, quoted, bare, end] = CELL.exec(text);
    rows[rows.length - 1].push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === "\n") rows.push([]);
  }
  const [header, ...records] = rows.filter((row) => row.length);
  return records.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ""])));
}

export { readCsv };
