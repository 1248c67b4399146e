/**
 * Markers for the map: points gathered on a grid in world pixels, then merged so that no two markers stand closer
 * than `RADIUS_PX`. Worked out over all given items at a whole zoom, so that panning never reshuffles; what is in
 * view is made into markers when asked for.
 */
import { latY, lonX, worldPx, xLon, yLat } from "./geo.js";

/** @import { Bbox, Cluster, Dataset, View } from "../types.js" */
/**
 * A cell of the grid: the middle of its points, and its items as places in the list given, ascending.
 * @typedef {{column: number, row: number, x: number, y: number, points: number, members: number[], firstPoint: number,
 *   isSpread: boolean, isTaken: boolean}} Cell
 */
/** @typedef {Map<number, Cell>} Grid cells by row and column in one number */
/** @typedef {{scale: number, numbers: number[], markers: Cell[][], made: Cluster[]}} Layer the markers of one whole map */

/** Room a marker needs: its diameter with a little air. */
export const RADIUS_PX = 56;
const ZOOMS_KEPT = 4;

const cellAt = (px) => Math.floor(px / RADIUS_PX);

/** Cells across the world, and some more: a neighbour beyond the edge is no cell of the next row. @param {number} scale */
const columnsOf = (scale) => cellAt(scale) + 4;

/** What each cell of the grid holds. @param {Dataset} data @param {number[]} numbers @param {number} scale */
function gather({ points: { x, y }, pointStart }, numbers, scale) {
  const columns = columnsOf(scale);
  /** @type {Grid} */
  const grid = new Map();
  numbers.forEach((i, place) => {
    for (let p = pointStart[i]; p < pointStart[i + 1]; p++) {
      const px = x[p] * scale;
      const py = y[p] * scale;
      const column = cellAt(px);
      const row = cellAt(py);
      const key = row * columns + column;
      let cell = grid.get(key);
      if (!cell) {
        cell = { column, row, x: 0, y: 0, points: 0, members: [], firstPoint: p, isSpread: false, isTaken: false };
        grid.set(key, cell);
      }
      cell.x += px;
      cell.y += py;
      cell.points++;
      if (cell.members[cell.members.length - 1] !== place) cell.members.push(place);
      if (x[p] !== x[cell.firstPoint] || y[p] !== y[cell.firstPoint]) cell.isSpread = true;
    }
  });
  for (const cell of grid.values()) {
    cell.x /= cell.points;
    cell.y /= cell.points;
  }
  return grid;
}

/** Cells from full to empty, those as full from north-west to south-east: never by the order of the items. @param {Grid} grid */
function byFullness(grid) {
  return [...grid.values()].sort((a, b) => b.members.length - a.members.length || a.row - b.row || a.column - b.column);
}

/** The cells of each marker: the fullest takes those whose middle is too close. @param {Grid} grid @param {number} columns */
function merge(grid, columns) {
  const markers = [];
  for (const home of byFullness(grid)) {
    if (home.isTaken) continue;
    home.isTaken = true;
    const cells = [home];
    for (let row = home.row - 1; row <= home.row + 1; row++) {
      for (let column = home.column - 1; column <= home.column + 1; column++) {
        const cell = grid.get(row * columns + column);
        if (!cell || cell.isTaken || (cell.x - home.x) ** 2 + (cell.y - home.y) ** 2 >= RADIUS_PX * RADIUS_PX) continue;
        cell.isTaken = true;
        cells.push(cell);
      }
    }
    markers.push(cells);
  }
  return markers;
}

/** The items of some cells in the order given, each once. @param {Cell[]} cells @param {number[]} numbers */
function membersOf([home, ...others], numbers) {
  if (!others.length) return home.members.map((place) => numbers[place]);
  const places = new Set(home.members.concat(...others.map(({ members }) => members)));
  return Array.from(Uint32Array.from(places).sort(), (place) => numbers[place]);
}

/** @param {Dataset} data */
export function createClusters(data) {
  /** @type {Map<number, Layer>} */
  let layers = new Map();
  /** @type {number[]|null} */
  let made = null;

  /** @param {number[]} numbers @param {number} zoom @returns {Layer} */
  function layerOf(numbers, zoom) {
    if (made !== numbers) [made, layers] = [numbers, new Map()];
    let layer = layers.get(zoom);
    if (!layer) {
      if (layers.size === ZOOMS_KEPT) layers.delete([...layers.keys()][0]);
      const scale = worldPx(zoom);
      layer = { scale, numbers, markers: merge(gather(data, numbers, scale), columnsOf(scale)), made: [] };
      layers.set(zoom, layer);
    }
    return layer;
  }

  /** Marker `m` as an object, made when it is first asked for. @param {Layer} layer @param {number} m @param {number} zoom */
  function markerOf({ scale, numbers, markers, made: known }, m, zoom) {
    const [home, ...others] = markers[m];
    const { lon, lat } = data.points;
    return (known[m] ??= {
      // A sum of equal numbers need not divide back to them: one place is drawn exactly there.
      lon: home.isSpread ? xLon(home.x / scale) : lon[home.firstPoint],
      lat: home.isSpread ? yLat(home.y / scale) : lat[home.firstPoint],
      items: membersOf(markers[m], numbers),
      points: others.reduce((sum, { points }) => sum + points, home.points),
      coincident: others.length === 0 && !home.isSpread,
      key: `${zoom}/${home.column}/${home.row}`,
    });
  }

  /**
   * The markers of some items, fullest first; those off the map are passed over.
   * @param {number[]} numbers @param {number} zoom rounded to a whole one @param {Bbox|null} bbox only markers inside
   */
  function clusters(numbers, zoom, bbox) {
    const layer = layerOf(numbers, Math.round(zoom));
    const { scale } = layer;
    const [west, north] = bbox ? [lonX(bbox[0]) * scale, latY(bbox[3]) * scale] : [-Infinity, -Infinity];
    const [east, south] = bbox ? [lonX(bbox[2]) * scale, latY(bbox[1]) * scale] : [Infinity, Infinity];
    /** @type {Cluster[]} */
    const found = [];
    layer.markers.forEach(([{ x, y }], m) => {
      if (x >= west && x <= east && y >= north && y <= south) found.push(markerOf(layer, m, Math.round(zoom)));
    });
    return found;
  }

  /** The marker nearest to a point, when one stands within its own size; else null. @param {number[]} numbers @param {View} view */
  function group(numbers, { lat, lon, zoom }) {
    const layer = layerOf(numbers, Math.round(zoom));
    const [x, y] = [lonX(lon) * layer.scale, latY(lat) * layer.scale];
    let [best, least] = [-1, RADIUS_PX];
    layer.markers.forEach(([home], m) => {
      const gap = Math.hypot(home.x - x, home.y - y);
      if (gap < least) [best, least] = [m, gap];
    });
    return best < 0 ? null : markerOf(layer, best, Math.round(zoom));
  }

  return { clusters, group };
}
