/** Moves the page's map, keeps it as large as its panel, and knows whose doing its present view is. */
import { isCalm } from "./leaflet_map.js";

/** @typedef {"person" | "page" | "address"} Mover "address" as long as the map shows what a link says */

const FOCUS_ZOOM = 11;
const GESTURES = ["pointerdown", "touchstart", "wheel", "keydown", "click"];

/**
 * @param {L.Map} map
 * @param {L.LatLngBoundsExpression} country
 * @param {(mover: Mover) => void} onArrive the map has come to rest in another view, or in another size
 */
export function createCamera(map, country, onArrive) {
  const panel = map.getContainer();
  let mover = /** @type {Mover} */ ("address");
  let waiting = /** @type {(() => void) | null} */ (null);
  let zooming = false;
  let moving = false;
  /** The first view is simply there: nothing has moved yet. */
  let animates = false;

  for (const gesture of GESTURES) panel.addEventListener(gesture, () => (mover = "person"), { capture: true, passive: true });
  map.on("zoomstart", () => (zooming = true));
  map.on("zoomend", () => (zooming = false));
  map.on("moveend", () => {
    moving = false;
    if (waiting && !isHidden()) goOn();
    else onArrive(mover);
  });
  new ResizeObserver(resize).observe(panel);

  function isHidden() {
    return panel.clientHeight === 0;
  }

  /**
   * Leaflet drops a move asked for while it animates a zoom, and cannot fit anything into a hidden panel: the last move
   * asked for then waits.
   */
  function move(how, by = /** @type {Mover} */ ("page")) {
    waiting = zooming || isHidden() ? () => move(how, by) : null;
    if (waiting) return;
    // What asks for this move may have changed the panel too.
    resize();
    mover = by;
    moving = true;
    how({ animate: animates && !isCalm(), duration: 0.6 });
  }

  function goOn() {
    const next = waiting;
    waiting = null;
    next?.();
  }

  /** Takes a new size of the panel in, which is nobody's move. */
  function resize() {
    if (isHidden()) return;
    const before = mover;
    mover = "address";
    map.invalidateSize({ pan: false });
    mover = before;
    if (!zooming) goOn();
  }

  return {
    /** Has a move begun whose end is still to come? */
    isMoving: () => moving,
    startAnimating: () => (animates = true),
    fit(bounds, maxZoom = FOCUS_ZOOM) {
      move((motion) => map.fitBounds(bounds, { ...motion, padding: [48, 48], maxZoom }));
    },
    /** Shows the whole country, clear of the line of credits. */
    home() {
      const credits = map.attributionControl.getContainer()?.offsetHeight ?? 0;
      move((motion) => map.fitBounds(country, { ...motion, paddingBottomRight: [0, credits] }));
    },
    /** Moves as the address says, to the letter. */
    obey: (how) => move(how, "address"),
  };
}
