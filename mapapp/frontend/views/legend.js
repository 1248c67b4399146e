/** The legend on the map: what each marker shape says, in words; foldable. */
import { part } from "../ui/dom.js";

const WIDE = "(min-width: 900px) and (min-height: 640px)";

/** Puts the legend on a map that shows its first view, markers and all. @param {L.Map} map */
export function createLegend(map) {
  const { content } = part(document, "template", "#legend-template");
  const node = part(document.importNode(content, true), "details");
  L.DomEvent.disableClickPropagation(node).disableScrollPropagation(node);
  const control = new L.Control({ position: "topleft" });
  control.onAdd = () => node;
  control.addTo(map);
  // Open it explains the markers; it folds as soon as it would hide one, and once the map is moved.
  node.open = window.matchMedia(WIDE).matches;
  let folds = node.open;
  const fold = () => {
    if (folds) node.open = folds = false;
  };
  part(node, "summary").addEventListener("click", () => (folds = false));
  const foldInTheWay = () => folds && coversMarker(node) && fold();
  foldInTheWay();
  map.on("moveend", foldInTheWay);
  map.once("zoomstart dragstart", fold);
}

function coversMarker(node) {
  const box = node.getBoundingClientRect();
  return [...document.querySelectorAll("#map .marker")].some((marker) => {
    const { left, right, top, bottom } = marker.getBoundingClientRect();
    return left < box.right && right > box.left && top < box.bottom && bottom > box.top;
  });
}
