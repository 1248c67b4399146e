/** Answers the queries on stdin as the browser would: node parity.js CONFIG INDEX GAZETTEER|- SCRIPT… */
const fs = require("node:fs");
const vm = require("node:vm");

const [configPath, indexPath, gazetteerPath, ...scripts] = process.argv.slice(2);
for (const script of scripts) vm.runInThisContext(fs.readFileSync(script, "utf8"), { filename: script });
const read = (path) => JSON.parse(fs.readFileSync(path, "utf8"));
const pk = globalThis.praktijkkaart;
const config = read(configPath);
const { items } = read(indexPath);
const engine = pk.createEngine({ facets: config.facets, items }, gazetteerPath === "-" ? null : read(gazetteerPath));
const answers = JSON.parse(fs.readFileSync(0, "utf8")).map((query) => {
  const { selection } = pk.selection.parse(query, config);
  return engine.evaluate(selection).order.map((i) => items[i].id);
});
process.stdout.write(JSON.stringify(answers));
