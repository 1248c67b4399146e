/**
 * Builds the peer for one data set: bundled, minified, named by content and compressed beforehand.
 *
 *   node build.mjs DATA.geojson OUTPUT_FOLDER
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

const [data, output] = process.argv.slice(2);
const source = join(dirname(fileURLToPath(import.meta.url)), "src");

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

function publish(name, body) {
  writeFileSync(join(output, name), body);
  writeFileSync(join(output, `${name}.br`), brotliCompressSync(body));
}

function publishHashed(stem, suffix, body) {
  const name = `${stem}.${createHash("sha256").update(body).digest("hex").slice(0, 12)}.${suffix}`;
  publish(name, body);
  return name;
}

async function bundle(file, stem, suffix) {
  const options = {
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    logLevel: "warning",
    loader: { ".png": "dataurl" },
  };
  const { outputFiles } = await build({ ...options, entryPoints: [join(source, file)] });
  return publishHashed(stem, suffix, outputFiles[0].contents);
}

const names = {
  data: publishHashed("interventions", "geojson", readFileSync(data)),
  style: await bundle("style.css", "style", "css"),
  script: await bundle("main.js", "app", "js"),
};
const page = readFileSync(join(source, "index.html"), "utf8").replace(/\{\{(\w+)\}\}/g, (_, name) => names[name]);
publish("index.html", page);
