/**
 * Sets of item numbers as bits in a Uint32Array. One bit an item keeps filter and 76 counts over 100 000 items
 * under a millisecond.
 */

/** @import { Bits } from "../../types.js" */

/** The empty set of numbers below `size`. @param {number} size @returns {Bits} */
export const none = (size) => new Uint32Array((size + 31) >>> 5);

/** The set of all numbers below `size`. @param {number} size */
export function all(size) {
  const bits = none(size).fill(0xffffffff);
  if (size & 31) bits[bits.length - 1] = 0xffffffff >>> (32 - (size & 31));
  return bits;
}

/** @param {number} size @param {Iterable<number>} numbers */
export function of(size, numbers) {
  const bits = none(size);
  for (const n of numbers) add(bits, n);
  return bits;
}

/** @param {Bits} bits @param {number} n */
export function add(bits, n) {
  bits[n >>> 5] |= 1 << (n & 31);
}

/** @param {Bits} bits @param {number} n */
export const has = (bits, n) => (bits[n >>> 5] & (1 << (n & 31))) !== 0;

/** Intersection as a new set. @param {Bits} a @param {Bits} b */
export function and(a, b) {
  const out = new Uint32Array(a.length);
  for (let i = 0; i < a.length; i++) out[i] = a[i] & b[i];
  return out;
}

/** Adds the members of `b` to `a`. @param {Bits} a @param {Bits} b */
export function addAll(a, b) {
  for (let i = 0; i < a.length; i++) a[i] |= b[i];
}

/** Counts the ones of a word by adding neighbours, pairs, nibbles (Hacker's Delight, figure 5-2). @param {number} word */
function ones(word) {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many numbers are in both sets. @param {Bits} a @param {Bits} b */
export function countAnd(a, b) {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += ones(a[i] & b[i]);
  return total;
}

/** @param {Bits} bits */
export const count = (bits) => countAnd(bits, bits);

/** The members in ascending order. @param {Bits} bits */
export function members(bits) {
  /** @type {number[]} */
  const out = [];
  for (let i = 0; i < bits.length; i++) {
    for (let word = bits[i]; word; word &= word - 1) out.push((i << 5) + 31 - Math.clz32(word & -word));
  }
  return out;
}
