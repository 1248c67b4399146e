/** Answers the queries on stdin as the browser would: node parity.js CONFIG INDEX GAZETTEER|- BUNDLE */
import fs from "node:fs";
import vm from "node:vm";

const [configPath, indexPath, gazetteerPath, bundle] = process.argv.slice(2);
vm.runInThisContext(fs.readFileSync(bundle, "utf8"), { filename: bundle });
const read = (path) => JSON.parse(fs.readFileSync(path, "utf8"));
const config = read(configPath);
const { items } = read(indexPath);
const engine = praktijkkaart.createEngine({ facets: config.facets, items }, gazetteerPath === "-" ? null : read(gazetteerPath));
const answers = JSON.parse(fs.readFileSync(0, "utf8")).map((query) => {
  const { selection } = praktijkkaart.parse(query, config);
  return engine.evaluate(selection).order.map((i) => items[i].id);
});
process.stdout.write(JSON.stringify(answers));
