/**
 * Numbers for the cells of a grid: from (column, row) to 0, 1, 2 … in the order cells are first met. A small grid has
 * a slot for every cell; a large one, mostly empty, is a hash table.
 */

const FREE = -1;
const SLOTS_MOST = 2 ** 21;

/**
 * @param {{west: number, north: number, width: number, height: number}} grid columns and rows that may be asked for
 * @param {number} most how many cells can be filled
 */
export function createCellTable({ west, north, width, height }, most) {
  const dense = width * height <= SLOTS_MOST;
  const size = dense ? width * height : 2 ** Math.ceil(Math.log2(Math.max(2, most * 2)));
  const slots = new Int32Array(size).fill(FREE);
  const columns = new Int32Array(most);
  const rows = new Int32Array(most);
  let used = 0;

  const denseSlot = (column, row) => (row - north) * width + column - west;

  /** The slot of a cell, or the free one where it would go. */
  function hashSlot(column, row) {
    const mixed = Math.imul(column, 0x9e3779b1) ^ Math.imul(row, 0x85ebca77);
    let slot = (mixed ^ (mixed >>> 15)) & (size - 1);
    while (slots[slot] !== FREE && (columns[slots[slot]] !== column || rows[slots[slot]] !== row)) {
      slot = (slot + 1) & (size - 1);
    }
    return slot;
  }

  const slotOf = dense ? denseSlot : hashSlot;

  return {
    columns,
    rows,
    size: () => used,
    /** The number of a cell, or -1 when it is empty. */
    find: (column, row) => slots[slotOf(column, row)],
    /** The number of a cell, a new one when it was empty. */
    add(column, row) {
      const slot = slotOf(column, row);
      if (slots[slot] === FREE) {
        columns[used] = column;
        rows[used] = row;
        slots[slot] = used++;
      }
      return slots[slot];
    },
  };
}
