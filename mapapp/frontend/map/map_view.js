/**
 * The map as a view of the selection: clusters of the filtered places, the near circle, the chosen example's places,
 * and where the map looks. Moves made by a person are written to the URL; moves made here are not.
 */
import { createMarkers } from "./markers.js";
import { isHereOnly, placeAt } from "../ui/wording.js";

/** @import { Item } from "../types.js" */

const FOCUS_ZOOM = 11;
const PADDING = [48, 48];
const EARTH_KM_PER_DEGREE = 111.32;
/** What the map shows around a place without a radius, or with one that only means "in this municipality". */
const SURROUNDINGS_KM = 12;
const GESTURES = ["pointerdown", "touchstart", "wheel", "keydown", "click"];

const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * @param {{map: L.Map, config: Object, items: Item[], engine: Object, store: Object, highlight: Object}} parts
 */
export function createMapView({ map, config, items, engine, store, highlight, provinceBounds }) {
  const markers = createMarkers(map, { items, onChoose: choose, onHover: (ids) => highlight.set(ids, "map") });
  const marks = L.layerGroup().addTo(map);
  let result = null;
  /** Whose doing the map's present view is: "person", "page", or "address" while it shows what a link says. */
  let mover = "address";
  let zooming = false;
  let waiting = null;
  /** The first view is simply there: nothing has moved yet. */
  let started = false;

  for (const gesture of GESTURES)
    map.getContainer().addEventListener(gesture, () => (mover = "person"), { capture: true, passive: true });
  map.on("zoomstart", () => (zooming = true));
  map.on("zoomend", () => (zooming = false));

  const isHidden = () => map.getContainer().clientHeight === 0;

  /**
   * Moves the map. Leaflet drops a move asked for while it animates a zoom, and cannot fit anything into a hidden
   * panel, so the last move asked for then waits.
   */
  function move(how, by = "page") {
    if (zooming || isHidden()) {
      waiting = () => move(how, by);
      return;
    }
    mover = by;
    how({ animate: started && !calm(), duration: 0.6 });
  }

  const fit = (bounds, maxZoom = FOCUS_ZOOM, by = "page") =>
    move((motion) => map.fitBounds(bounds, { ...motion, padding: PADDING, maxZoom }), by);
  /** All of the Netherlands, clear of the line of credits. */
  const home = () => {
    const credits = map.attributionControl.getContainer().offsetHeight;
    move((motion) => map.fitBounds(config.home, { ...motion, paddingBottomRight: [0, credits] }));
  };

  function pointsOf(number) {
    return items[number].places.filter((place) => place.lon !== null).map((place) => [place.lat, place.lon]);
  }

  /** Bounds of the clustered members' own points, not of all their places. */
  function clusterBounds(cluster) {
    return L.latLngBounds(cluster.items.map((number) => placeAt(items[number], cluster)).map((place) => [place.lat, place.lon]));
  }

  function choose(cluster, button) {
    if (cluster.items.length === 1) {
      store.dispatch({ type: "open", id: items[cluster.items[0]].id, from: button });
      return;
    }
    const zoom = clusterZoom();
    store.dispatch({ type: "group", group: { lat: cluster.lat, lon: cluster.lon, zoom }, from: button });
    if (!cluster.coincident) fit(clusterBounds(cluster).pad(0.2), map.getMaxZoom());
  }

  const clusterZoom = () => Math.round(map.getZoom());

  function drawMarkers() {
    const bounds = map.getBounds().pad(0.25);
    const bbox = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    markers.draw(engine.clusters(result.mapped, clusterZoom(), bbox));
    highlightMarkers();
  }

  function highlightMarkers() {
    markers.highlight(highlight.get(), store.get().open);
  }

  function drawMarks(selection) {
    marks.clearLayers();
    if (result.near?.radius && !isHereOnly(result.near.radius)) {
      const { place, radius } = result.near;
      const circle = { radius: radius * 1000, className: "near-circle", interactive: false };
      marks.addLayer(L.circle([place.lat, place.lon], circle));
    }
    if (result.near) {
      const { place } = result.near;
      const centre = { radius: 5, className: "near-centre", interactive: false };
      marks.addLayer(L.circleMarker([place.lat, place.lon], centre));
    }
    const open = selection.open === null ? null : engine.numberOf(selection.open);
    if (open !== null && items[open].mapped) {
      const points = pointsOf(open);
      const line = { className: "open-line", interactive: false };
      for (const point of points.slice(1)) marks.addLayer(L.polyline([points[0], point], line));
      // Seen where no marker of its own shows: within a cluster, or when a filter leaves the example out.
      const spot = { radius: 6, className: "open-point", interactive: false };
      for (const point of points) marks.addLayer(L.circleMarker(point, spot));
    }
  }

  /** Where the map should look after an action; most actions leave it where it is. */
  function look(selection, action) {
    const opened = selection.open === null ? null : engine.numberOf(selection.open);
    switch (action.type) {
      case "start":
      case "history":
        lookAtAddress(selection, opened);
        break;
      case "place":
      case "radius":
        if (result.near) lookNear();
        else home();
        break;
      case "open":
        if (opened !== null) lookAtItem(opened, action.fly === true);
        break;
      case "facet":
      case "facets":
        if (action.param === "provincie") lookAtRegions(selection);
        else lookAtSome();
        break;
      case "reset":
        home();
        break;
      case "q":
        lookAtSome();
        break;
      default:
        if (action.look) lookAtItem(engine.numberOf(action.look), true);
    }
  }

  /** Looks where a link, or a step taken back, says; the view it names is not changed by looking. */
  function lookAtAddress(selection, opened) {
    if (selection.view) {
      const { lat, lon, zoom } = selection.view;
      move((motion) => map.setView([lat, lon], zoom, motion), "address");
    } else if (selection.bbox) {
      const [west, south, east, north] = selection.bbox;
      move(
        (motion) =>
          map.fitBounds(
            [
              [south, west],
              [north, east],
            ],
            motion,
          ),
        "address",
      );
    } else if (opened !== null && items[opened].mapped) lookAtItem(opened, true);
    else if (selection.group) lookAtGroup(selection.group);
    else if (result.near) lookNear();
    else lookAtRegions(selection);
  }

  /** After a filter with nothing left in view, go where the results are. */
  function lookAtSome() {
    const points = result.mapped.flatMap(pointsOf);
    if (points.length && !points.some((point) => map.getBounds().contains(point))) fit(L.latLngBounds(points).pad(0.1));
  }

  function lookNear() {
    const { place, radius, fallback } = result.near;
    const dLat = (radius === null || isHereOnly(radius) ? SURROUNDINGS_KM : radius) / EARTH_KM_PER_DEGREE;
    const dLon = dLat / Math.cos((place.lat * Math.PI) / 180);
    const bounds = L.latLngBounds([place.lat - dLat, place.lon - dLon], [place.lat + dLat, place.lon + dLon]);
    if (fallback) for (const number of result.mapped) bounds.extend(nearestPoint(number, place));
    fit(bounds, 13);
  }

  const nearestPoint = (number, place) => {
    const near = placeAt(items[number], place);
    return [near.lat, near.lon];
  };

  /** Shows an example's places; stays put when they are in view already, unless asked to fly. */
  function lookAtItem(number, fly) {
    if (!items[number].mapped) return;
    const points = pointsOf(number);
    const inView = points.every((point) => map.getBounds().pad(-0.05).contains(point));
    if (fly || !inView) fit(L.latLngBounds(points).pad(0.1));
  }

  function lookAtGroup(group) {
    const cluster = engine.group(result.mapped, group);
    if (cluster) fit(clusterBounds(cluster).pad(0.2), map.getMaxZoom());
  }

  function lookAtRegions(selection) {
    const chosen = selection.facets.provincie ?? [];
    const bounds = chosen.length ? provinceBounds(chosen) : null;
    if (bounds) fit(bounds);
    else home();
  }

  function goOn() {
    const next = waiting;
    waiting = null;
    next();
  }

  map.on("moveend", () => {
    if (waiting && !isHidden()) return goOn();
    if (!result) return;
    drawMarkers();
    const { view, bbox } = store.get();
    // A move of ours leaves no trace, but a view that stands in the URL already must not go stale.
    if (mover === "address" || (mover === "page" && view === null && bbox === null)) return;
    const { lat, lng } = map.getCenter();
    const bounds = map.getBounds();
    const seen = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    store.dispatch({ type: "view", view: { lat, lon: lng, zoom: map.getZoom() }, bbox: seen });
  });

  /** Takes a new size of the panel in; no move of anybody's. */
  function resize() {
    if (isHidden()) return;
    const before = mover;
    mover = "address";
    map.invalidateSize({ pan: false });
    mover = before;
    if (waiting && !zooming) goOn();
  }

  highlight.subscribe(highlightMarkers);

  function render(selection, nextResult, action) {
    result = nextResult;
    if (action.type !== "view") {
      drawMarks(selection);
      look(selection, action);
    }
    drawMarkers();
    started = true;
  }

  return { render, home, resize, count: markers.size };
}
