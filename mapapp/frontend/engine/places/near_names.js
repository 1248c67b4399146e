/**
 * Known spellings a few typing errors away from another. The twin of geodata/near_names.py: a name needs `one` letters
 * for one typing error to be forgiven, and `two` for two.
 */
import { editDistance } from "../search/text.js";

const REMEMBERED = 500;

/** A bit for every letter a spelling holds: two spellings `n` edits apart differ in at most 2n bits. */
function letters(spelling) {
  let bits = 0;
  for (let i = 0; i < spelling.length; i++) bits |= 1 << (spelling.charCodeAt(i) & 31);
  return bits;
}

function countBits(bits) {
  let n = 0;
  for (let rest = bits; rest; rest &= rest - 1) n++;
  return n;
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * @param {Iterable<string>} spellings
 * @param {{one: number, two: number}} tolerance
 * @returns {function(string, number): string[]} the spellings exactly so many typing errors away, in fixed order
 */
export function createNearNames(spellings, tolerance) {
  const edits = (length) => (length >= tolerance.one ? 1 : 0) + (length >= tolerance.two ? 1 : 0);
  const most = 2;
  const byLength = new Map();
  for (const spelling of spellings) {
    if (!byLength.has(spelling.length)) byLength.set(spelling.length, []);
    byLength.get(spelling.length).push({ spelling, bits: letters(spelling) });
  }
  const remembered = new Map();

  /** All spellings within tolerance, with their distance, those nearest in length first. */
  function search(spelling) {
    const bits = letters(spelling);
    const found = [];
    for (let difference = 0; difference <= most; difference++) {
      const near = [];
      for (const length of new Set([spelling.length - difference, spelling.length + difference])) {
        if (edits(length) < Math.max(difference, 1)) continue;
        for (const known of byLength.get(length) ?? []) {
          if (countBits(bits ^ known.bits) > 2 * edits(length)) continue;
          const distance = editDistance(spelling, known.spelling, edits(length));
          if (distance <= edits(length)) near.push({ spelling: known.spelling, distance });
        }
      }
      found.push(...near.sort((a, b) => compare(a.spelling, b.spelling)));
    }
    return found;
  }

  return function atDistance(spelling, distance) {
    if (!remembered.has(spelling)) {
      if (remembered.size === REMEMBERED) remembered.clear();
      remembered.set(spelling, search(spelling));
    }
    return remembered
      .get(spelling)
      .filter((known) => known.distance === distance)
      .map((known) => known.spelling);
  };
}
