/**
 * The map beside a slide: the embedded base map (and tiles when there are), flying from slide to slide.
 * A map of its own, for the page's map keeps its view and markers meanwhile. It takes no focus and no gestures.
 */
import * as slides from "./slides.js";
import { el } from "../ui/dom.js";
import { EXACT, leadingPlaces } from "../ui/wording.js";

/** @import { Item } from "../types.js" */

const BASE = ["land", "water", "provinces"];
/** Zooms are meant for a slide this high; a larger one shows the same land, only larger. */
const REFERENCE_HEIGHT_PX = 720;
/** Deepest zoom by what is known: the simple map has no streets to show. */
const DEEPEST = { tiles: 12, simple: 8.2 };
/** Lowest zoom at which a place name of each rank shows. */
const LABEL_ZOOM = { 1: 6, 2: 8, 3: 10.5 };
const FLY_S = 1.2;
const NAMED_MOST = 3;
/** Share of the map kept free at each edge, for names and badges reach beyond their points. */
const ROOM = { places: 0.16, badges: 0.1 };
const BADGE_EM = 1.7;
/** The middle of the country, [lat, lon], and how far towards it a place's map reaches: rather land than border. */
const MIDDLE = [52.15, 5.4];
const TOWARDS_MIDDLE = 0.8;

const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const pointOf = (place) => [place.lat, place.lon];

/**
 * @param {HTMLElement} node filled by the map
 * @param {{config: Object, basemap: Object, items: Item[]}} parts
 */
export function createSlideMap(node, { config, basemap, items }) {
  const map = L.map(node, {
    zoomControl: false,
    attributionControl: false,
    keyboard: false,
    dragging: false,
    touchZoom: false,
    scrollWheelZoom: false,
    doubleClickZoom: false,
    boxZoom: false,
    zoomSnap: 0,
    maxZoom: 18,
  });
  map.fitBounds(config.home, { animate: false });
  const layers = {};
  BASE.forEach((kind, i) => {
    const pane = `slide-${kind}`;
    map.createPane(pane).style.zIndex = 110 + 10 * i;
    map.getPane(pane).setAttribute("aria-hidden", "true");
    const className = `base base--${kind === "provinces" ? "province" : kind}`;
    layers[kind] = L.geoJSON(basemap[kind], {
      pane,
      interactive: false,
      style: ({ properties }) => ({ className: properties.kind === "neighbour" ? "base base--neighbour" : className }),
    }).addTo(map);
  });
  map.createPane("slide-names").classList.add("slide-names");
  map.getPane("slide-names").setAttribute("aria-hidden", "true");
  map.createPane("slide-marks").classList.add("slide-marks");
  const names = L.layerGroup().addTo(map);
  const marks = L.layerGroup().addTo(map);
  const credit = el("p", { class: "slide-credit", lang: "nl" });
  node.append(credit);
  followTiles();
  /** Where the map looks now: drawn again without motion when its size changes. */
  let shown = null;

  function followTiles() {
    const simple = plain(basemap.attribution);
    credit.textContent = simple;
    if (!config.tiles) return;
    let known = false;
    const arrived = (yes) => {
      node.classList.toggle("has-tiles", yes);
      credit.textContent = yes ? `${plain(config.tiles.attribution)} · ${simple}` : simple;
      // Once it is known that there are streets to show, the slide that stands may come nearer.
      if (yes && !known && shown) draw(true);
      known ||= yes;
    };
    const layer = L.tileLayer(config.tiles.url, { minZoom: 6, maxZoom: 18 }).addTo(map);
    layer.on("tileload", () => arrived(true));
    layer.on("tileerror", () => arrived(false));
  }

  /** The words of an attribution that may hold links; nothing on a slide is there to be clicked. */
  function plain(attribution) {
    return new DOMParser().parseFromString(attribution, "text/html").body.textContent;
  }

  const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const boxOf = (one) => one.getBoundingClientRect();

  /** Names for orientation, wherever they are whole and in nobody's way: marks first, then the larger places. */
  function drawNames() {
    names.clearLayers();
    const taken = [credit, ...node.querySelectorAll(".slide-dot, .slide-badge, .slide-mark .marker-shape")].map(boxOf);
    for (const name of node.querySelectorAll(".slide-place-name")) {
      const box = boxOf(name);
      name.classList.toggle(
        "is-hidden",
        taken.some((other) => overlaps(box, other)),
      );
      if (!name.classList.contains("is-hidden")) taken.push(box);
    }
    const bounds = map.getBounds();
    const wanted = basemap.places
      .filter(([, lon, lat, rank]) => map.getZoom() - magnified() >= LABEL_ZOOM[rank] && bounds.contains([lat, lon]))
      .sort((a, b) => a[3] - b[3])
      .map(([name, lon, lat, rank]) => {
        const label = el("span", { class: `label label--${rank}` }, name);
        return { label, layer: put(names, "slide-names", [lat, lon], label) };
      });
    const frame = boxOf(node);
    // All are measured before any is taken away, which costs the browser one layout and not one for each.
    const boxes = wanted.map(({ label }) => boxOf(label));
    wanted.forEach(({ layer }, i) => {
      const whole = boxes[i].left >= frame.left && boxes[i].right <= frame.right;
      if (whole && !taken.some((other) => overlaps(boxes[i], other))) taken.push(boxes[i]);
      else names.removeLayer(layer);
    });
  }

  function put(group, pane, latlng, html) {
    const icon = L.divIcon({ className: "label-slot", html, iconSize: null });
    const layer = L.marker(latlng, { icon, interactive: false, keyboard: false, pane });
    group.addLayer(layer);
    return layer;
  }

  const placesOf = (number) => items[number].places.filter((place) => place.lon !== null);

  const padding = (share) => L.point(node.clientWidth, node.clientHeight).multiplyBy(share).round();

  function look(bounds, maxZoom, moving, share = ROOM.places) {
    const options = { padding: padding(share), maxZoom };
    if (moving && !calm()) map.flyToBounds(bounds, { ...options, duration: FLY_S });
    else map.fitBounds(bounds, { ...options, animate: false });
  }

  const magnified = () => Math.log2(Math.max(node.clientHeight, 1) / REFERENCE_HEIGHT_PX);
  const hasTiles = () => node.classList.contains("has-tiles");
  /** Tiles are sharp at whole zooms only. */
  function deepest(kind = hasTiles() ? "tiles" : "simple") {
    const zoom = DEEPEST[kind] + magnified();
    return hasTiles() ? Math.round(zoom) : zoom;
  }
  const around = (points) => (points.length ? L.latLngBounds(points) : L.latLngBounds(config.home));
  const lookHome = (moving) =>
    moving && !calm() ? map.flyToBounds(config.home, { duration: FLY_S }) : map.fitBounds(config.home, { animate: false });

  function drawDots(numbers, moving) {
    for (const place of numbers.flatMap(placesOf)) {
      put(marks, "slide-marks", pointOf(place), el("span", { class: "slide-dot" }));
    }
    lookHome(moving);
  }

  /** Each example once, at the place that says most; all its places stand on its own slide. */
  function drawBadges(numbers, moving) {
    const points = numbers.flatMap((number, i) => {
      const [place] = leadingPlaces(items[number]).filter(({ lon }) => lon !== null);
      return place ? [{ at: pointOf(place), position: i + 1 }] : [];
    });
    const bounds = around(points.map(({ at }) => at));
    const zoom = Math.min(map.getBoundsZoom(bounds, false, padding(2 * ROOM.badges)), deepest("simple"));
    const projected = points.map(({ at, position }) => ({ ...map.project(at, zoom), position }));
    for (const { x, y, positions } of slides.badges(projected, badgeUnit())) {
      const badge = el(
        "span",
        { class: "slide-badge" },
        positions.map((position) => el("span", {}, position)),
      );
      put(marks, "slide-marks", map.unproject([x, y], zoom), badge);
    }
    look(bounds, deepest("simple"), moving, ROOM.badges);
  }

  /** Width of one number on a badge, as the stylesheet draws it. */
  const badgeUnit = () => parseFloat(getComputedStyle(node).getPropertyValue("font-size")) * BADGE_EM;

  function drawPlaces(number, moving) {
    const places = placesOf(number);
    for (const place of places) {
      const kind = EXACT.has(place.precision) ? "pin" : "area";
      const shape = el("span", { class: "marker-shape" });
      const name = places.length <= NAMED_MOST && el("span", { class: "slide-place-name", lang: "nl" }, place.name);
      put(marks, "slide-marks", pointOf(place), el("span", { class: `slide-mark slide-mark--${kind}` }, shape, name));
    }
    if (places.length) return look(withCountry(places.map(pointOf)), deepest(), moving);
    const whole = tint(items[number]);
    if (whole) look(whole, deepest("simple"), moving);
    else lookHome(moving);
  }

  /** Streets speak for themselves; the simple map shows where in the country a place lies. */
  function withCountry(points) {
    const bounds = L.latLngBounds(points);
    if (hasTiles()) return bounds;
    const { lat, lng } = bounds.getCenter();
    const towards = (from, to) => from + TOWARDS_MIDDLE * (to - from);
    return bounds.extend([towards(lat, MIDDLE[0]), towards(lng, MIDDLE[1])]);
  }

  /** Colours what an example without a point covers: a province, or the country. Gives a province's bounds. */
  function tint(item) {
    const own = new Set(item.places.filter((place) => place.level === "provincie").map((place) => place.name));
    const bounds = L.latLngBounds([]);
    layers.provinces.eachLayer((layer) => {
      const isOwn = own.has(layer.feature.properties.name);
      layer.getElement().classList.toggle("is-place", isOwn || item.scope === "landelijk");
      if (isOwn) bounds.extend(layer.getBounds());
    });
    return bounds.isValid() ? bounds : null;
  }

  const DRAW = { title: drawDots, overview: drawBadges, example: (_, moving) => drawPlaces(shown.slide.number, moving) };

  function draw(moving) {
    map.options.zoomSnap = hasTiles() ? 1 : 0;
    marks.clearLayers();
    names.clearLayers();
    for (const tinted of node.querySelectorAll(".is-place")) tinted.classList.remove("is-place");
    DRAW[shown.slide.kind](shown.numbers, moving);
    if (!moving || calm()) drawNames();
  }

  map.on("moveend", drawNames);

  return {
    /** Shows a slide's places; flies there when the map was visible before. */
    show(slide, numbers) {
      const moving = shown !== null && node.clientWidth > 0;
      shown = { slide, numbers };
      map.stop();
      map.invalidateSize({ pan: false });
      draw(moving);
    },
    resize() {
      if (!shown || !node.clientWidth) return;
      map.stop();
      map.invalidateSize({ pan: false });
      draw(false);
    },
    remove: () => map.remove(),
  };
}
