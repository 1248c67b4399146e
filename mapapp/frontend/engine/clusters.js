/**
 * Markers for the map: points gathered on a grid in world pixels, then merged so that no two markers stand closer
 * than `RADIUS_PX`. Worked out over all given items at a whole zoom, so that panning never reshuffles; what is in
 * view is made into markers when asked for.
 */
import { createCellTable } from "./cell_table.js";
import { latY, lonX, worldPx, xLon, yLat } from "./geo.js";

/** Room a marker needs: its diameter with a little air. */
export const RADIUS_PX = 56;
const ZOOMS_KEPT = 4;
const FREE = -1;

const cellAt = (px) => Math.floor(px / RADIUS_PX);

/** The grid all points fall in, with an empty cell all around. */
function gridOf({ west, east, north, south }, scale) {
  const grid = { west: cellAt(west * scale) - 1, north: cellAt(north * scale) - 1 };
  return { ...grid, width: cellAt(east * scale) + 2 - grid.west, height: cellAt(south * scale) + 2 - grid.north };
}

/** One pass over the points: what each grid cell holds, and in the order given, each point's item and cell. */
function gather(data, numbers, scale) {
  const { x, y } = data.points;
  const { pointStart } = data;
  let total = 0;
  for (const i of numbers) total += pointStart[i + 1] - pointStart[i];
  const grid = gridOf(data.extent, scale);
  const table = createCellTable(grid, total);
  const itemAt = new Int32Array(total);
  const cellOf = new Int32Array(total);
  const middle = { x: new Float64Array(total), y: new Float64Array(total) };
  const points = new Int32Array(total);
  const items = new Int32Array(total);
  const firstPoint = new Int32Array(total);
  const lastItem = new Int32Array(total).fill(FREE);
  /** 1 when the cell's points are not all the same. */
  const spread = new Uint8Array(total);
  let at = 0;
  for (const i of numbers) {
    for (let p = pointStart[i]; p < pointStart[i + 1]; p++) {
      const px = x[p] * scale;
      const py = y[p] * scale;
      const cell = table.add(cellAt(px), cellAt(py));
      if (points[cell]++ === 0) firstPoint[cell] = p;
      else if (x[p] !== x[firstPoint[cell]] || y[p] !== y[firstPoint[cell]]) spread[cell] = 1;
      middle.x[cell] += px;
      middle.y[cell] += py;
      if (lastItem[cell] !== i) items[cell]++;
      lastItem[cell] = i;
      itemAt[at] = i;
      cellOf[at++] = cell;
    }
  }
  for (let cell = 0; cell < table.size(); cell++) {
    middle.x[cell] /= points[cell];
    middle.y[cell] /= points[cell];
  }
  return { grid, table, itemAt, cellOf, middle, points, items, firstPoint, spread };
}

/** Cells from full to empty, those as full from north-west to south-east: never by the order of the items. */
function byFullness({ grid, table, items }) {
  const total = table.size();
  const area = grid.width * grid.height;
  let most = 0;
  for (let cell = 0; cell < total; cell++) most = Math.max(most, items[cell]);
  const keys = new Float64Array(total);
  for (let cell = 0; cell < total; cell++) {
    const position = (table.rows[cell] - grid.north) * grid.width + table.columns[cell] - grid.west;
    keys[cell] = (most - items[cell]) * area + position;
  }
  return Int32Array.from(keys.sort(), (key) => {
    const position = key % area;
    return table.find((position % grid.width) + grid.west, Math.floor(position / grid.width) + grid.north);
  });
}

/** Fullest cells first; each takes the cells whose middle lies too close. */
function merge(cells) {
  const { table, points } = cells;
  const { x, y } = cells.middle;
  /** Number of the marker each cell goes to. */
  const markerOf = new Int32Array(table.size()).fill(FREE);
  const markers = { home: [], points: [], coincident: [] };
  for (const cell of byFullness(cells)) {
    if (markerOf[cell] !== FREE) continue;
    const marker = markers.home.push(cell) - 1;
    markerOf[cell] = marker;
    let total = points[cell];
    for (let column = table.columns[cell] - 1; column <= table.columns[cell] + 1; column++) {
      for (let row = table.rows[cell] - 1; row <= table.rows[cell] + 1; row++) {
        const other = table.find(column, row);
        if (other === FREE || markerOf[other] !== FREE) continue;
        const dx = x[other] - x[cell];
        const dy = y[other] - y[cell];
        if (dx * dx + dy * dy >= RADIUS_PX * RADIUS_PX) continue;
        markerOf[other] = marker;
        total += points[other];
      }
    }
    markers.points.push(total);
    markers.coincident.push(total === points[cell] && cells.spread[cell] === 0);
  }
  return { markerOf, markers };
}

/** The items of every marker in the order given, each once: those of marker m from `starts[m]` to `starts[m + 1]`. */
function membersOf({ itemAt, cellOf }, markerOf, markers) {
  const total = itemAt.length;
  const starts = new Int32Array(markers + 1);
  const last = new Int32Array(markers).fill(FREE);
  for (let at = 0; at < total; at++) {
    const marker = markerOf[cellOf[at]];
    if (last[marker] !== itemAt[at]) starts[marker + 1]++;
    last[marker] = itemAt[at];
  }
  for (let marker = 0; marker < markers; marker++) starts[marker + 1] += starts[marker];
  const next = starts.slice();
  const members = new Int32Array(starts[markers]);
  last.fill(FREE);
  for (let at = 0; at < total; at++) {
    const marker = markerOf[cellOf[at]];
    if (last[marker] !== itemAt[at]) members[next[marker]++] = itemAt[at];
    last[marker] = itemAt[at];
  }
  return { starts, members };
}

/** The markers of one whole map; each is made into an object when it is first asked for. */
function build(data, numbers, zoom) {
  const scale = worldPx(zoom);
  const cells = gather(data, numbers, scale);
  const { markerOf, markers } = merge(cells);
  const { home } = markers;
  const { starts, members } = membersOf(cells, markerOf, home.length);
  const { table, middle } = cells;
  const made = new Array(home.length);

  function make(m) {
    const cell = home[m];
    const point = cells.firstPoint[cell];
    // A sum of equal numbers need not divide back to them: one place is drawn exactly there.
    const lon = cells.spread[cell] ? xLon(middle.x[cell] / scale) : data.points.lon[point];
    const lat = cells.spread[cell] ? yLat(middle.y[cell] / scale) : data.points.lat[point];
    return {
      lon,
      lat,
      items: Array.from(members.subarray(starts[m], starts[m + 1])),
      points: markers.points[m],
      coincident: markers.coincident[m],
      key: `${zoom}/${table.columns[cell]}/${table.rows[cell]}`,
    };
  }

  return {
    size: home.length,
    x: (m) => middle.x[home[m]],
    y: (m) => middle.y[home[m]],
    marker: (m) => (made[m] ??= make(m)),
  };
}

/** @param {Object} data */
export function createClusters(data) {
  let built = new Map();
  let builtFor = null;

  function layer(numbers, zoom) {
    if (builtFor !== numbers) [builtFor, built] = [numbers, new Map()];
    if (!built.has(zoom)) {
      if (built.size === ZOOMS_KEPT) built.delete(built.keys().next().value);
      built.set(zoom, build(data, numbers, zoom));
    }
    return built.get(zoom);
  }

  /**
   * @param {number[]} numbers item numbers; those off the map are passed over
   * @param {number} zoom rounded to a whole one
   * @param {[number, number, number, number]|null} bbox [west, south, east, north]: only markers inside
   * @returns {Array<{lon: number, lat: number, items: number[], points: number, coincident: boolean, key: string}>}
   *   fullest first
   */
  function clusters(numbers, zoom, bbox) {
    const { size, x, y, marker } = layer(numbers, Math.round(zoom));
    const scale = worldPx(Math.round(zoom));
    const [west, east] = bbox ? [lonX(bbox[0]) * scale, lonX(bbox[2]) * scale] : [-Infinity, Infinity];
    const [north, south] = bbox ? [latY(bbox[3]) * scale, latY(bbox[1]) * scale] : [-Infinity, Infinity];
    const found = [];
    for (let m = 0; m < size; m++) {
      if (x(m) >= west && x(m) <= east && y(m) >= north && y(m) <= south) found.push(marker(m));
    }
    return found;
  }

  /** The marker that stands nearest to a point, when one stands within its own size; else null. */
  function group(numbers, { lat, lon, zoom }) {
    const found = layer(numbers, Math.round(zoom));
    const scale = worldPx(Math.round(zoom));
    const [x, y] = [lonX(lon) * scale, latY(lat) * scale];
    let [best, least] = [FREE, RADIUS_PX];
    for (let m = 0; m < found.size; m++) {
      const gap = Math.hypot(found.x(m) - x, found.y(m) - y);
      if (gap < least) [best, least] = [m, gap];
    }
    return best === FREE ? null : found.marker(best);
  }

  return { clusters, group };
}
