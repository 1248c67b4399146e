/**
 * Start: fetch the data, make engine, store and views, and draw every view from each new selection.
 * The page is the server's, and can be read and used before; until the map is there it stays as it came.
 */
import { createEngine } from "./engine/index.js";
import { addBaseLayers } from "./map/base_layers.js";
import { leafletMap } from "./map/leaflet_map.js";
import { fetchJson } from "./ui/data.js";
import { button, el } from "./ui/dom.js";
import { createHighlight } from "./ui/highlight.js";
import { createStore } from "./ui/store.js";
import { t, useTexts } from "./ui/texts.js";
import { createAnnouncer, createShell } from "./views/shell.js";

export async function start(config) {
  useTexts(config.texts);
  const root = document.getElementById("list");
  try {
    await run(config, config.facets.map(withWords), root);
  } catch (error) {
    const retry = button({ label: t("app.reload"), class: "button" }, () => location.reload());
    root.replaceChildren(el("div", { class: "failed" }, el("p", { class: "notice", role: "alert" }, t("app.failed")), retry));
    throw error;
  }
}

/** Fetches the gazetteer for the engine when it is first needed, once; a failed attempt may be tried again. */
function gazetteerLoader(config, engine) {
  let loaded = false;
  return async () => {
    const gazetteer = await fetchJson(config.data.gazetteer);
    if (!loaded) engine.setGazetteer(gazetteer);
    loaded = true;
  };
}

async function run(declared, facets, root) {
  const [index, basemap, map] = await Promise.all([fetchJson(declared.data.index), fetchJson(declared.data.basemap), leafletMap()]);
  const { items } = index;
  // The engine reads Dutch data whatever the language of the page; the views show `config`.
  const engine = createEngine({ facets: declared.facets, items }, null);
  const config = { ...declared, facets };
  const loadGazetteer = gazetteerLoader(config, engine);
  const store = await createStore({ config, engine, loadGazetteer });

  const highlight = createHighlight();
  const announce = createAnnouncer(/** @type {HTMLElement} */ (document.getElementById("live")));
  const parts = {
    map,
    whenMap: Promise.resolve(map),
    basemap: () => Promise.resolve(basemap),
    config,
    items,
    engine,
    store,
    highlight,
    announce,
    loadGazetteer,
  };
  addBaseLayers(map, config, basemap);
  makeRoom();
  const views = createShell(root, parts);

  const render = (selection, action) => views.render(selection, engine.evaluate(selection), action);
  store.subscribe(render);
  render(store.get(), { type: "start" });
  document.documentElement.dataset.ready = "true";
}

/** What the page says itself of facets and their values, for the views that draw them again. */
function withWords(facet) {
  const group = document.querySelector(`[data-facet-group="${facet.param}"]`);
  const helpOf = ({ slug }) => group.querySelector(`[data-value="${slug}"]`).closest("label").title;
  return {
    ...facet,
    question: group.querySelector(".facet-question .hint").textContent,
    values: facet.values.map((value) => ({ ...value, help: helpOf(value) })),
  };
}

/** The views still draw all of their own parts: takes the server's out of their way. */
function makeRoom() {
  const drawn = ".panel-switch, .notice--page, #map-panel > h2, #map-description";
  for (const node of document.querySelectorAll(drawn)) node.remove();
}

start(JSON.parse(document.getElementById("config").textContent));
