/**
 * Counts by region, in words and on the map: provinces from the embedded base map, municipalities where their
 * boundaries were downloaded. A click filters and zooms. Regions, nation-wide and unplaced add up to the total.
 */
import { HERE } from "../engine/index.js";
import { fetchJson } from "../ui/data.js";
import { attr, el, fill, part, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { RegionLayer, countInWords } from "./region_layer.js";

/** @import { Facet, Parts, Result, Selection } from "../types.js" */

const BOUNDARY_ZOOM = 9;

/** @param {HTMLElement} root @param {Parts} parts */
export function createRegions(root, parts) {
  const node = regionsMarkup(areaNames(parts.config.facets));
  root.append(node);
  return new Regions(node, parts);
}

export class Regions {
  #parts;
  #facet;
  #rows;
  #provinces;
  /** @type {RegionLayer | null} null until the boundaries are there */
  #municipalities = null;
  /** @type {Map<string, HTMLElement>} list items by code */
  #municipalityRows = new Map();
  /** @type {ReturnType<Parts["engine"]["regions"]>} */
  #counts = { provinces: {}, municipalities: {}, nationwide: 0, unplaced: 0, repeated: 0, total: 0 };

  /** @param {HTMLElement} node @param {Parts} parts */
  constructor(node, parts) {
    const { map, basemap, config } = parts;
    this.node = node;
    this.#parts = parts;
    this.#facet = areaFacet(config.facets);
    this.#rows = [...part(node, "ul").children].map((row) => part(row, "button"));
    for (const row of this.#rows) row.addEventListener("click", () => this.#chooseProvince(row.dataset.region));
    map.createPane("regions").style.zIndex = "300";
    const choose = ({ name }) => this.#chooseProvince(name);
    this.#provinces = new RegionLayer(map, basemap.provinces, ({ name }) => this.#counts.provinces[name], choose);
    map.on("zoomend", () => this.#drawLayers());
  }

  /** @param {Selection} selection @param {Result} result @returns {boolean} whether the region view is shown */
  render(selection, result) {
    const on = selection.panel === "regio";
    this.node.hidden = !on;
    if (on) {
      this.#counts = this.#parts.engine.regions(result);
      this.#loadBoundaries().catch(() => {});
      this.#drawRows(selection);
    }
    this.#drawLayers();
    return on;
  }

  /**
   * The rectangle around provinces, or null for none.
   * @param {string[]} slugs
   */
  provinceBounds = (slugs) => this.#provinces.boundsOf(this.#names(slugs));

  #names(slugs) {
    return this.#facet.values.filter(({ slug }) => slugs.includes(slug)).map(({ label }) => label);
  }

  #chooseProvince(name) {
    const slug = this.#facet.values.find(({ label }) => label === name)?.slug;
    this.#parts.store.dispatch({ type: "facet", param: this.#facet.param, slug });
  }

  /** Filters on one municipality; what is near it is a matter of the radius. */
  async #chooseMunicipality(code) {
    const { engine, loadGazetteer, store } = this.#parts;
    await loadGazetteer();
    const place = engine.places.resolve(code);
    if (place) store.dispatch({ type: "place", place: engine.places.key(place), radius: HERE });
  }

  async #loadBoundaries() {
    const { config, map } = this.#parts;
    if (this.#municipalities || !config.data.boundaries) return;
    const collection = await fetchJson(config.data.boundaries);
    if (this.#municipalities) return;
    const countOf = ({ code }) => this.#counts.municipalities[code];
    this.#municipalities = new RegionLayer(map, collection, countOf, ({ code }) => this.#chooseMunicipality(code));
    this.#drawLayers();
    this.#drawMunicipalities();
  }

  /** Shows the municipalities where they are large enough to tell apart, else the provinces. */
  #drawLayers() {
    const { map, store } = this.#parts;
    const on = store.get().panel === "regio";
    const fine = this.#municipalities !== null && map.getZoom() >= BOUNDARY_ZOOM;
    this.#provinces.show(on && !fine);
    this.#municipalities?.show(on && fine);
  }

  #drawRows(selection) {
    const { provinces, nationwide, unplaced, repeated, total } = this.#counts;
    const most = Math.max(1, ...Object.values(provinces));
    const chosen = this.#names(selection.facets[this.#facet.param] ?? []);
    for (const row of this.#rows) {
      const name = row.dataset.region ?? "";
      drawRow(row, provinces[name] ?? 0, most);
      attr(row, "aria-pressed", String(chosen.includes(name)));
    }
    const sums = [nationwide, unplaced, repeated, total].map(countInWords);
    sums[2] = repeated ? `− ${repeated}` : "0";
    [...this.node.querySelectorAll(".regions-sum dd")].forEach((line, i) => setText(line, sums[i]));
    this.#drawMunicipalities();
  }

  /** Lists the municipalities with examples, most first. */
  #drawMunicipalities() {
    if (!this.#municipalities) return;
    const counted = this.#municipalities.counted();
    const block = part(this.node, "section");
    block.hidden = false;
    fill(
      part(block, "ul"),
      counted.map(({ code, name, n }) => {
        const item = this.#municipalityRows.get(code) ?? this.#createRow(code, name);
        drawRow(part(item, "button"), n, counted[0].n);
        return item;
      }),
    );
  }

  #createRow(code, name) {
    const item = rowMarkup(name);
    part(item, "button").addEventListener("click", () => this.#chooseMunicipality(code));
    this.#municipalityRows.set(code, item);
    return item;
  }
}

/**
 * The facet whose values are the areas on the map.
 * @param {Facet[]} facets
 */
function areaFacet(facets) {
  const facet = facets.find(({ areas }) => areas);
  if (!facet) throw new Error("no facet has areas");
  return facet;
}

function drawRow(row, n, most) {
  setText(part(row, "span", ".region-count"), countInWords(n));
  part(row, "span", ".region-bar").style.setProperty("--share", String(n / most));
}

const areaNames = (facets) =>
  areaFacet(facets)
    .values.filter(({ kind }) => !kind)
    .map(({ label }) => label);

const rowMarkup = (name) =>
  el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "region-row", data: { region: name } },
      el("span", { class: "region-name" }, name),
      el("span", { class: "region-bar", "aria-hidden": "true" }),
      el("span", { class: "region-count" }),
    ),
  );

function regionsMarkup(names) {
  const lines = ["regions.nationwide", "regions.unplaced", "regions.repeated", "regions.total"];
  return el(
    "section",
    { id: "regions", class: "regions-view", hidden: true, "aria-labelledby": "regions-title" },
    el("h2", { class: "list-subtitle", id: "regions-title" }, t("regions.provinces")),
    el("ul", { class: "regions" }, names.map(rowMarkup)),
    el(
      "dl",
      { class: "regions-sum" },
      lines.map((key) => [el("dt", {}, t(key)), el("dd", {})]),
    ),
    el("section", { hidden: true }, el("h3", {}, t("regions.municipalities")), el("ul", { class: "regions" })),
  );
}
