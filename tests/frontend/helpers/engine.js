/** The engine as page and server run it: the committed bundle, and the JSON files that tests read. */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const BUNDLE = path.join(ROOT, "assets", "engine.js");

vm.runInThisContext(fs.readFileSync(BUNDLE, "utf8"), { filename: BUNDLE });

/** @type {typeof import("../../../mapapp/frontend/engine/index.js")} */
export const engine = globalThis.praktijkkaart;

/** A JSON file, by its path from the project's root. */
export const readJson = (...parts) => JSON.parse(fs.readFileSync(path.join(ROOT, ...parts), "utf8"));

export { ROOT };
