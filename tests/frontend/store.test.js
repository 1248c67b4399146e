/** The store: one selection, its address, and how often that is written. */
import assert from "node:assert/strict";
import test from "node:test";
import { createStore } from "../../mapapp/frontend/ui/store.js";

const VALUES = ["overlast", "toezicht"].map((slug) => ({ slug }));
const CARDS = 60;

/** A store at an address, with what it wrote to the history, and a count of the times it formatted a selection. */
async function storeAt(search) {
  const written = [];
  const write = (how) => (state, _, url) => {
    globalThis.history.state = state;
    written.push([how, url]);
  };
  globalThis.location = { search };
  globalThis.history = { state: null, pushState: write("push"), replaceState: write("replace") };
  globalThis.window = { addEventListener() {} };
  const count = { formatted: 0 };
  const facets = [{ param: "fenomeen", values: VALUES }];
  // Whoever parses or formats a selection reads the declared facets.
  const config = {
    base: "/",
    get facets() {
      count.formatted++;
      return facets;
    },
  };
  const store = await createStore({ config, engine: { numberOf: () => 0 }, loadGazetteer: async () => {} });
  count.formatted = 0;
  return { store, written, count };
}

test("the address with an example open is the one that the selection formats to", async () => {
  const { store } = await storeAt("?q=%2500+voorbeeld%3D&selectie=a,b&titel=0");
  for (const id of ["alfa", "0", "een-twee"]) assert.equal(store.openUrl(id), store.url({ ...store.get(), open: id }));
  store.dispatch({ type: "star", id: "c" });
  store.dispatch({ type: "open", id: "b" });
  assert.equal(store.openUrl("c"), store.url({ ...store.get(), open: "c" }));
});

test("an action and the links of all its cards format the selection a handful of times", async () => {
  const { store, count } = await storeAt("?fenomeen=overlast");
  store.subscribe(() => {
    for (let card = 0; card < CARDS; card++) store.openUrl(`card-${card}`);
    store.url();
  });
  store.dispatch({ type: "facet", param: "fenomeen", slug: "toezicht" });
  assert.equal(store.url(), "/?fenomeen=overlast,toezicht");
  assert.ok(count.formatted <= 5, `formatted ${count.formatted} times`);
});

test("a step is pushed, a refinement replaced, and what changes nothing in the address is not written", async () => {
  const { store, written } = await storeAt("");
  store.dispatch({ type: "q", q: "b" });
  store.dispatch({ type: "q", q: "bu" });
  store.dispatch({ type: "q", q: "bu " });
  store.dispatch({ type: "close" });
  assert.deepEqual(written, [
    ["push", "/?q=b"],
    ["replace", "/?q=bu"],
  ]);
  assert.ok(store.canUndo());
});
