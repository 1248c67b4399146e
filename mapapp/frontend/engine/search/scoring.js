/** What single words are worth in each item: where they stand, how sure the match is and how rare the word. */
import { FIELDS, WordIndex } from "./index.js";
import { WordMatcher, isSure } from "./matcher.js";

/** @import { Dataset, Scored } from "../../types.js" */
/** @import { Words } from "./matcher.js" */

const COMPOUND = 0.6;
const PART = { first: 0.3, last: 0.6 };

/** @param {Scored|null} scored @param {number} weight */
const weigh = (scored, weight) => scored && { ...scored, scores: scored.scores.map((score) => score * weight) };

/** Both together: the best score of an item counts. @param {Scored|null} one @param {Scored|null} other */
function merge(one, other) {
  if (!one || !other) return one ?? other;
  const scores = one.scores.map((score, i) => Math.max(score, other.scores[i]));
  return { scores, terms: new Set([...one.terms, ...other.terms]) };
}

export class Scoring {
  #data;
  #index;
  #fields;

  /** @param {Dataset} data */
  constructor(data) {
    this.#data = data;
    this.#index = new WordIndex(data);
    this.#fields = Array.from({ length: FIELDS }, () => new Float32Array(data.size));
    this.matcher = new WordMatcher(this.#index);
  }

  /** The stem of a word of the data set, by its number. @param {number} n */
  stemOf(n) {
    return this.#index.stems[n];
  }

  /** What a word of the query finds: itself in whatever form, its two parts, or one of them. @param {string} word */
  scoreWord(word) {
    return merge(this.#scored(this.matcher.find(word)), this.#scoreCompound(word)) ?? this.#scoreParts(word);
  }

  /** @param {Words} found @returns {Scored|null} */
  #scored(found) {
    return found.size ? { scores: this.#scoreFound(found), terms: new Set(found.keys()) } : null;
  }

  /** The word itself may be rare where what resembles it is common: each counts by its own rarity. @param {Words} found */
  #scoreFound(found) {
    const scores = this.#score(found);
    const sure = new Map([...found].filter(([, sureness]) => isSure(sureness)));
    if (!sure.size || sure.size === found.size) return scores;
    const own = this.#score(sure);
    return scores.map((score, i) => Math.max(score, own[i]));
  }

  /** Score of every item for some words of the data set, by how sure each is. @param {Words} found */
  #score(found) {
    const fields = this.#fields;
    for (const best of fields) best.fill(0);
    for (const [n, sure] of found) this.#index.raise(fields, n, sure);
    const scores = new Float32Array(this.#data.size);
    for (const best of fields) for (let i = 0; i < scores.length; i++) scores[i] += best[i];
    const rarity = this.#rarity(scores);
    return scores.map((score) => score * rarity);
  }

  /** How much a word says: the more, the fewer items hold it. @param {Float32Array} scores */
  #rarity(scores) {
    let n = 0;
    for (const score of scores) if (score > 0) n++;
    return Math.log(1 + this.#data.size / n);
  }

  /** A compound finds items that hold both its parts. @param {string} word @returns {Scored|null} */
  #scoreCompound(word) {
    const terms = new Set();
    const scores = new Float32Array(this.#data.size);
    let any = false;
    for (const [head, tail] of this.matcher.split(word)) {
      const first = head && this.#scored(this.matcher.findWhole(head));
      const second = tail && this.#scored(this.matcher.findWhole(tail));
      if (!first || !second) continue;
      for (let i = 0; i < scores.length; i++) {
        if (!first.scores[i] || !second.scores[i]) continue;
        scores[i] = Math.max(scores[i], (COMPOUND * (first.scores[i] + second.scores[i])) / 2);
        any = true;
      }
      if (any) for (const n of [...first.terms, ...second.terms]) terms.add(n);
    }
    return any ? { scores, terms } : null;
  }

  /** Either part of a compound whose parts never stand together; the last one says most. @param {string} word */
  #scoreParts(word) {
    for (const [head, tail] of this.matcher.split(word)) {
      const first = head && this.#scored(this.matcher.findWhole(head));
      const second = tail && this.#scored(this.matcher.findWhole(tail));
      const parts = merge(weigh(first || null, PART.first), weigh(second || null, PART.last));
      if (parts) return parts;
    }
    return null;
  }
}
