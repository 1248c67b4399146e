/**
 * Start: fetch the data, make engine, store and views, and draw every view from each new selection.
 * The configuration stands in the page; the landmarks to draw in come when Dash has drawn its layout.
 */
import { createEngine, parse } from "./engine/index.js";
import { addBaseLayers } from "./map/base_layers.js";
import { leafletMap } from "./map/leaflet_map.js";
import { fetchJson } from "./ui/data.js";
import { button, el } from "./ui/dom.js";
import { createHighlight } from "./ui/highlight.js";
import { createStore } from "./ui/store.js";
import { facetsIn, t, translatePage, useTexts } from "./ui/texts.js";
import { createAnnouncer, createShell } from "./views/shell.js";

async function start(config) {
  const language = parse(location.search.slice(1), config).selection.language ?? "nl";
  useTexts(config.texts[language]);
  document.documentElement.lang = language;
  translatePage(document);
  const root = /** @type {HTMLElement} */ (document.getElementById("list"));
  try {
    await run(config, facetsIn(config.facets, language), root);
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
  const parts = { map, basemap, config, items, engine, store, highlight, announce, loadGazetteer };
  addBaseLayers(map, config, basemap);
  const views = createShell(root, parts);

  const render = (selection, action) => views.render(selection, engine.evaluate(selection), action);
  store.subscribe(render);
  render(store.get(), { type: "start" });
  document.documentElement.dataset.ready = "true";
}

/** Resolves once Dash has drawn its layout, whole, into its entry point. */
function layoutDrawn() {
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.getElementById("list")) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(/** @type {HTMLElement} */ (document.getElementById("react-entry-point")), {
        childList: true,
        subtree: true,
      });
    })
  );
}

layoutDrawn().then(() => start(JSON.parse(document.getElementById("config")?.textContent ?? "")));
