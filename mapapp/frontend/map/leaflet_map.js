/** What is asked of Leaflet everywhere: the page's map, and markers that are elements of ours. */

/** @type {Promise<L.Map>} */
const made = new Promise((resolve) => {
  /** @this {L.Map} */
  function keep() {
    if (this.getContainer().id !== "map") return;
    // A hook for tests and for whoever embeds the page.
    globalThis.praktijkkaart.leaflet = this;
    resolve(this);
  }
  L.Map.addInitHook(keep);
});

/** The map that dash-leaflet makes in `#map`: it comes when React has drawn it, so it is waited for. */
export const leafletMap = () => made;

/** Does the visitor ask for less motion? */
export const isCalm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** @param {L.LatLngExpression} at @param {HTMLElement} element @param {string} pane */
export function elementMarker(at, element, pane) {
  const icon = L.divIcon({ className: "marker-slot", html: element, iconSize: undefined });
  return L.marker(at, { icon, interactive: false, keyboard: false, pane });
}
