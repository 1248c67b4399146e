/**
 * Start: fetch the data, make engine, store and views, and draw every view from each new selection.
 * Dash calls `praktijkkaart.start(config)` once the page stands.
 */
(function (pk) {
  "use strict";

  const LOOK_AGAIN_MS = 50;

  /** The Leaflet map that dash-leaflet makes once its chunk has loaded. */
  async function leafletMap() {
    while (!pk.leaflet) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    return pk.leaflet;
  }

  async function start(config) {
    const language = pk.selection.parse(location.search.slice(1), config).selection.language ?? "nl";
    pk.texts.use(config.texts[language]);
    document.documentElement.lang = language;
    pk.texts.translatePage(document);
    const root = document.getElementById("list");
    try {
      await run(config, pk.texts.facetsIn(config.facets, language), root);
    } catch (error) {
      const retry = pk.dom.button({ label: pk.t("app.reload"), class: "button" }, () => location.reload());
      root.replaceChildren(pk.dom.el("div", { class: "failed" }, pk.dom.el("p", { class: "notice", role: "alert" }, pk.t("app.failed")), retry));
      throw error;
    }
  }

  /** Fetches the gazetteer for the engine when it is first needed, once; a failed attempt may be tried again. */
  function gazetteerLoader(config, engine) {
    let loaded = false;
    return async () => {
      const gazetteer = await pk.data.json(config.data.gazetteer);
      if (!loaded) engine.setGazetteer(gazetteer);
      loaded = true;
    };
  }

  async function run(declared, facets, root) {
    const [index, basemap, map] = await Promise.all([
      pk.data.json(declared.data.index),
      pk.data.json(declared.data.basemap),
      leafletMap(),
    ]);
    const { items } = index;
    // The engine reads Dutch data whatever the language of the page; the views show `config`.
    const engine = pk.createEngine({ facets: declared.facets, items }, null);
    const config = { ...declared, facets };
    const loadGazetteer = gazetteerLoader(config, engine);
    const store = await pk.createStore({ config, engine, loadGazetteer });

    const light = pk.createLight();
    const live = document.getElementById("live");
    const announce = pk.createAnnouncer(live);
    const parts = { map, basemap, config, items, engine, store, light, announce, loadGazetteer };
    pk.dressMap(map, config, basemap);
    const views = pk.createShell(root, parts);

    const render = (selection, action) => views.render(selection, engine.evaluate(selection), action);
    store.subscribe(render);
    render(store.get(), { type: "start" });
    document.documentElement.dataset.ready = "true";
  }

  pk.start = start;
  globalThis.dash_clientside = Object.assign({}, globalThis.dash_clientside, {
    praktijkkaart: {
      start(config) {
        start(config);
        return true;
      },
    },
  });
})((globalThis.praktijkkaart ??= {}));
