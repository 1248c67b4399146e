/**
 * Counts by region, in words and on the map: provinces from the embedded base map, municipalities where their
 * boundaries were downloaded. A click filters and zooms. Regions, nation-wide and unplaced add up to the total.
 */
import { HERE } from "../engine/index.js";
import { fetchJson } from "../ui/data.js";
import { attr, fill, onFollow, part, setText, unfold } from "../ui/dom.js";
import { RegionLayer, countInWords } from "./region_layer.js";

/** @import { Facet, Parts, Result, Selection } from "../types.js" */

const BOUNDARY_ZOOM = 9;

/** @param {Parts} parts */
export const createRegions = (parts) => new Regions(parts);

class Regions {
  #parts;
  #node = part(document, "section", "#regions");
  #facet;
  /** @type {HTMLAnchorElement[]} the provinces' links; none until they are first shown */
  #links = [];
  /** @type {{code: string, name: string}[]} none until the boundaries are there */
  #municipalities = [];
  /** @type {Map<string, HTMLElement>} the municipalities' list items, by code */
  #rows = new Map();
  /** @type {{coarse?: RegionLayer, fine?: RegionLayer}} on the map, when that is there: provinces and municipalities */
  #layers = {};
  /** @type {ReturnType<Parts["engine"]["regions"]>} */
  #counts = { provinces: {}, municipalities: {}, nationwide: 0, unplaced: 0, repeated: 0, total: 0 };

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#facet = /** @type {Facet} */ (parts.config.facets.find(({ areas }) => areas));
    // Where the map does not come, the list says the same.
    parts.whenMap.then(
      (map) => this.#join(map),
      () => {},
    );
  }

  /** @param {Selection} selection @param {Result} result @returns {boolean} whether the region view is shown */
  render(selection, result) {
    const isShown = selection.panel === "regio";
    this.#node.hidden = !isShown;
    if (isShown) {
      if (!this.#links.length) this.#bind();
      this.#counts = this.#parts.engine.regions(result);
      this.#drawRows(selection);
      this.#drawMunicipalities();
      this.#loadBoundaries().catch(() => {});
    }
    this.#drawLayers();
    return isShown;
  }

  /** The rectangle around provinces; null for none, and without a map. @param {string[]} slugs */
  provinceBounds = (slugs) => this.#layers.coarse?.boundsOf(this.#names(slugs)) ?? null;

  #bind() {
    this.#links = [...part(unfold(this.#node), "ul").querySelectorAll("a")];
    const { store } = this.#parts;
    for (const link of this.#links) {
      const choice = this.#choice(link.dataset.region);
      onFollow(
        link,
        () => store.dispatch(choice),
        () => store.urlAfter(choice),
      );
    }
  }

  async #join(map) {
    map.createPane("regions").style.zIndex = "300";
    const { provinces } = await this.#parts.loadBasemap();
    const choose = ({ name }) => this.#parts.store.dispatch(this.#choice(name));
    this.#layers.coarse = new RegionLayer(map, provinces, ({ name }) => this.#counts.provinces[name], choose);
    map.on("zoomend", () => this.#drawLayers());
    this.#drawLayers();
  }

  async #loadBoundaries() {
    const { config, whenMap } = this.#parts;
    if (this.#municipalities.length || !config.data.boundaries) return;
    const collection = await fetchJson(config.data.boundaries);
    if (this.#municipalities.length) return;
    this.#municipalities = collection.features.map(({ properties }) => properties);
    this.#drawMunicipalities();
    const countOf = ({ code }) => this.#counts.municipalities[code];
    this.#layers.fine = new RegionLayer(await whenMap, collection, countOf, ({ code }) => this.#chooseMunicipality(code));
    this.#drawLayers();
  }

  #names(slugs) {
    return this.#facet.values.filter(({ slug }) => slugs.includes(slug)).map(({ label }) => label);
  }

  /** What a click on a province does. */
  #choice(name) {
    const slug = this.#facet.values.find(({ label }) => label === name)?.slug;
    return { type: "facet", param: this.#facet.param, slug };
  }

  /** Filters on one municipality; what is near it is a matter of the radius. */
  async #chooseMunicipality(code) {
    const { engine, loadGazetteer, store } = this.#parts;
    await loadGazetteer();
    const place = engine.places.resolve(code);
    if (place) store.dispatch({ type: "place", place: engine.places.key(place), radius: HERE });
  }

  /** Shows the municipalities where they are large enough to tell apart, else the provinces. */
  #drawLayers() {
    const { coarse, fine } = this.#layers;
    const { map, store } = this.#parts;
    const isShown = store.get().panel === "regio";
    const isFine = fine !== undefined && Number(map?.getZoom()) >= BOUNDARY_ZOOM;
    coarse?.show(isShown && !isFine);
    fine?.show(isShown && isFine);
  }

  #drawRows(selection) {
    const { provinces, nationwide, unplaced, repeated, total } = this.#counts;
    const most = Math.max(1, ...Object.values(provinces));
    const chosen = this.#names(selection.facets[this.#facet.param] ?? []);
    for (const link of this.#links) {
      const name = link.dataset.region ?? "";
      drawRow(link, provinces[name] ?? 0, most);
      attr(link, "aria-current", chosen.includes(name) && "true");
    }
    const sums = [nationwide, unplaced, repeated, total].map(countInWords);
    sums[2] = repeated ? `− ${repeated}` : "0";
    this.#node.querySelectorAll(".regions-sum dd").forEach((line, i) => setText(line, sums[i]));
  }

  /** Lists the municipalities with examples, most first. */
  #drawMunicipalities() {
    const counts = this.#counts.municipalities;
    const counted = this.#municipalities.filter(({ code }) => counts[code]);
    counted.sort((a, b) => counts[b.code] - counts[a.code] || (a.name < b.name ? -1 : 1));
    const block = part(this.#node, "section", ".municipalities");
    const rows = counted.map(({ code, name }) => {
      const row = this.#rows.get(code) ?? this.#createRow(code, name);
      drawRow(part(row, "a"), counts[code], counts[counted[0].code]);
      return row;
    });
    fill(part(block, "ul"), rows);
    block.hidden = rows.length === 0;
  }

  /** A municipality's row is like a province's. */
  #createRow(code, name) {
    const row = /** @type {HTMLElement} */ (this.#links[0].parentElement?.cloneNode(true));
    const link = part(row, "a");
    link.dataset.region = name;
    link.removeAttribute("aria-current");
    setText(part(link, "span", ".region-name"), name);
    const url = () => this.#parts.store.urlAfter({ type: "place", place: code, radius: HERE });
    attr(link, "href", url());
    onFollow(link, () => this.#chooseMunicipality(code), url);
    this.#rows.set(code, row);
    return row;
  }
}

function drawRow(link, n, most) {
  setText(part(link, "span", ".region-count"), countInWords(n));
  part(link, "span", ".region-bar").style.setProperty("--share", String(n / most));
}
