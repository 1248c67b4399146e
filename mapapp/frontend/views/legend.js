/** The legend on the map: what each marker shape says, in words; foldable. */
import { el, icon, part } from "../ui/dom.js";
import { t } from "../ui/texts.js";

const WIDE = "(min-width: 900px) and (min-height: 640px)";

/** @param {L.Map} map */
export function createLegend(map) {
  return new Legend(legendMarkup(), map);
}

export class Legend {
  /** @param {HTMLDetailsElement} node @param {L.Map} map */
  constructor(node, map) {
    const control = new L.Control({ position: "topleft" });
    control.onAdd = () => {
      L.DomEvent.disableClickPropagation(node);
      L.DomEvent.disableScrollPropagation(node);
      return node;
    };
    control.addTo(map);
    // Open it explains the markers; it folds as soon as it would hide one, and once the map is moved.
    const wide = window.matchMedia(WIDE).matches;
    let folds = wide;
    node.open = wide;
    part(node, "summary").addEventListener("click", () => (folds = false));
    const fold = () => {
      if (folds) node.open = false;
    };
    map.on("moveend", () => coversMarker(node) && fold());
    if (wide) map.once("moveend", () => map.once("zoomstart dragstart", fold));
  }
}

function coversMarker(node) {
  const box = node.getBoundingClientRect();
  return [...document.querySelectorAll("#map .marker")].some((marker) => {
    const { left, right, top, bottom } = marker.getBoundingClientRect();
    return left < box.right && right > box.left && top < box.bottom && bottom > box.top;
  });
}

function legendMarkup() {
  // A picture of a marker, not one: the hooks of real markers stay theirs.
  const row = (className, text, key) =>
    el(
      "li",
      {},
      el("span", { class: `legend-mark ${className}`, "aria-hidden": "true" }, el("span", { class: "marker-shape" }, text)),
      el("span", {}, t(key)),
    );
  return el(
    "details",
    { class: "legend" },
    el("summary", {}, el("span", {}, t("map.legend")), icon("down")),
    el(
      "ul",
      {},
      row("as-marker--cluster", "3", "map.legend.cluster"),
      row("as-marker--pin", "", "map.legend.exact"),
      row("as-marker--area", "", "map.legend.area"),
      row("as-marker--pin is-chosen", "", "map.legend.chosen"),
    ),
  );
}
