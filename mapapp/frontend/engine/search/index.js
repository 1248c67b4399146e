/**
 * The words of the data set: every folded word with the items it stands in and how much it says there. Titles weigh
 * more than facets and places, and those more than summaries.
 */
import { UNKNOWN } from "../dataset.js";
import * as bitset from "../filter/bitset.js";
import { stem, wordsOf } from "./text.js";

/** @import { Bits, Dataset } from "../../types.js" */

const TITLE = 0;
const LABEL = 1;
const SUMMARY = 2;
const WEIGHTS = [8, 3, 2];
export const FIELDS = WEIGHTS.length;
/** Share of a title's weight that goes to short titles, where one word says more. */
const SHORT_TITLE = 0.3;

/** Adds a value to the list of a key. @template K, V @param {Map<K, V[]>} lists @param {K} key @param {V} value */
export function addTo(lists, key, value) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

export class WordIndex {
  /** Every word in the order first seen; its place is its number. @type {string[]} */
  words = [];
  /** Word numbers by stem. @type {Map<string, number[]>} */
  byStem = new Map();
  /** @type {Map<string, number>} */
  #numbers = new Map();
  /** By word: where it stands, item and field in one number, ascending. @type {number[][]} */
  #where = [];
  /** By word: the items of the facet values whose label holds it. @type {Map<number, Bits[]>} */
  #labels = new Map();
  #titleWeights;

  /** @param {Dataset} data */
  constructor(data) {
    this.#titleWeights = new Float32Array(data.size);
    this.#readItems(data);
    this.#readLabels(data);
    this.stems = this.words.map((word) => stem(word));
    this.stems.forEach((key, n) => addTo(this.byStem, key, n));
  }

  /** @param {Dataset} data */
  #readItems({ items }) {
    items.forEach(({ title, places, summary }, i) => {
      const words = wordsOf(title);
      this.#titleWeights[i] = WEIGHTS[TITLE] * (1 - SHORT_TITLE + SHORT_TITLE / Math.max(1, words.length));
      this.#read(words, i * FIELDS + TITLE);
      for (const { name, municipality, province } of places) {
        this.#read(wordsOf([name, municipality, province].join(" ")), i * FIELDS + LABEL);
      }
      this.#read(wordsOf(summary), i * FIELDS + SUMMARY);
    });
  }

  /** Notes where words stand, once per field of an item. @param {string[]} words @param {number} where */
  #read(words, where) {
    for (const word of words) {
      const known = this.#where[this.#add(word)];
      if (known[known.length - 1] !== where) known.push(where);
    }
  }

  /** @param {Dataset} data */
  #readLabels({ facets, facetBits }) {
    facets.forEach(({ values }, f) =>
      values.forEach(({ kind, label }, v) => {
        const bits = facetBits[f][v];
        if (kind === UNKNOWN || bitset.count(bits) === 0) return;
        for (const word of new Set(wordsOf(label))) addTo(this.#labels, this.#add(word), bits);
      }),
    );
  }

  /** The number of a word, a new one when it was not known. @param {string} word */
  #add(word) {
    let n = this.#numbers.get(word);
    if (n === undefined) {
      n = this.words.push(word) - 1;
      this.#numbers.set(word, n);
      this.#where.push([]);
    }
    return n;
  }

  /** Does the word occur. @param {string} word */
  has(word) {
    return this.#numbers.has(word);
  }

  /** Raises `best[field][item]` to what word `n` is worth. @param {Float32Array[]} best @param {number} n @param {number} sure */
  raise(best, n, sure) {
    const titleWeights = this.#titleWeights;
    for (const where of this.#where[n]) {
      const field = where % FIELDS;
      const i = (where - field) / FIELDS;
      const worth = sure * (field === TITLE ? titleWeights[i] : WEIGHTS[field]);
      if (worth > best[field][i]) best[field][i] = worth;
    }
    const worth = sure * WEIGHTS[LABEL];
    for (const bits of this.#labels.get(n) ?? []) {
      for (const i of bitset.members(bits)) if (worth > best[LABEL][i]) best[LABEL][i] = worth;
    }
  }

  /** How often a word occurs, to choose between words that are as near. @param {number} n */
  frequency(n) {
    return (this.#labels.get(n) ?? []).reduce((sum, bits) => sum + bitset.count(bits), this.#where[n].length);
  }
}
