/**
 * The map beside a slide: the embedded base map (and tiles when there are), flying from slide to slide.
 * A map of its own, for the page's map keeps its view and markers meanwhile. It takes no focus and no gestures.
 */
import { createSlideMarks } from "./slide_marks.js";
import { drawBaseLayers } from "../map/base_layers.js";
import { isCalm } from "../map/leaflet_map.js";
import { boxWithin, createPlaceNames } from "../map/place_names.js";
import { followTiles } from "../map/tiles.js";
import { el } from "../ui/dom.js";
import { latLng, placesWithPoint } from "../ui/points.js";
import { isNationwide, leadingPlaces } from "../ui/wording.js";

/** @import { Basemap, Parts, Slide } from "../types.js" */

const GESTURES = ["keyboard", "dragging", "touchZoom", "scrollWheelZoom", "doubleClickZoom", "boxZoom"];
const STILL = Object.fromEntries([...GESTURES, "zoomControl", "attributionControl"].map((option) => [option, false]));
/** Zooms are meant for a slide this high; a larger one shows the same land, only larger. */
const REFERENCE_HEIGHT_PX = 720;
/** Deepest zoom by what is known: the simple map has no streets to show. */
const DEEPEST = { tiles: 12, simple: 8.2 };
/** Lowest zoom at which a place name of each rank shows. */
const NAME_ZOOM = { 1: 6, 2: 8, 3: 10.5 };
const FLY_S = 1.2;
/** Share of the map kept free at each edge, for names and badges reach beyond their points. */
const ROOM = { places: 0.16, badges: 0.1 };
/** The middle of the country and how far towards it a place's map reaches: rather land than border. */
const MIDDLE = { lat: 52.15, lng: 5.4 };
const TOWARDS_MIDDLE = 0.8;

export class SlideMap {
  #node;
  #parts;
  #map;
  #provinces;
  #marks;
  #names;
  /** What the map shows: drawn again without motion when its size changes. */
  #shown = /** @type {{slide: Slide, numbers: number[]} | null} */ (null);

  /** @param {HTMLElement} node filled by the map @param {Parts} parts @param {Basemap} basemap */
  constructor(node, parts, basemap) {
    const { config, items } = parts;
    [this.#node, this.#parts] = [node, parts];
    this.#map = L.map(node, { ...STILL, zoomSnap: 0, maxZoom: 18 });
    this.#map.fitBounds(config.home, { animate: false });
    this.#provinces = drawBaseLayers(this.#map, basemap);
    this.#marks = createSlideMarks(this.#map, items);
    const credit = el("p", { class: "slide-credit", lang: "nl" });
    node.append(credit);
    const obstacles = () => this.#marks.cover([boxWithin(this.#map, credit)]);
    this.#names = createPlaceNames(this.#map, basemap.places, { ranks: () => this.#ranks(), obstacles });
    this.#addTiles(credit, config.tiles, wordsOf(basemap.attribution));
    this.#map.on("moveend", () => this.#names.draw());
  }

  /**
   * Shows a slide's places; flies there when the map was visible before.
   * @param {Slide} slide @param {number[]} numbers all items presented
   */
  show(slide, numbers) {
    const moving = this.#shown !== null && this.#node.clientWidth > 0;
    this.#shown = { slide, numbers };
    this.#draw(this.#shown, moving);
  }

  resize() {
    if (this.#shown && this.#node.clientWidth) this.#draw(this.#shown, false);
  }

  remove() {
    this.#map.remove();
  }

  #addTiles(credit, tiles, simple) {
    credit.textContent = simple;
    if (!tiles) return;
    let known = false;
    followTiles(this.#map, (arrived) => {
      credit.textContent = arrived ? `${wordsOf(tiles.attribution)} · ${simple}` : simple;
      // Once it is known that there are streets to show, the slide that stands may come nearer.
      if (!known && this.#shown) this.#draw(this.#shown, true);
      known = true;
    });
    L.tileLayer(tiles.url, { minZoom: 6, maxZoom: 18 }).addTo(this.#map);
  }

  #draw({ slide, numbers }, moving) {
    this.#map.stop();
    this.#map.invalidateSize({ pan: false });
    this.#map.options.zoomSnap = this.#hasTiles ? 1 : 0;
    this.#marks.clear();
    this.#names.clear();
    for (const tinted of this.#node.querySelectorAll(".is-place")) tinted.classList.remove("is-place");
    const flies = moving && !isCalm();
    if (slide.kind === "overview") this.#drawOverview(numbers, flies);
    else if (slide.kind === "example") this.#drawExample(this.#parts.items[slide.number], flies);
    else {
      this.#marks.addDots(numbers);
      this.#look(this.#home, flies, 0);
    }
    if (!flies) this.#names.draw();
  }

  /** Each example once, at the place that says most; all its places stand on its own slide. */
  #drawOverview(numbers, flies) {
    const points = numbers.flatMap((number, i) => {
      const item = this.#parts.items[number];
      const [place] = placesWithPoint({ ...item, places: leadingPlaces(item) });
      return place ? [{ at: latLng(place), position: i + 1 }] : [];
    });
    const bounds = points.length ? L.latLngBounds(points.map(({ at }) => at)) : this.#home;
    const deepest = this.#deepest("simple");
    const zoom = Math.min(this.#map.getBoundsZoom(bounds, false, this.#padding(2 * ROOM.badges)), deepest);
    this.#marks.addBadges(points, zoom);
    this.#look(bounds, flies, ROOM.badges, deepest);
  }

  #drawExample(item, flies) {
    const places = placesWithPoint(item);
    this.#marks.addPlaces(places);
    const bounds = places.length ? this.#withCountry(places.map(latLng)) : this.#tint(item);
    const deepest = this.#deepest(places.length && this.#hasTiles ? "tiles" : "simple");
    if (bounds) this.#look(bounds, flies, ROOM.places, deepest);
    else this.#look(this.#home, flies, 0);
  }

  /** Streets speak for themselves; the simple map shows where in the country a place lies. */
  #withCountry(points) {
    const bounds = L.latLngBounds(points);
    if (this.#hasTiles) return bounds;
    const { lat, lng } = bounds.getCenter();
    const towards = (from, to) => from + TOWARDS_MIDDLE * (to - from);
    return bounds.extend([towards(lat, MIDDLE.lat), towards(lng, MIDDLE.lng)]);
  }

  /** Colours what an example without a point covers: a province, or the country. Gives a province's bounds. */
  #tint(item) {
    const own = new Set(
      item.places.filter(({ name, municipality, province }) => !municipality && name === province).map(({ name }) => name),
    );
    const bounds = L.latLngBounds([]);
    this.#provinces.eachLayer((layer) => {
      const area = /** @type {L.Polygon} */ (layer);
      const isOwn = own.has(area.feature?.properties.name);
      area.getElement()?.classList.toggle("is-place", isOwn || isNationwide(item));
      if (isOwn) bounds.extend(area.getBounds());
    });
    return bounds.isValid() ? bounds : null;
  }

  #look(bounds, flies, room, maxZoom = this.#map.getMaxZoom()) {
    const options = { padding: this.#padding(room), maxZoom };
    if (flies) this.#map.flyToBounds(bounds, { ...options, duration: FLY_S });
    else this.#map.fitBounds(bounds, { ...options, animate: false });
  }

  get #home() {
    return L.latLngBounds(this.#parts.config.home);
  }

  #padding(share) {
    return L.point(this.#node.clientWidth, this.#node.clientHeight).multiplyBy(share).round();
  }

  /** The style sheet gives the size of names, which goes with the slide's. */
  #ranks() {
    const px = parseFloat(getComputedStyle(/** @type {Element} */ (this.#map.getPane("labels"))).fontSize);
    return Object.fromEntries(Object.entries(NAME_ZOOM).map(([rank, zoom]) => [rank, { zoom: zoom + this.#magnified, px }]));
  }

  get #magnified() {
    return Math.log2(Math.max(this.#node.clientHeight, 1) / REFERENCE_HEIGHT_PX);
  }

  get #hasTiles() {
    return this.#node.classList.contains("has-tiles");
  }

  /** Tiles are sharp at whole zooms only. */
  #deepest(kind) {
    const zoom = DEEPEST[kind] + this.#magnified;
    return this.#hasTiles ? Math.round(zoom) : zoom;
  }
}

/** The words of an attribution that may hold links; nothing on a slide is there to be clicked. */
const wordsOf = (attribution) => new DOMParser().parseFromString(attribution, "text/html").body.textContent;
