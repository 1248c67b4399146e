/** The committed bundles are what the sources make, to the byte. */
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { buildAssets } from "../../scripts/build_assets.mjs";
import { ROOT } from "./helpers/engine.js";

for (const name of ["engine.js", "app.js", "app.css"]) {
  test(`assets/${name} is what make assets makes of mapapp/frontend`, async () => {
    const out = fs.mkdtempSync(path.join(os.tmpdir(), "bundles-"));
    try {
      await buildAssets(out);
      const same = fs.readFileSync(path.join(out, name)).equals(fs.readFileSync(path.join(ROOT, "assets", name)));
      assert.ok(same, "run: make assets");
    } finally {
      fs.rmSync(out, { recursive: true });
    }
  });
}
