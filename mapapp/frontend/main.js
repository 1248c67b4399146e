/**
 * Start: the page is the server's, and can be read before. With the index come engine, store and views, which bind to what
 * is there; the map joins when it has come, and is waited for by nothing else.
 */
import { createEngine } from "./engine/index.js";
import { startMap } from "./map/dash.js";
import { fetchJson } from "./ui/data.js";
import { button, part } from "./ui/dom.js";
import { createHighlight } from "./ui/highlight.js";
import { createStore } from "./ui/store.js";
import { t, useTexts } from "./ui/texts.js";
import { earlyActions } from "./views/early.js";
import { createAnnouncer, notify } from "./views/notices.js";
import { Page } from "./views/page.js";

/** @import { Basemap, Config } from "./types.js" */

/** Fetches the gazetteer for the engine when it is first needed, once; a failed attempt may be tried again. */
function gazetteerLoader(config, engine) {
  let loaded = false;
  return async () => {
    const gazetteer = await fetchJson(config.data.gazetteer);
    if (!loaded) engine.setGazetteer(gazetteer);
    loaded = true;
  };
}

/**
 * Goes to the page in the language the address asks for, where a plain web server answered with the other one (a frozen
 * site, which has the English page in a folder of its own).
 */
function isInWrongLanguage({ base, language }) {
  const isEnglish = location.pathname === `${base}en/` || new URLSearchParams(location.search).get("taal") === "en";
  const isWrong = isEnglish !== (language === "en");
  if (isWrong) location.replace(`${base}${isEnglish ? "en/" : ""}${location.search}${location.hash}`);
  return isWrong;
}

/** Resolves once the browser has shown the page; at once where nobody sees it. */
function whenShown() {
  if (document.visibilityState === "hidden") return;
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** @param {Config} config */
async function start(config) {
  if (isInWrongLanguage(config)) return;
  const whenMap = startMap();
  const [{ items }] = await Promise.all([fetchJson(config.data.index), whenShown()]);
  const engine = createEngine({ facets: config.facets, items }, null);
  const loadGazetteer = gazetteerLoader(config, engine);
  const loadBasemap = () => /** @type {Promise<Basemap>} */ (fetchJson(config.data.basemap));
  const store = await createStore({ config, engine, loadGazetteer });
  // What was typed and ticked before this script ran is part of the first selection.
  for (const action of earlyActions()) store.dispatch(action);
  const announce = createAnnouncer(part(document, "div", "#live"));
  const highlight = createHighlight();
  const page = new Page({ config, items, engine, store, highlight, announce, loadGazetteer, loadBasemap, whenMap });
  store.subscribe((selection, action) => page.render(selection, engine.evaluate(selection), action));
  page.render(store.get(), engine.evaluate(store.get()), { type: "start" });
}

const config = /** @type {Config} */ (JSON.parse(part(document, "script", "#config").text));
useTexts(config.texts);
start(config).catch((error) => {
  // The list stays as the server wrote it, and its links and forms go on working.
  notify(
    t("app.failed"),
    button({ label: t("app.reload"), class: "button" }, () => location.reload()),
  );
  throw error;
});
