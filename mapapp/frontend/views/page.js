/** The page: it binds the views to what the server wrote, draws them from each new selection, and takes the map in. */
import { addBaseLayers } from "../map/base_layers.js";
import { createMapView } from "../map/map_view.js";
import { createOffline } from "../offline/offline.js";
import { createPresentation } from "../present/presentation.js";
import { attr, button, el, part, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { markHighlighted } from "./card.js";
import { Column } from "./column.js";
import { createDetail } from "./detail.js";
import { Facets } from "./facets.js";
import { Group } from "./group.js";
import { Header } from "./header.js";
import { createLegend } from "./legend.js";
import { Near } from "./near.js";
import { closeNotices, notify } from "./notices.js";
import { PanelButtons } from "./panels.js";
import { createPrint } from "./print.js";
import { createRegions } from "./regions.js";
import { Results } from "./results.js";
import { createShare } from "./share.js";
import { FilterSheet } from "./sheet.js";
import { createTray } from "./tray.js";

/** @import { Action, Parts, Result, Selection } from "../types.js" */

/** The panels that fill a phone. */
const FILLING = ["lijst", "kaart"];

export class Page {
  #parts;
  #app = part(document, "div", "#app");
  #list = part(document, "section", "#list");
  #views;
  #column;
  /** @type {ReturnType<typeof createMapView> | null} null until the map has come */
  #map = null;
  /** @type {[Selection, Result] | null} what is drawn */
  #drawn = null;

  /** @param {Omit<Parts, "map">} given */
  constructor(given) {
    const parts = (this.#parts = /** @type {Parts} */ ({ ...given, map: null }));
    const filters = part(document, "section", "#filters");
    const presentation = createPresentation(parts);
    const print = createPrint(parts);
    this.#views = {
      header: new Header(part(document, "header", "#header"), parts),
      near: new Near(part(filters, "section", ".near"), parts),
      facets: new Facets(part(filters, "div", ".facets"), parts),
      sheet: new FilterSheet(filters, this.#app),
      tabs: new PanelButtons(part(this.#list, "div", ".tabs"), (panel) => this.#choosePanel(panel === "regio" ? panel : null)),
      panels: new PanelButtons(part(document, "div", ".panel-switch"), (panel) => this.#fillWith(panel)),
      results: new Results(part(this.#list, "div", ".list-view"), parts),
      // Before the map is awaited: a link to a province looks at its layer first.
      regions: createRegions(parts),
      group: new Group(part(this.#list, "section", "#group"), parts),
      detail: createDetail({ ...parts, print: () => print.print() }),
      tray: createTray(parts, presentation),
      ...{ print, presentation },
    };
    createShare(parts);
    createOffline(parts);
    const { results, group, detail } = this.#views;
    this.#column = new Column(this.#list, this.#app, { list: results, group, detail });
    markHighlighted(this.#list, parts.highlight);
    closeNotices(this.#app);
    const ignored = parts.store.ignored.map(({ param, value }) => `${param}=${value}`).join(", ");
    if (ignored) notify(t("notice.ignored", { values: ignored }));
    document.addEventListener("keydown", (event) => this.#escape(event));
    this.#awaitMap();
  }

  /** @param {Selection} selection @param {Result} result @param {Action} action */
  render(selection, result, action) {
    this.#drawn = [selection, result];
    const views = this.#views;
    const place = this.#column.readPlace();
    const inGroup = views.group.render(selection, result);
    this.#column.show(selection.open !== null ? "detail" : inGroup ? "group" : "list");
    attr(this.#app, "data-panel", selection.panel ?? "");
    attr(this.#app, "data-embed", selection.embed);
    views.panels.render(FILLING.find((panel) => panel === selection.panel) ?? "both");
    views.header.render(selection);
    views.near.render(selection, result);
    views.facets.render(selection, result);
    const isChanged = views.results.render(selection, result);
    const inRegions = views.regions.render(selection, result);
    part(this.#list, "div", ".list-view").classList.toggle("is-short", inRegions);
    views.tabs.render(inRegions ? "regio" : "lijst");
    views.sheet.render(selection, result);
    views.print.render(selection, result);
    views.detail.render(selection);
    this.#renderMap(selection, result, action);
    this.#name(selection, result);
    views.tray.render(selection, result, action);
    views.presentation.render(selection, result);
    this.#column.restorePlace(place, selection, action, isChanged);
  }

  /** The map joins a page that works without it; when it cannot come the page is as ready as it gets. */
  async #awaitMap() {
    try {
      const [map, basemap] = await Promise.all([this.#parts.whenMap, this.#parts.loadBasemap()]);
      this.#takeIn(map, basemap);
    } catch (error) {
      console.warn("The page goes on without its map:", error);
    }
    document.documentElement.dataset.ready = "true";
  }

  #takeIn(map, basemap) {
    const parts = Object.assign(this.#parts, { map });
    addBaseLayers(map, parts.config, basemap);
    this.#map = createMapView({ ...parts, map, provinceBounds: this.#views.regions.provinceBounds });
    const home = button({ icon: "home", name: t("map.home"), class: "map-home" }, this.#map.home);
    L.DomEvent.disableClickPropagation(home);
    const control = new L.Control({ position: "topright" });
    control.onAdd = () => el("div", { class: "leaflet-bar" }, home);
    control.addTo(map);
    attr(map.getContainer(), "aria-describedby", "map-description");
    if (this.#drawn) this.#renderMap(...this.#drawn, { type: "start" });
    // The legend folds when a marker that has just been drawn lies under it.
    createLegend(map);
  }

  #renderMap(selection, result, action) {
    if (!this.#map) return;
    this.#map.render(selection, result, action);
    const words = t("map.description", { n: result.mapped.length, markers: this.#map.count() });
    setText(part(document, "p", "#map-description"), words);
  }

  #choosePanel(panel) {
    this.#parts.store.dispatch({ type: "panel", panel });
  }

  /** Fills a phone with a panel, or shows both again. */
  #fillWith(panel) {
    const isFilled = FILLING.includes(this.#parts.store.get().panel ?? "");
    if (panel !== "both") this.#choosePanel(panel);
    else if (isFilled) this.#choosePanel(null);
  }

  #escape(event) {
    if (event.key !== "Escape" || event.defaultPrevented || this.#views.sheet.close()) return;
    const { store } = this.#parts;
    const { open, group } = store.get();
    if (open !== null) store.dispatch({ type: "close" });
    else if (group !== null) store.dispatch({ type: "group", group: null });
  }

  /** Names the page after the open example, else the place. */
  #name({ open }, { near }) {
    const { items, engine } = this.#parts;
    const number = open === null ? null : engine.numberOf(open);
    const first = number !== null ? items[number].title : near ? t("chips.place", { place: near.place.label }) : null;
    const title = first ? `${first} – ${t("app.title")}` : t("app.title");
    if (document.title !== title) document.title = title;
  }
}
