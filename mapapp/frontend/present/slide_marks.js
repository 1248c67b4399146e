/** The marks on a slide's map: dots for all examples, numbered badges on the overview, an example's own places. */
import * as slides from "./slides.js";
import { elementMarker } from "../map/leaflet_map.js";
import { boxWithin, overlap } from "../map/place_names.js";
import { el } from "../ui/dom.js";
import { latLng, placesWithPoint } from "../ui/points.js";
import { EXACT } from "../ui/wording.js";

/** @import { Item } from "../types.js" */

const PANE = "slide-marks";
const SHAPES = ".slide-dot, .slide-badge, .slide-mark .marker-shape";
const NAMED_MOST = 3;
/** Width and height of one number on a badge, as the style sheet draws it. */
const BADGE_EM = 1.7;

/** @param {L.Map} map @param {Item[]} items */
export function createSlideMarks(map, items) {
  const node = map.getContainer();
  map.createPane(PANE).classList.add(PANE);
  const layer = L.layerGroup().addTo(map);
  const add = (at, element) => layer.addLayer(elementMarker(at, element, PANE));
  const boxesOf = (selector) => [...node.querySelectorAll(selector)].map((mark) => boxWithin(map, mark));

  function addDots(numbers) {
    for (const place of numbers.flatMap((number) => placesWithPoint(items[number])))
      add(latLng(place), el("span", { class: "slide-dot" }));
  }

  /** Puts numbers on the map as they do not touch at this zoom: `{at, position}` each. */
  function addBadges(points, zoom) {
    const unit = parseFloat(getComputedStyle(node).fontSize) * BADGE_EM;
    const projected = points.map(({ at, position }) => ({ ...map.project(at, zoom), position }));
    for (const { x, y, positions } of slides.badges(projected, unit)) {
      const numbers = positions.map((position) => el("span", {}, position));
      add(map.unproject([x, y], zoom), el("span", { class: "slide-badge" }, numbers));
    }
  }

  function addPlaces(places) {
    for (const place of places) {
      const shape = el("span", { class: "marker-shape" });
      const name = places.length <= NAMED_MOST && el("span", { class: "slide-place-name", lang: "nl" }, place.name);
      const kind = EXACT.has(place.precision) ? "pin" : "area";
      add(latLng(place), el("span", { class: `slide-mark slide-mark--${kind}` }, shape, name));
    }
  }

  /** What marks and names cover, and `taken` before them; a name that lies over any of it is hidden. */
  function cover(taken) {
    const covered = [...taken, ...boxesOf(SHAPES)];
    for (const name of node.querySelectorAll(".slide-place-name")) {
      const box = boxWithin(map, name);
      const isHidden = covered.some((other) => overlap(box, other));
      name.classList.toggle("is-hidden", isHidden);
      if (!isHidden) covered.push(box);
    }
    return covered;
  }

  return { addDots, addBadges, addPlaces, cover, clear: () => layer.clearLayers() };
}
