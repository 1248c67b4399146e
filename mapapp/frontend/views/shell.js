/** The page's frame: it binds the views to the page, draws them from each new selection, and names the page. */
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
import { drawPage } from "./markup/page.js";
import { Near } from "./near.js";
import { notify } from "./notices.js";
import { PanelButtons } from "./panels.js";
import { createPrint } from "./print.js";
import { createRegions } from "./regions.js";
import { Results } from "./results.js";
import { createShare } from "./share.js";
import { FilterSheet } from "./sheet.js";
import { createTray } from "./tray.js";

/** @import { Action, Parts, Result, Selection } from "../types.js" */

export { createAnnouncer } from "./notices.js";

/** The panels that fill a phone. */
const FILLING = ["lijst", "kaart"];

/** Adds the button that shows the whole country to the map's controls. */
function addHomeControl(map, goHome) {
  const home = button({ icon: "home", name: t("map.home"), class: "map-home" }, goHome);
  L.DomEvent.disableClickPropagation(home);
  const control = new L.Control({ position: "topright" });
  control.onAdd = () => el("div", { class: "leaflet-bar" }, home);
  control.addTo(map);
}

class Shell {
  #parts;
  #app = part(document, "div", "#app");
  #views;
  #column;
  #description;

  /** @param {HTMLElement} root the list's column @param {Parts} parts */
  constructor(root, parts) {
    this.#parts = parts;
    attr(this.#app, "data-embed", parts.store.get().embed);
    const header = part(this.#app, "header", "#header");
    const filters = part(this.#app, "section", "#filters");
    const list = part(root, "div", ".list-view");
    this.#description = part(this.#app, "p", "#map-description");
    const actions = part(header, "div", ".bar-actions");
    const presentation = createPresentation(actions, parts);
    const tray = createTray(actions, parts, presentation);
    createShare(actions, parts);
    createOffline(actions, tray.foot, parts);
    const regions = createRegions(root, parts);
    const map = createMapView({ ...parts, provinceBounds: regions.provinceBounds });
    // After the map: the legend folds when a marker that has just been drawn lies under it.
    createLegend(parts.map);
    const print = createPrint(parts);
    this.#views = {
      header: new Header(header, parts),
      near: new Near(part(filters, "section", ".near"), parts),
      facets: new Facets(part(filters, "div", ".facets"), parts),
      sheet: new FilterSheet(filters, this.#app),
      tabs: new PanelButtons(part(root, "div", ".tabs"), (panel) => this.#choosePanel(panel === "regio" ? panel : null)),
      panels: new PanelButtons(part(this.#app, "div", ".panel-switch"), (panel) => this.#fillWith(panel)),
      results: new Results(list, parts),
      group: new Group(part(root, "section", "#group"), parts),
      detail: createDetail(root, { ...parts, print: () => print.print() }),
      ...{ list, regions, map, print, tray, presentation },
    };
    const { results, group, detail } = this.#views;
    this.#column = new Column(root, this.#app, { list: results, group, detail });
    markHighlighted(root, parts.highlight);
    addHomeControl(parts.map, map.home);
    attr(parts.map.getContainer(), "aria-describedby", "map-description");
    document.addEventListener("keydown", (event) => this.#escape(event));
  }

  /** @param {Selection} selection @param {Result} result @param {Action} action */
  render(selection, result, action) {
    const views = this.#views;
    const place = this.#column.readPlace();
    const inGroup = views.group.render(selection, result);
    this.#column.show(selection.open !== null ? "detail" : inGroup ? "group" : "list");
    attr(this.#app, "data-panel", selection.panel ?? "");
    views.panels.render(FILLING.find((panel) => panel === selection.panel) ?? "both");
    views.header.render(selection);
    views.near.render(selection, result);
    views.facets.render(selection, result);
    const isChanged = views.results.render(selection, result);
    const inRegions = views.regions.render(selection, result);
    views.list.classList.toggle("is-short", inRegions);
    views.tabs.render(inRegions ? "regio" : "lijst");
    views.sheet.render(selection, result);
    views.print.render(selection, result);
    views.detail.render(selection);
    views.map.render(selection, result, action);
    setText(this.#description, t("map.description", { n: result.mapped.length, markers: views.map.count() }));
    this.#name(selection, result);
    views.tray.render(selection, result, action);
    views.presentation.render(selection, result);
    this.#column.restorePlace(place, selection, action, isChanged);
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

/** Tells what is the matter with the data, and which parts of the link were not understood. */
function tellFaults({ config, store }) {
  if (config.notice) notify(config.notice);
  const ignored = store.ignored.map(({ param, value }) => `${param}=${value}`).join(", ");
  if (ignored) notify(t("notice.ignored", { values: ignored }));
}

/** @param {HTMLElement} root the list's column @param {Parts} parts */
export function createShell(root, parts) {
  drawPage(root, parts.config);
  tellFaults(parts);
  return new Shell(root, parts);
}
