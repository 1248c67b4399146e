/**
 * Place names on the embedded map. The most important go first; a name that would lie under a marker or over another
 * name steps aside where it may, and stays away when there is no room.
 */
import { elementMarker } from "./leaflet_map.js";
import { el } from "../ui/dom.js";
import { latLng } from "../ui/points.js";

/** @import { Box, MarkerSpot, NamedPlace } from "../types.js" */

const PANE = "labels";
const LINE = 1.25;
const GAP = 3;
const NEAREST = 14;
const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

/** @type {(a: Box, b: Box) => boolean} */
export const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** An element's rectangle in the map's own px. @param {L.Map} map @param {Element} node @returns {Box} */
export function boxWithin(map, node) {
  const frame = map.getContainer().getBoundingClientRect();
  const { left, right, top, bottom } = node.getBoundingClientRect();
  return { left: left - frame.left, right: right - frame.left, top: top - frame.top, bottom: bottom - frame.top };
}

/**
 * @param {L.Map} map
 * @param {NamedPlace[]} places most important first
 * @param {{ranks: () => {[rank: number]: {zoom: number, px: number}}, obstacles: () => Box[], stepsAside?: boolean}} options
 *   `ranks`: from which zoom a name shows and how large, by rank; `obstacles`: what names keep clear of besides markers
 */
export function createPlaceNames(map, places, { ranks, obstacles, stepsAside = false }) {
  const pane = map.createPane(PANE);
  pane.classList.add(PANE);
  // Names without their places say nothing: what lies where stands in the list.
  pane.setAttribute("aria-hidden", "true");
  const family = getComputedStyle(document.body).fontFamily;
  const shown = new Map();

  function width(name, px) {
    pen.font = `${px}px ${family}`;
    return pen.measureText(name).width + 2 * GAP;
  }

  function add([name, lon, lat, rank]) {
    const span = el("span", { class: `label label--${rank}` }, name);
    shown.set(name, { span, marker: elementMarker([lat, lon], span, PANE).addTo(map) });
  }

  function keepOnly(names) {
    for (const [name, { marker }] of shown) {
      if (names.has(name)) continue;
      marker.remove();
      shown.delete(name);
    }
  }

  /** Draws the names that have room; what stays keeps its element. @param {MarkerSpot[]} [spots] what the markers cover */
  function draw(spots = []) {
    const [sizes, bounds, zoom, size] = [ranks(), map.getBounds(), map.getZoom(), map.getSize()];
    const markers = spots.map((spot) => spotBox(map, spot));
    const taken = [...markers, ...obstacles()];
    const whole = ({ left, right, top, bottom }) => left >= 0 && right <= size.x && top >= 0 && bottom <= size.y;
    const keep = new Set();
    for (const place of places) {
      const [name, lon, lat, rank] = place;
      if (zoom < sizes[rank].zoom || !bounds.contains([lat, lon])) continue;
      const at = map.latLngToContainerPoint([lat, lon]);
      const { px } = sizes[rank];
      const tried = positions(at, width(name, px), px * LINE, stepsAside ? markers : null);
      const free = tried.find((box) => whole(box) && !taken.some((other) => overlap(box, other)));
      if (!free) continue;
      taken.push(free);
      keep.add(name);
      if (!shown.has(name)) add(place);
      shown.get(name).span.style.transform = `translate(${free.dx}px, ${free.dy}px)`;
    }
    keepOnly(keep);
  }

  return { draw, clear: () => keepOnly(new Set()) };
}

function spotBox(map, spot) {
  const { x, y } = map.latLngToContainerPoint(latLng(spot));
  const half = spot.size / 2;
  return { left: x - half, right: x + half, top: y - spot.rise - half, bottom: y - spot.rise + half };
}

/** Where a name may stand, best first: on its place, else around the markers that stand there. */
function positions({ x, y }, width, height, markers) {
  const [w, h] = [width / 2, height / 2];
  const at = (dx, dy) => ({ dx, dy, left: x + dx - w, right: x + dx + w, top: y + dy - h, bottom: y + dy + h });
  if (!markers) return [at(0, 0)];
  const on = markers.filter((box) => x > box.left && x < box.right && y > box.top && y < box.bottom);
  const away = Math.max(NEAREST, ...on.map(({ left, right }) => (right - left) / 2));
  const [up, side] = [away + h, away + w];
  const beside = [at(0, 0), at(0, up), at(0, -up), at(side, 0), at(-side, 0)];
  return [...beside, at(w, up), at(-w, up), at(w, -up), at(-w, -up)];
}
