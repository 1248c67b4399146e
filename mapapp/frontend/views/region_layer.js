/** Areas on the map, the darker the more examples they have. The list beside the map says the same, and takes the keyboard. */
import { el } from "../ui/dom.js";
import { t } from "../ui/texts.js";

const STEPS = 5;

/** A count in words: "3 voorbeelden". @param {number} n */
export const countInWords = (n) => (n === 0 ? t("regions.count.zero") : t("regions.count", { n }));

/** Step 0 (none) to STEPS of a count, on a square-root scale so that small numbers still differ. */
const step = (n, most) => (n === 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(n / most) * STEPS)));

export class RegionLayer {
  #map;
  #layer;
  #countOf;

  /**
   * @param {L.Map} map with a pane "regions" @param {GeoJSON.FeatureCollection} collection areas with a `name`
   * @param {(area: any) => number | undefined} countOf of an area's properties
   * @param {(area: any) => void} choose is given a clicked area's properties
   */
  constructor(map, collection, countOf, choose) {
    this.#map = map;
    this.#countOf = (area) => countOf(area) ?? 0;
    this.#layer = L.geoJSON(collection, { pane: "regions", style: { className: "region" } });
    const nameOf = (area) => t("regions.label", { name: area.name, count: countInWords(this.#countOf(area)) });
    for (const { area, path } of this.#areas()) {
      path.on("click", () => choose(area));
      path.bindTooltip(() => el("span", {}, nameOf(area)), { sticky: true });
    }
  }

  /** The properties of each area, and its shape on the map. */
  #areas() {
    const paths = /** @type {L.Polygon[]} */ (this.#layer.getLayers());
    return paths.map((path) => ({ area: path.feature?.properties, path }));
  }

  /** The rectangle around the areas with these names; null for none. @param {string[]} names */
  boundsOf(names) {
    const bounds = L.latLngBounds([]);
    for (const { area, path } of this.#areas()) if (names.includes(area.name)) bounds.extend(path.getBounds());
    return bounds.isValid() ? bounds : null;
  }

  /** Shows the areas in the colours of their counts now, or takes them away. @param {boolean} wanted */
  show(wanted) {
    if (!wanted) return void this.#layer.remove();
    this.#layer.addTo(this.#map);
    const areas = this.#areas();
    const most = Math.max(1, ...areas.map(({ area }) => this.#countOf(area)));
    for (const { area, path } of areas) {
      const { dataset } = /** @type {SVGElement} */ (path.getElement());
      dataset.step = String(step(this.#countOf(area), most));
      dataset.region = area.name;
    }
  }
}
