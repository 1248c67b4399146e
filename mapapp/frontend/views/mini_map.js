/** A small still map of the Netherlands as SVG, with numbered or plain points: for paper, where no live map can be. */

const SVG = "http://www.w3.org/2000/svg";
/** [west, south, east, north] drawn when the points are spread over the country. */
const NETHERLANDS = [3.2, 50.7, 7.3, 53.65];
const LEAST_SPAN_DEGREES = 0.9;
const WIDTH = 400;

const svg = (tag, attributes, ...children) => {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};

/** [west, south, east, north] around the points with room to recognise the region. */
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

/**
 * @param {Object} basemap the basemap data file
 * @param {Array<[number, number]>} points [lon, lat]
 * @param {{numbers?: number[], whole?: boolean, label: string}} options `numbers` go in the points, in their order;
 *   `whole` draws all of the Netherlands
 * @returns {SVGElement}
 */
export function miniMap(basemap, points, { numbers = null, whole = false, label }) {
  const [west, south, east, north] = whole || !points.length ? NETHERLANDS : around(points);
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDTH / ((east - west) * shrink);
  const x = (lon) => (lon - west) * shrink * scale;
  const y = (lat) => (north - lat) * scale;
  const height = (north - south) * scale;

  const ring = (positions) => `M${positions.map(([lon, lat]) => `${x(lon).toFixed(1)},${y(lat).toFixed(1)}`).join("L")}Z`;
  const rings = ({ type, coordinates }) => (type === "Polygon" ? coordinates : type === "MultiPolygon" ? coordinates.flat() : []);
  const layer = (collection, className) =>
    svg("path", {
      class: className,
      "fill-rule": "evenodd",
      d: collection.features.flatMap((feature) => rings(feature.geometry).map(ring)).join(""),
    });

  const picture = svg(
    "svg",
    { class: "mini-map", viewBox: `0 0 ${WIDTH} ${height.toFixed(0)}`, role: "img", "aria-label": label },
    svg("rect", { class: "mini-sea", width: WIDTH, height: height.toFixed(0) }),
    layer(basemap.land, "mini-land"),
    layer(basemap.water, "mini-sea"),
    layer(basemap.provinces, "mini-province"),
  );
  const radius = numbers ? 11 : 8;
  points.forEach(([lon, lat], i) => {
    picture.append(svg("circle", { class: "mini-point", cx: x(lon).toFixed(1), cy: y(lat).toFixed(1), r: radius }));
    if (!numbers) return;
    const text = svg("text", { class: "mini-number", x: x(lon).toFixed(1), y: (y(lat) + 4).toFixed(1), "text-anchor": "middle" });
    text.textContent = String(numbers[i]);
    picture.append(text);
  });
  return picture;
}
