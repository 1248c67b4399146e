/** A small still map of the Netherlands as SVG, with numbered or plain points: for paper, where no live map can be. */
import { baseLayers } from "../map/base_layers.js";
import { svg } from "../ui/svg.js";

/** [west, south, east, north] drawn when the points are spread over the country. */
const NETHERLANDS = /** @type {Bbox} */ ([3.2, 50.7, 7.3, 53.65]);
const LEAST_SPAN_DEGREES = 0.9;
const WIDTH = 400;

/** @import { Basemap, Bbox } from "../types.js" */

/** The rectangle around the points, with room to recognise the region. @returns {Bbox} */
function around(points) {
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const span =
    Math.max(Math.max(...lons) - Math.min(...lons), (Math.max(...lats) - Math.min(...lats)) * 1.6, LEAST_SPAN_DEGREES) * 1.4;
  if (span > 2.5) return NETHERLANDS;
  const lon = (Math.max(...lons) + Math.min(...lons)) / 2;
  const lat = (Math.max(...lats) + Math.min(...lats)) / 2;
  return [lon - span / 2, lat - span / 3.2, lon + span / 2, lat + span / 3.2];
}

/** What turns a position into px: `x`, `y`, and the picture's height. @param {Bbox} bbox */
function projection([west, south, east, north]) {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDTH / ((east - west) * shrink);
  const x = (lon) => ((lon - west) * shrink * scale).toFixed(1);
  const y = (lat) => ((north - lat) * scale).toFixed(1);
  return { x, y, height: Math.round((north - south) * scale) };
}

/** @param {any} geometry */
const ringsOf = ({ type, coordinates }) => (type === "Polygon" ? coordinates : type === "MultiPolygon" ? coordinates.flat() : []);

/**
 * @param {Basemap} basemap @param {[number, number][]} points [lon, lat]
 * @param {{numbers?: number[] | null, whole?: boolean, label: string}} options `numbers` go in the points, in their
 *   order; `whole` draws all of the Netherlands
 * @returns {SVGElement}
 */
export function miniMap(basemap, points, { numbers = null, whole = false, label }) {
  const { x, y, height } = projection(whole || !points.length ? NETHERLANDS : around(points));
  const ring = (positions) => `M${positions.map(([lon, lat]) => `${x(lon)},${y(lat)}`).join("L")}Z`;
  const layers = baseLayers(basemap).map(({ kind, data }) => {
    const d = data.features.flatMap(({ geometry }) => ringsOf(geometry).map(ring)).join("");
    return svg("path", { class: `base base--${kind}`, "fill-rule": "evenodd", d });
  });
  const marks = points.flatMap(([lon, lat], i) => {
    const point = svg("circle", { class: "mini-point", cx: x(lon), cy: y(lat), r: numbers ? 11 : 8 });
    if (!numbers) return [point];
    const at = { x: x(lon), y: y(lat), dy: 4, "text-anchor": "middle" };
    return [point, svg("text", { class: "mini-number", ...at }, String(numbers[i]))];
  });
  const picture = { class: "mini-map", viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": label };
  return svg("svg", picture, svg("rect", { class: "base base--water", width: WIDTH, height }), ...layers, ...marks);
}
