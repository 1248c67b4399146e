/**
 * Markers for the map: points gathered on a grid in world pixels, then merged so that no two markers stand closer
 * than `RADIUS_PX`. Worked out over all given items at a whole zoom, so that panning never reshuffles.
 */
import { latY, lonX, worldPx, xLon, yLat } from "./geo.js";

/** @import { Bbox, Cluster, Dataset, View } from "../types.js" */
/**
 * A cell of the grid: the middle of its points, how many items they are of, and the marker it goes to.
 * @typedef {{column: number, row: number, x: number, y: number, points: number, items: number, lastItem: number,
 *   firstPoint: number, isSpread: boolean, marker: Marker|null}} Cell
 */
/** @typedef {{x: number, y: number, cluster: Cluster}} Marker where it stands in world pixels */

/** Room a marker needs: its diameter with a little air. */
export const RADIUS_PX = 56;
const ZOOMS_KEPT = 4;

const cellAt = (px) => Math.floor(px / RADIUS_PX);

/** Cells across the world, and some more: a neighbour beyond the edge is no cell of the next row. @param {number} scale */
const columnsOf = (scale) => cellAt(scale) + 4;

/** Cells by row and column in one number, and the cell of each point in turn. @param {Dataset} data @param {number[]} numbers */
function gather({ points: { x, y }, pointStart }, numbers, scale) {
  const columns = columnsOf(scale);
  /** @type {Map<number, Cell>} */
  const grid = new Map();
  /** @type {Cell[]} */
  const cellOf = [];
  for (const i of numbers) {
    for (let p = pointStart[i]; p < pointStart[i + 1]; p++) {
      const px = x[p] * scale;
      const py = y[p] * scale;
      const column = cellAt(px);
      const row = cellAt(py);
      let cell = grid.get(row * columns + column);
      if (!cell) {
        const counts = { points: 0, items: 0, lastItem: -1, firstPoint: p };
        cell = { column, row, x: 0, y: 0, ...counts, isSpread: false, marker: null };
        grid.set(row * columns + column, cell);
      }
      cell.x += px;
      cell.y += py;
      cell.points++;
      if (cell.lastItem !== i) cell.items++;
      cell.lastItem = i;
      if (x[p] !== x[cell.firstPoint] || y[p] !== y[cell.firstPoint]) cell.isSpread = true;
      cellOf.push(cell);
    }
  }
  for (const cell of grid.values()) {
    cell.x /= cell.points;
    cell.y /= cell.points;
  }
  return { grid, cellOf };
}

/** Cells from full to empty, those as full from north-west to south-east: never by the order of the items. */
function byFullness(/** @type {Map<number, Cell>} */ grid) {
  return [...grid.values()].sort((a, b) => b.items - a.items || a.row - b.row || a.column - b.column);
}

/** The marker of a cell alone, without its items. @param {Dataset} data @param {Cell} cell @returns {Marker} */
function markerAt({ points: { lon, lat } }, { x, y, column, row, points, firstPoint, isSpread }, scale, zoom) {
  const cluster = {
    // A sum of equal numbers need not divide back to them: one place is drawn exactly there.
    lon: isSpread ? xLon(x / scale) : lon[firstPoint],
    lat: isSpread ? yLat(y / scale) : lat[firstPoint],
    items: [],
    points,
    coincident: !isSpread,
    key: `${zoom}/${column}/${row}`,
  };
  return { x, y, cluster };
}

/** The markers of one whole map, fullest first. @param {Dataset} data @param {number[]} numbers @param {number} zoom */
function build(data, numbers, zoom) {
  const scale = worldPx(zoom);
  const columns = columnsOf(scale);
  const { grid, cellOf } = gather(data, numbers, scale);
  const markers = [];
  for (const home of byFullness(grid)) {
    if (home.marker) continue;
    const marker = markerAt(data, home, scale, zoom);
    home.marker = marker;
    markers.push(marker);
    // It takes the cells around it whose middle lies too close.
    for (let row = home.row - 1; row <= home.row + 1; row++) {
      for (let column = home.column - 1; column <= home.column + 1; column++) {
        const cell = grid.get(row * columns + column);
        if (!cell || cell.marker || (cell.x - home.x) ** 2 + (cell.y - home.y) ** 2 >= RADIUS_PX * RADIUS_PX) continue;
        cell.marker = marker;
        marker.cluster.points += cell.points;
        marker.cluster.coincident = false;
      }
    }
  }
  let at = 0;
  for (const i of numbers) {
    for (const end = at + data.pointStart[i + 1] - data.pointStart[i]; at < end; at++) {
      const items = cellOf[at].marker?.cluster.items ?? [];
      if (items[items.length - 1] !== i) items.push(i);
    }
  }
  return markers;
}

/** @param {Dataset} data */
export function createClusters(data) {
  /** @type {Map<number, Marker[]>} */
  let layers = new Map();
  /** @type {number[]|null} */
  let madeFor = null;

  /** @param {number[]} numbers @param {number} zoom */
  function layerOf(numbers, zoom) {
    if (madeFor !== numbers) [madeFor, layers] = [numbers, new Map()];
    const layer = layers.get(zoom) ?? build(data, numbers, zoom);
    if (!layers.has(zoom) && layers.size === ZOOMS_KEPT) layers.delete([...layers.keys()][0]);
    layers.set(zoom, layer);
    return layer;
  }

  /**
   * The markers of some items, fullest first; those off the map are passed over.
   * @param {number[]} numbers @param {number} zoom rounded to a whole one @param {Bbox|null} bbox only markers inside
   */
  function clusters(numbers, zoom, bbox) {
    const layer = layerOf(numbers, Math.round(zoom));
    const scale = worldPx(Math.round(zoom));
    const [west, north] = bbox ? [lonX(bbox[0]) * scale, latY(bbox[3]) * scale] : [-Infinity, -Infinity];
    const [east, south] = bbox ? [lonX(bbox[2]) * scale, latY(bbox[1]) * scale] : [Infinity, Infinity];
    const inside = layer.filter(({ x, y }) => x >= west && x <= east && y >= north && y <= south);
    return inside.map(({ cluster }) => cluster);
  }

  /** The marker nearest to a point, when one stands within its own size; else null. @param {number[]} numbers @param {View} view */
  function group(numbers, { lat, lon, zoom }) {
    const scale = worldPx(Math.round(zoom));
    const [x, y] = [lonX(lon) * scale, latY(lat) * scale];
    /** @type {Cluster|null} */
    let best = null;
    let least = RADIUS_PX;
    for (const marker of layerOf(numbers, Math.round(zoom))) {
      const gap = Math.hypot(marker.x - x, marker.y - y);
      if (gap < least) [best, least] = [marker.cluster, gap];
    }
    return best;
  }

  return { clusters, group };
}
