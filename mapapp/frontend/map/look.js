/** Where the map looks after an action; most actions leave it where it is. */
import { latLng, placesWithPoint } from "../ui/points.js";
import { isHereOnly, placeAt } from "../ui/wording.js";

/** @import { Parts } from "../types.js" */

const EARTH_KM_PER_DEGREE = 111.32;
/** What the map shows around a place without a radius, or with one that only means "in this municipality". */
const SURROUNDINGS_KM = 12;
const NEAR_ZOOM = 13;

/**
 * @param {Parts & {provinceBounds: (slugs: string[]) => L.LatLngBounds | null}} parts
 * @param {ReturnType<typeof import("./camera.js").createCamera>} camera
 */
export function createLook({ map, config, items, engine, provinceBounds }, camera) {
  const areas = config.facets.find((facet) => facet.areas)?.param ?? "";
  const pointsOf = (number) => placesWithPoint(items[number]).map(latLng);

  /** Comes as near as a cluster's members allow: to their own points, not to all their places. */
  function atCluster(cluster) {
    const points = cluster.items.map((number) => latLng(placeAt(items[number], cluster)));
    camera.fit(L.latLngBounds(points).pad(0.2), map.getMaxZoom());
  }

  /** After a filter with nothing left in view, goes where the results are. */
  function atSome({ mapped }) {
    const points = mapped.flatMap(pointsOf);
    if (points.length && !points.some((point) => map.getBounds().contains(point))) camera.fit(L.latLngBounds(points).pad(0.1));
  }

  function atNear({ near: { place, radius, fallback }, mapped }) {
    const dLat = (radius === null || isHereOnly(radius) ? SURROUNDINGS_KM : radius) / EARTH_KM_PER_DEGREE;
    const dLon = dLat / Math.cos((place.lat * Math.PI) / 180);
    const bounds = L.latLngBounds([place.lat - dLat, place.lon - dLon], [place.lat + dLat, place.lon + dLon]);
    if (fallback) for (const number of mapped) bounds.extend(latLng(placeAt(items[number], place)));
    camera.fit(bounds, NEAR_ZOOM);
  }

  /** Shows an example's places; stays put when they are in view already, unless asked to fly. */
  function atItem(number, fly) {
    if (number === null || !items[number].mapped) return;
    const points = pointsOf(number);
    const inView = points.every((point) => map.getBounds().pad(-0.05).contains(point));
    if (fly || !inView) camera.fit(L.latLngBounds(points).pad(0.1));
  }

  function atAreas(selection) {
    const bounds = provinceBounds(selection.facets[areas] ?? []);
    if (bounds) camera.fit(bounds);
    else camera.home();
  }

  /** Looks where a link, or a step taken back, says; the view it names is not changed by looking. */
  function atAddress(selection, result, opened) {
    const { view, bbox, group } = selection;
    const cluster = group && engine.group(result.mapped, group);
    if (view) camera.obey((motion) => map.setView(latLng(view), view.zoom, motion));
    else if (bbox) camera.obey((motion) => map.fitBounds(L.latLngBounds([bbox[1], bbox[0]], [bbox[3], bbox[2]]), motion));
    else if (opened !== null && items[opened].mapped) atItem(opened, true);
    else if (cluster) atCluster(cluster);
    else if (result.near) atNear(result);
    else atAreas(selection);
  }

  function after(selection, result, action) {
    const { type } = action;
    const opened = selection.open === null ? null : engine.numberOf(selection.open);
    if (type === "start" || type === "history") atAddress(selection, result, opened);
    else if (type === "place" || type === "radius") result.near ? atNear(result) : camera.home();
    else if (type === "open") atItem(opened, action.fly === true);
    else if (type === "facet" || type === "facets") action.param === areas ? atAreas(selection) : atSome(result);
    else if (type === "reset") camera.home();
    else if (type === "q") atSome(result);
    else if (action.look) atItem(engine.numberOf(action.look), true);
  }

  return { after, atCluster };
}
