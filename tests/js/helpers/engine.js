/** Loads the engine's scripts as the browser does, one after another, and gives the namespace they fill. */
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const ROOT = path.join(__dirname, "..", "..", "..");
const ENGINE = path.join(ROOT, "assets", "js", "engine");

for (const name of fs.readdirSync(ENGINE).sort()) require(path.join(ENGINE, name));

module.exports = { pk: globalThis.praktijkkaart, ROOT, ENGINE };
