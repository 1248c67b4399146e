/**
 * Ranked full-text search. Every word of the query must be found in an item, in whatever form; what counts is where
 * it stands, how sure the match is and how rare the word.
 */
import * as bitset from "../filter/bitset.js";
import { Scoring } from "./scoring.js";
import { fold } from "./text.js";
import { PHRASES, STOP_WORDS } from "./words.js";

/** @import { Bits, Dataset, Found } from "../../types.js" */

/** What a word counts for that was spelt otherwise. */
const CORRECTED = 0.7;
/** What the query as one phrase adds, by where it stands in the title. */
const PHRASE = { whole: 12, start: 6, inside: 3 };
const REMEMBERED = 8;

/** Query words: phrases joined, stop words out, each once. @param {string} q */
function queryWords(q) {
  let folded = ` ${fold(q)} `;
  for (const [phrase, meant] of PHRASES) folded = folded.replaceAll(` ${phrase} `, ` ${meant} `);
  const all = [...new Set(folded.split(" ").filter((word) => word !== ""))];
  const telling = all.filter((word) => !STOP_WORDS.has(word));
  return telling.length ? telling : all;
}

export class Search {
  #data;
  /** @type {Scoring|null} */
  #made = null;
  /** @type {Map<string, Found|null>} */
  #remembered = new Map();

  /** @param {Dataset} data */
  constructor(data) {
    this.#data = data;
  }

  /** @param {string} q @returns {Found|null} null when the text holds no word */
  query(q) {
    const key = q.trim();
    if (key === "") return null;
    let found = this.#remembered.get(key);
    if (found === undefined) {
      if (this.#remembered.size === REMEMBERED) this.#remembered.delete([...this.#remembered.keys()][0]);
      found = this.#run(key);
      this.#remembered.set(key, found);
    }
    return found;
  }

  /** Made at the first search: nobody who only browses waits for it. */
  get #scoring() {
    return (this.#made ??= new Scoring(this.#data));
  }

  /** @param {string} q @returns {Found|null} */
  #run(q) {
    const words = queryWords(q);
    if (!words.length) return null;
    const phrase = fold(q);
    const found = this.#findAll(words, phrase);
    const together = this.#joined(words);
    if (!together) return found;
    const other = this.#findAll(together, phrase);
    bitset.addAll(found.bits, other.bits);
    return {
      bits: found.bits,
      scores: found.scores.map((score, i) => Math.max(bitset.has(other.bits, i) ? other.scores[i] : 0, score)),
      terms: [...new Set([...found.terms, ...other.terms])],
      correction: other.correction && found.correction,
    };
  }

  /** All words together: an item must hold each. @param {string[]} words @param {string} phrase @returns {Found} */
  #findAll(words, phrase) {
    const scores = new Float64Array(this.#data.size);
    const terms = new Set();
    const meant = [];
    let bits = this.#data.everything;
    for (const word of words) {
      const { scored, weight, spelt } = this.#findWord(word);
      meant.push(spelt);
      const holding = bitset.none(this.#data.size);
      scored?.scores.forEach((score, i) => {
        if (!score) return;
        scores[i] += score * weight;
        bitset.add(holding, i);
      });
      bits = bitset.and(bits, holding);
      for (const n of scored?.terms ?? []) terms.add(this.#scoring.stemOf(n));
    }
    this.#addPhrase(scores, bits, phrase);
    const isAsWritten = meant.every((word, k) => word === words[k]);
    return { bits, scores, terms: [...terms], correction: isAsWritten ? null : meant.join(" ") };
  }

  /** What one word finds, or else a spelling near to it; `spelt` as it may have been meant. @param {string} word */
  #findWord(word) {
    const scored = this.#scoring.scoreWord(word);
    const near = scored ? null : this.#scoring.matcher.nearest(word);
    if (!near) return { scored, weight: 1, spelt: word };
    return { scored: near.forgiven ? this.#scoring.scoreWord(near.word) : null, weight: CORRECTED, spelt: near.word };
  }

  /** @param {Float64Array} scores @param {Bits} bits @param {string} phrase */
  #addPhrase(scores, bits, phrase) {
    for (const i of bitset.members(bits)) {
      const title = fold(this.#data.items[i].title);
      if (title === phrase) scores[i] += PHRASE.whole;
      else if (title.startsWith(phrase)) scores[i] += PHRASE.start;
      else if (` ${title} `.includes(` ${phrase} `)) scores[i] += PHRASE.inside;
    }
  }

  /** Neighbouring words that are one in Dutch: "buurt app" is also "buurtapp". Null when there are none. @param {string[]} words */
  #joined(words) {
    const found = [];
    for (let at = 0; at < words.length; at++) {
      const pair = words[at] + words[at + 1];
      if (at + 1 < words.length && this.#scoring.matcher.isKnown(pair)) {
        found.push(pair);
        at++;
      } else found.push(words[at]);
    }
    return found.length < words.length ? found : null;
  }
}
