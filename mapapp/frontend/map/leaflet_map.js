/** What is asked of Leaflet everywhere: whether to move calmly, and markers that are elements of ours. */

/** Does the visitor ask for less motion? */
export const isCalm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** @param {L.LatLngExpression} at @param {HTMLElement} element @param {string} pane */
export function elementMarker(at, element, pane) {
  const icon = L.divIcon({ className: "marker-slot", html: element, iconSize: undefined });
  return L.marker(at, { icon, interactive: false, keyboard: false, pane });
}
