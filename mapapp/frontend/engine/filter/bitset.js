/**
 * Sets of item numbers as bits in a Uint32Array. One bit an item keeps filter and 76 counts over 100 000 items
 * under a millisecond.
 */

/** The empty set of numbers below `size`. */
export const none = (size) => new Uint32Array((size + 31) >>> 5);

/** The set of all numbers below `size`. */
export function all(size) {
  const bits = none(size).fill(0xffffffff);
  if (size & 31) bits[bits.length - 1] = 0xffffffff >>> (32 - (size & 31));
  return bits;
}

export function of(size, numbers) {
  const bits = none(size);
  for (const n of numbers) add(bits, n);
  return bits;
}

export function add(bits, n) {
  bits[n >>> 5] |= 1 << (n & 31);
}

export const has = (bits, n) => (bits[n >>> 5] & (1 << (n & 31))) !== 0;

/** Intersection as a new set. */
export function and(a, b) {
  const out = new Uint32Array(a.length);
  for (let i = 0; i < a.length; i++) out[i] = a[i] & b[i];
  return out;
}

/** Adds the members of `b` to `a`. */
export function addAll(a, b) {
  for (let i = 0; i < a.length; i++) a[i] |= b[i];
}

/** Members of `a` that are not in `b`, as a new set. */
export function without(a, b) {
  const out = new Uint32Array(a.length);
  for (let i = 0; i < a.length; i++) out[i] = a[i] & ~b[i];
  return out;
}

// Counts the ones of a word by adding neighbours, pairs, nibbles (Hacker's Delight, figure 5-2).
function ones(word) {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many numbers are in both sets. */
export function countAnd(a, b) {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += ones(a[i] & b[i]);
  return total;
}

export const count = (bits) => countAnd(bits, bits);

/** The members in ascending order. */
export function members(bits) {
  const out = [];
  for (let i = 0; i < bits.length; i++) {
    for (let word = bits[i]; word; word &= word - 1) out.push((i << 5) + 31 - Math.clz32(word & -word));
  }
  return out;
}

export const isEmpty = (bits) => bits.every((word) => word === 0);
