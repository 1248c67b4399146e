/** The legend on the map: what each marker shape says, in words; foldable. */
import { part } from "../ui/dom.js";

/** @import { Parts } from "../types.js" */

const WIDE = "(min-width: 900px) and (min-height: 640px)";

/** Puts the legend on the map as soon as that is there. @param {Parts} parts */
export function createLegend({ whenMap }) {
  whenMap.then(addLegend, () => {});
}

/** @param {L.Map} map */
function addLegend(map) {
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
  map.on("markersdrawn", () => folds && coversMarker(node) && fold());
  // The first view is simply there: nothing has moved yet.
  const foldOnMove = () => map.once("zoomstart dragstart", fold);
  if (document.querySelector("#map .marker")) foldOnMove();
  else map.once("markersdrawn", foldOnMove);
}

function coversMarker(node) {
  const box = node.getBoundingClientRect();
  return [...document.querySelectorAll("#map .marker")].some((marker) => {
    const { left, right, top, bottom } = marker.getBoundingClientRect();
    return left < box.right && right > box.left && top < box.bottom && bottom > box.top;
  });
}
