/**
 * The map as a view of the selection: clusters of the filtered places, the near circle, and the chosen example's places.
 * Moves made by a person are written to the URL; moves made here are not.
 */
import { createCamera } from "./camera.js";
import { createLook } from "./look.js";
import { Markers } from "./markers.js";
import { latLng, placesWithPoint } from "../ui/points.js";
import { isHereOnly } from "../ui/wording.js";

/** @import { Bbox, Parts } from "../types.js" */

/** Markers are drawn this far beyond the view, as a share of it. */
const MARGIN = 0.25;

/** @returns {Bbox} */
const corners = (bounds) => [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];

/** @param {Parts & {provinceBounds: (slugs: string[]) => L.LatLngBounds | null}} parts */
export function createMapView(parts) {
  const { map, config, items, engine, store, highlight } = parts;
  const markers = new Markers(map, { items, onChoose: choose, onHover: (ids) => highlight.set(ids, "map") });
  const marks = L.layerGroup().addTo(map);
  const camera = createCamera(map, config.home, arrive);
  const look = createLook(parts, camera);
  let mapped = /** @type {number[] | null} */ (null);
  /** The item numbers drawn in the present view; null when the view is new. */
  let drawn = /** @type {number[] | null} */ (null);

  const clusterZoom = () => Math.round(map.getZoom());
  const highlightMarkers = () => markers.highlight(highlight.get(), store.get().open);
  highlight.subscribe(highlightMarkers);

  function drawMarkers() {
    if (!mapped || (drawn?.length === mapped.length && drawn.every((number, i) => number === mapped?.[i]))) return;
    drawn = mapped;
    markers.draw(engine.clusters(mapped, clusterZoom(), corners(map.getBounds().pad(MARGIN))));
    highlightMarkers();
  }

  function choose(cluster, button) {
    if (cluster.items.length === 1) {
      store.dispatch({ type: "open", id: items[cluster.items[0]].id, from: button });
      return;
    }
    store.dispatch({ type: "group", group: { lat: cluster.lat, lon: cluster.lon, zoom: clusterZoom() }, from: button });
    if (!cluster.coincident) look.atCluster(cluster);
  }

  function arrive(mover) {
    drawn = null;
    const { view, bbox } = store.get();
    // A move of the page's leaves no trace, but a view that stands in the URL already must not go stale.
    const isTraced = mover === "person" || (mover === "page" && (view !== null || bbox !== null));
    if (!isTraced || !mapped) {
      drawMarkers();
      return;
    }
    const { lat, lng } = map.getCenter();
    // The selection that follows is drawn.
    store.dispatch({ type: "view", view: { lat, lon: lng, zoom: map.getZoom() }, bbox: corners(map.getBounds()) });
  }

  function render(selection, result, action) {
    mapped = result.mapped;
    if (action.type !== "view") {
      marks.clearLayers();
      const open = selection.open === null ? null : engine.numberOf(selection.open);
      for (const mark of [...nearMarks(result), ...(open === null ? [] : openMarks(items[open]))]) marks.addLayer(mark);
      look.after(selection, result, action);
    }
    // The end of a move draws; until then the markers of before stand.
    if (!camera.isMoving()) drawMarkers();
    highlightMarkers();
    camera.startAnimating();
  }

  return { render, home: camera.home, count: () => markers.size };
}

/** The chosen place, and the circle around it. */
function nearMarks({ near }) {
  if (!near) return [];
  const at = latLng(near.place);
  const centre = L.circleMarker(at, { radius: 5, className: "near-centre", interactive: false });
  if (near.radius === null || isHereOnly(near.radius)) return [centre];
  return [L.circle(at, { radius: near.radius * 1000, className: "near-circle", interactive: false }), centre];
}

/** The open example's places: seen where no marker of its own shows, within a cluster or when a filter leaves it out. */
function openMarks(item) {
  const points = placesWithPoint(item).map(latLng);
  const lines = points.slice(1).map((point) => L.polyline([points[0], point], { className: "open-line", interactive: false }));
  return [...lines, ...points.map((point) => L.circleMarker(point, { radius: 6, className: "open-point", interactive: false }))];
}
