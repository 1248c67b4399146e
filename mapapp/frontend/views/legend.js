/** The legend on the map: what each marker shape says, in words; foldable. */
import { el, icon } from "../ui/dom.js";
import { t } from "../ui/texts.js";

const ROWS = [
  ["marker marker--cluster", "3", "map.legend.cluster"],
  ["marker marker--pin", "", "map.legend.exact"],
  ["marker marker--area", "", "map.legend.area"],
  ["marker marker--pin is-chosen", "", "map.legend.chosen"],
];

function coversMarker(node) {
  const box = node.getBoundingClientRect();
  return [...document.querySelectorAll("#map .marker")].some((marker) => {
    const { left, right, top, bottom } = marker.getBoundingClientRect();
    return left < box.right && right > box.left && top < box.bottom && bottom > box.top;
  });
}

export function createLegend(map) {
  const wide = window.matchMedia("(min-width: 900px) and (min-height: 640px)").matches;
  const node = el(
    "details",
    { class: "legend", open: wide },
    el("summary", {}, el("span", {}, t("map.legend")), icon("down")),
    el(
      "ul",
      {},
      ROWS.map(([className, text, key]) =>
        el(
          "li",
          {},
          // A picture of a marker, not one: the hooks of real markers stay theirs.
          el(
            "span",
            { class: `legend-mark ${className.replace("marker ", "as-")}`, "aria-hidden": "true" },
            el("span", { class: "marker-shape" }, text),
          ),
          el("span", {}, t(key)),
        ),
      ),
    ),
  );
  const control = L.control({ position: "topleft" });
  control.onAdd = () => {
    L.DomEvent.disableClickPropagation(node);
    L.DomEvent.disableScrollPropagation(node);
    return node;
  };
  control.addTo(map);
  // Open it explains the markers; it folds as soon as it would hide one, and once the map is moved.
  let folds = wide;
  node.querySelector("summary").addEventListener("click", () => (folds = false));
  const fold = () => {
    if (folds) node.open = false;
  };
  map.on("moveend", () => coversMarker(node) && fold());
  if (wide) map.once("moveend", () => map.once("zoomstart dragstart", fold));
}
