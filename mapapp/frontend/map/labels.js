/**
 * Place names on the embedded map. The most important go first; a name that would lie under a marker or over another
 * name steps aside, and stays away when there is no room.
 */
import { el } from "../ui/dom.js";

/** By rank: the lowest zoom at which it shows and its size in px (1 = provincial capitals and the largest towns). */
const RANKS = { 1: { zoom: 6, px: 15 }, 2: { zoom: 8.5, px: 13 }, 3: { zoom: 10, px: 13 } };
const LINE = 1.25;
const GAP = 3;
const NEAREST = 14;

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * @param {L.Map} map
 * @param {Array<[string, number, number, number]>} places name, lon, lat, rank; most important first
 */
export function createLabels(map, places) {
  const pane = map.createPane("labels");
  pane.classList.add("labels");
  // Names without their places say nothing: what lies where stands in the list.
  pane.setAttribute("aria-hidden", "true");
  const shown = new Map();
  const pen = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;
  let markers = [];

  function width(name, px) {
    pen.font = `${px}px ${family}`;
    return pen.measureText(name).width + 2 * GAP;
  }

  /** Where a name may stand, best first: on its place, else around what stands there. */
  function spots({ x, y }, name, px) {
    const w = width(name, px);
    const h = px * LINE;
    const on = markers.filter((box) => x > box.left && x < box.right && y > box.top && y < box.bottom);
    const away = Math.max(NEAREST, ...on.map(({ size }) => size / 2));
    const [up, side] = [away + h / 2, away + w / 2];
    return [
      [0, 0],
      [0, up],
      [0, -up],
      [side, 0],
      [-side, 0],
      [w / 2, up],
      [-w / 2, up],
      [w / 2, -up],
      [-w / 2, -up],
    ].map(([dx, dy]) => ({ dx, dy, left: x + dx - w / 2, right: x + dx + w / 2, top: y + dy - h / 2, bottom: y + dy + h / 2 }));
  }

  /** What the legend, the buttons and the credits cover. */
  function controls() {
    const frame = map.getContainer().getBoundingClientRect();
    return [...map.getContainer().querySelectorAll(".leaflet-control")].map((node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return { left: left - frame.left, right: right - frame.left, top: top - frame.top, bottom: bottom - frame.top };
    });
  }

  function draw() {
    const bounds = map.getBounds();
    const size = map.getSize();
    const whole = ({ left, right, top, bottom }) => left >= 0 && right <= size.x && top >= 0 && bottom <= size.y;
    const taken = [...markers, ...controls()];
    const keep = new Set();
    for (const [name, lon, lat, rank] of places) {
      const { zoom, px } = RANKS[rank];
      if (map.getZoom() < zoom || !bounds.contains([lat, lon])) continue;
      const at = map.latLngToContainerPoint([lat, lon]);
      const free = spots(at, name, px).find((spot) => whole(spot) && !taken.some((box) => overlap(spot, box)));
      if (!free) continue;
      taken.push(free);
      keep.add(name);
      const label = shown.get(name) ?? add(name, lon, lat, rank);
      label.span.style.transform = `translate(${free.dx}px, ${free.dy}px)`;
    }
    for (const [name, { marker }] of shown) {
      if (keep.has(name)) continue;
      marker.remove();
      shown.delete(name);
    }
  }

  function add(name, lon, lat, rank) {
    const span = el("span", { class: `label label--${rank}` }, name);
    const icon = L.divIcon({ className: "label-slot", html: span, iconSize: null });
    const marker = L.marker([lat, lon], { icon, interactive: false, keyboard: false, pane: "labels" }).addTo(map);
    shown.set(name, { marker, span });
    return shown.get(name);
  }

  /** What the markers cover: `{lat, lon, size, rise}` each, `rise` how far its middle lies above the place. */
  map.on("markersdrawn", ({ spots: covered }) => {
    markers = covered.map(({ lat, lon, size, rise }) => {
      const { x, y } = map.latLngToContainerPoint([lat, lon]);
      const half = size / 2;
      return { size, left: x - half, right: x + half, top: y - rise - half, bottom: y - rise + half };
    });
    draw();
  });
  draw();
}
