/**
 * The marker layer: one real button per cluster or single example, on the dash-leaflet map.
 *
 * The layer is one tab stop. Arrow keys go to the nearest marker in that direction; Page Up and Page Down, Home and
 * End go through all of them in reading order; Enter and Space choose. Markers far outside the view are not in the DOM.
 */
import { attr, el, fill } from "../ui/dom.js";
import { t } from "../ui/texts.js";
import { EXACT, clusterPlace, placeAt, placeName } from "../ui/wording.js";

/** @import { Item } from "../types.js" */

const PANE = "examples";
const DIRECTIONS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
/** What each key makes of a place in the reading order of `n` markers. */
const ORDER = {
  Home: () => 0,
  End: (_, n) => n - 1,
  PageDown: (at, n) => Math.min(at + 1, n - 1),
  PageUp: (at) => Math.max(at - 1, 0),
};
/** Markers stand this far from the map's edge to be seen whole, in px. */
const EDGE = [40, 40];

/** Diameter in px of a cluster's disc: 28 for two, growing with the number, never wider than clusters stand apart. */
function discPx(n) {
  return Math.round(Math.min(28 + 5 * Math.log2(n / 2), 46));
}

/** Across a single marker, edge and halo included; and how far the middle of a pin lies above its place. */
const SINGLE_PX = 38;
const PIN_RISE_PX = 14;

/**
 * @param {L.Map} map
 * @param {{items: Item[], onChoose: function(cluster, Element), onHover: function(string[]|null)}} options
 */
export function createMarkers(map, { items, onChoose, onHover }) {
  const pane = map.createPane(PANE);
  pane.setAttribute("role", "group");
  pane.setAttribute("aria-label", t("map.markers"));
  const shown = new Map();
  /** The marker under the mouse; one that is taken away cannot say that the mouse has left. */
  let pointed = null;
  let roving = null;

  function describe(cluster, button) {
    const single = cluster.items.length === 1;
    if (single) {
      const item = items[cluster.items[0]];
      const place = placeAt(item, cluster);
      const exact = EXACT.has(place.precision);
      button.className = `marker marker--${exact ? "pin" : "area"}`;
      button.setAttribute(
        "aria-label",
        t("map.marker", {
          title: item.title,
          place: placeName(place),
          precision: t(`precision.${place.precision}`),
        }),
      );
      button.title = item.title;
      fill(button, [el("span", { class: "marker-shape" })]);
    } else {
      const { name, around } = clusterPlace(cluster, items);
      const n = cluster.items.length;
      button.className = "marker marker--cluster";
      button.setAttribute("aria-label", t(around ? "map.cluster.around" : "map.cluster", { place: name, n }));
      button.title = button.getAttribute("aria-label");
      const shape = el("span", { class: "marker-shape" }, n);
      shape.style.width = shape.style.height = `${discPx(n)}px`;
      fill(button, [shape]);
    }
  }

  function add(cluster) {
    const button = el("button", { type: "button", tabindex: "-1" });
    const entry = { cluster, button };
    describe(cluster, button);
    button.dataset.ids = cluster.items.map((number) => items[number].id).join(" ");
    button.addEventListener("click", () => onChoose(entry.cluster, button));
    button.addEventListener("focus", () => {
      rove(entry);
      if (!inView(entry)) map.panInside(entry.marker.getLatLng(), { padding: EDGE, animate: false });
      onHover(idsOf(entry));
    });
    button.addEventListener("blur", () => onHover(null));
    button.addEventListener("mouseenter", () => point(entry));
    button.addEventListener("mouseleave", () => point(null));
    L.DomEvent.disableClickPropagation(button);
    entry.marker = L.marker([cluster.lat, cluster.lon], {
      icon: L.divIcon({ className: "marker-slot", html: button, iconSize: null }),
      interactive: false,
      keyboard: false,
      pane: PANE,
      zIndexOffset: cluster.items.length,
    }).addTo(map);
    return entry;
  }

  function point(entry) {
    pointed = entry;
    onHover(entry && idsOf(entry));
  }

  const idsOf = ({ cluster }) => cluster.items.map((number) => items[number].id);

  /** Makes one marker the layer's tab stop. */
  function rove(entry) {
    if (roving) roving.button.tabIndex = -1;
    roving = entry;
    if (roving) roving.button.tabIndex = 0;
  }

  function centre(node) {
    const box = node.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  }

  function readingOrder() {
    const placed = [...shown.values()].map(({ button }) => ({ button, at: centre(button) }));
    return placed.sort((a, b) => a.at[1] - b.at[1] || a.at[0] - b.at[0]).map(({ button }) => button);
  }

  const inView = ({ marker }) => map.getBounds().contains(marker.getLatLng());

  function covered({ lat, lon, items: members }) {
    if (members.length > 1) return { lat, lon, size: discPx(members.length) + 8, rise: 0 };
    const exact = EXACT.has(placeAt(items[members[0]], { lat, lon }).precision);
    return { lat, lon, size: SINGLE_PX, rise: exact ? PIN_RISE_PX : 0 };
  }

  /** Draws exactly these clusters; what stays keeps its element and so its focus. */
  function draw(clusters) {
    const focused = pane.contains(document.activeElement) ? document.activeElement : null;
    const focusedIds = focused ? new Set(focused.dataset.ids.split(" ")) : null;
    const wanted = new Map(clusters.map((cluster) => [`${cluster.key}|${cluster.items.join(",")}`, cluster]));
    for (const [key, entry] of shown) {
      if (wanted.has(key)) continue;
      entry.marker.remove();
      shown.delete(key);
      if (entry === pointed) point(null);
    }
    for (const [key, cluster] of wanted) if (!shown.has(key)) shown.set(key, add(cluster));
    if (!roving?.button.isConnected || !inView(roving)) rove([...shown.values()].find(inView) ?? null);
    if (focused && !focused.isConnected) refocus(focusedIds);
    map.fire("markersdrawn", { spots: clusters.map(covered) });
  }

  /** After a zoom the focused marker may have split: focus goes to the one that holds its first example. */
  function refocus(ids) {
    for (const { button } of shown.values()) {
      if (button.dataset.ids.split(" ").some((id) => ids.has(id))) {
        button.focus({ preventScroll: true });
        return;
      }
    }
  }

  /** Lights every marker that holds one of `ids`; `chosen` is the open example's id or null. */
  function highlight(ids, chosen) {
    const highlighted = new Set(ids ?? []);
    for (const { button, cluster, marker } of shown.values()) {
      const members = idsOf({ cluster });
      const isChosen = chosen !== null && members.includes(chosen);
      const isHighlighted = members.some((id) => highlighted.has(id));
      button.classList.toggle("is-highlighted", isHighlighted);
      button.classList.toggle("is-chosen", isChosen);
      attr(button, "aria-current", isChosen && "true");
      marker.setZIndexOffset(cluster.items.length + (isHighlighted || isChosen ? 10000 : 0));
    }
  }

  pane.addEventListener("keydown", (event) => {
    const from = document.activeElement;
    let to = null;
    if (event.key in DIRECTIONS) to = nearest(from, DIRECTIONS[event.key]);
    else if (event.key in ORDER) {
      const order = readingOrder();
      to = order[ORDER[event.key](order.indexOf(from), order.length)];
    } else return;
    event.preventDefault();
    event.stopPropagation();
    to?.focus({ preventScroll: true });
  });

  /** The nearest marker within 60 degrees of a direction on screen. */
  function nearest(from, [dx, dy]) {
    const [x, y] = centre(from);
    let best = null;
    let least = Infinity;
    for (const { button } of shown.values()) {
      if (button === from) continue;
      const [bx, by] = centre(button);
      const distance = Math.hypot(bx - x, by - y);
      const along = (bx - x) * dx + (by - y) * dy;
      if (along > distance / 2 && distance < least) [best, least] = [button, distance];
    }
    return best;
  }

  return { draw, highlight, size: () => shown.size };
}
