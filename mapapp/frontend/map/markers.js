/**
 * The marker layer: one real button per cluster or single example, on the page's map. The layer is one tab stop, and has
 * keys of its own. Markers far outside the view are not in the DOM.
 */
import { elementMarker } from "./leaflet_map.js";
import { addMarkerKeys } from "./marker_keys.js";
import { attr, el } from "../ui/dom.js";
import { latLng } from "../ui/points.js";
import { t } from "../ui/texts.js";
import { EXACT, clusterPlace, placeAt, placeName } from "../ui/wording.js";

/** @import { Cluster, Item, MarkerSpot } from "../types.js" */
/** @typedef {{ids: string[], button: HTMLElement, marker: L.Marker}} Entry */

const PANE = "examples";
/** Markers stand this far from the map's edge to be seen whole, in px. */
const EDGE = L.point(40, 40);
/** Lifts a marker above all that do not stand out. */
const ABOVE = 10000;
/** Across a single marker, edge and halo included; and how far the middle of a pin lies above its place. */
const SINGLE_PX = 38;
const PIN_RISE_PX = 14;

/** Diameter in px of a cluster's disc: 28 for two, growing with the number, never wider than clusters stand apart. */
const discPx = (n) => Math.round(Math.min(28 + 5 * Math.log2(n / 2), 46));

export class Markers {
  #map;
  #on;
  #pane;
  #shown = /** @type {Map<string, Entry>} */ (new Map());
  /** The marker under the mouse; one that is taken away cannot say that the mouse has left. */
  #pointed = /** @type {Entry | null} */ (null);
  /** The layer's tab stop. */
  #roving = /** @type {Entry | null} */ (null);

  /**
   * @param {L.Map} map
   * @param {{items: Item[], onChoose: (cluster: Cluster, button: Element) => void, onHover: (ids: string[] | null) => void}} on
   */
  constructor(map, on) {
    this.#map = map;
    this.#on = on;
    this.#pane = map.createPane(PANE);
    attr(this.#pane, "role", "group");
    attr(this.#pane, "aria-label", t("map.markers"));
    addMarkerKeys(this.#pane);
  }

  get size() {
    return this.#shown.size;
  }

  /** Draws exactly these clusters; what stays keeps its element and so its focus. @param {Cluster[]} clusters */
  draw(clusters) {
    const focused = this.#find(({ button }) => button === document.activeElement);
    const wanted = new Map(clusters.map((cluster) => [`${cluster.key}|${cluster.items.join(",")}`, cluster]));
    for (const [key, entry] of this.#shown) {
      if (wanted.has(key)) continue;
      entry.marker.remove();
      this.#shown.delete(key);
      if (entry === this.#pointed) this.#point(null);
    }
    for (const [key, cluster] of wanted) if (!this.#shown.has(key)) this.#shown.set(key, this.#add(cluster));
    if (!this.#roving?.button.isConnected || !this.#isInView(this.#roving)) this.#rove(this.#find((one) => this.#isInView(one)));
    // After a zoom the focused marker may have split: focus goes to the one that holds its first example.
    if (focused && !focused.button.isConnected)
      this.#find(({ ids }) => ids.some((id) => focused.ids.includes(id)))?.button.focus({ preventScroll: true });
    this.#map.fire("markersdrawn", { spots: clusters.map((cluster) => spotOf(cluster, this.#on.items)) });
  }

  /**
   * Highlights every marker that holds one of `ids`.
   * @param {string[] | null} ids
   * @param {string | null} chosen the open example's
   */
  highlight(ids, chosen) {
    const wanted = new Set(ids);
    for (const { button, ids: own, marker } of this.#shown.values()) {
      const isChosen = chosen !== null && own.includes(chosen);
      const isHighlighted = own.some((id) => wanted.has(id));
      button.classList.toggle("is-highlighted", isHighlighted);
      button.classList.toggle("is-chosen", isChosen);
      attr(button, "aria-current", isChosen && "true");
      marker.setZIndexOffset(own.length + (isHighlighted || isChosen ? ABOVE : 0));
    }
  }

  /** @returns {Entry} */
  #add(cluster) {
    const { items, onChoose, onHover } = this.#on;
    const ids = cluster.items.map((number) => items[number].id);
    const button = buttonOf(cluster, items);
    button.dataset.ids = ids.join(" ");
    const marker = elementMarker(latLng(cluster), button, PANE).addTo(this.#map);
    const entry = { ids, button, marker };
    button.addEventListener("click", () => onChoose(cluster, button));
    button.addEventListener("focus", () => {
      this.#rove(entry);
      if (!this.#isInView(entry)) this.#map.panInside(marker.getLatLng(), { padding: EDGE, animate: false });
      onHover(ids);
    });
    button.addEventListener("blur", () => onHover(null));
    button.addEventListener("mouseenter", () => this.#point(entry));
    button.addEventListener("mouseleave", () => this.#point(null));
    L.DomEvent.disableClickPropagation(button);
    return entry;
  }

  #find(fits) {
    return [...this.#shown.values()].find(fits) ?? null;
  }

  #point(entry) {
    this.#pointed = entry;
    this.#on.onHover(entry && entry.ids);
  }

  #rove(entry) {
    if (this.#roving) this.#roving.button.tabIndex = -1;
    this.#roving = entry;
    if (entry) entry.button.tabIndex = 0;
  }

  #isInView({ marker }) {
    return this.#map.getBounds().contains(marker.getLatLng());
  }
}

function buttonOf(cluster, items) {
  const n = cluster.items.length;
  const shape = el("span", { class: "marker-shape" }, n > 1 && n);
  const make = (kind, name, title) =>
    el("button", { type: "button", tabindex: "-1", class: `marker marker--${kind}`, "aria-label": name, title }, shape);
  if (n > 1) {
    const { name: place, around } = clusterPlace(cluster, items);
    const name = t(around ? "map.cluster.around" : "map.cluster", { place, n });
    shape.style.width = shape.style.height = `${discPx(n)}px`;
    return make("cluster", name, name);
  }
  const { title } = items[cluster.items[0]];
  const place = placeAt(items[cluster.items[0]], cluster);
  const name = t("map.marker", { title, place: placeName(place), precision: t(`precision.${place.precision}`) });
  return make(EXACT.has(place.precision) ? "pin" : "area", name, title);
}

/** @returns {MarkerSpot} */
function spotOf(cluster, items) {
  const { lat, lon } = cluster;
  const n = cluster.items.length;
  if (n > 1) return { lat, lon, size: discPx(n) + 8, rise: 0 };
  const { precision } = placeAt(items[cluster.items[0]], cluster);
  return { lat, lon, size: SINGLE_PX, rise: EXACT.has(precision) ? PIN_RISE_PX : 0 };
}
