/**
 * From one query word to the words of the data set it may stand for, each with how sure that is: the word itself,
 * its inflections, synonyms, longer words that hold it, and, when there is none of these, a spelling next to it.
 */
import { addTo } from "./index.js";
import { editDistance, stem, wordsOf } from "./text.js";
import { SYNONYMS } from "./words.js";

/** @import { WordIndex } from "./index.js" */
/** @typedef {Map<number, number>} Words how sure each word of the data set is, by number */

const SURE = { exact: 1, stem: 0.95, tail: 0.75, synonym: 0.7, inside: 0.5, kin: 0.45 };
const WHOLE = new Set([SURE.exact, SURE.stem, SURE.synonym, SURE.tail]);
/** A word that begins alike counts by how much of it was typed. */
const PREFIX = { least: 0.5, share: 0.35 };
const SHORTEST = { prefix: 2, tail: 3, tailStem: 4, inside: 5, part: 3, lastPart: 5, firstPart: 8, kin: 6 };
/** Share of the longer word that two of one family begin with: "waarschuwing" and "waarschuwt". */
const KIN_SHARE = 0.7;
const REMEMBERED = 500;
/** What joins the first part of a compound to the last. */
const JOINT = /(?<=..)[sen]n?$/;

/** Typing errors forgiven by length; `guess` is how far a suggestion may go. */
const ERRORS = [
  { from: 11, forgiven: 2, guess: 3 },
  { from: 8, forgiven: 2, guess: 2 },
  { from: 5, forgiven: 1, guess: 2 },
  { from: 4, forgiven: 1, guess: 1 },
  { from: 3, forgiven: 0, guess: 1 },
];

/** Synonyms by stem. */
function readSynonyms() {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const row of SYNONYMS) {
    const stems = [...new Set(row.flatMap(wordsOf).map(stem))];
    for (const one of stems) for (const other of stems) if (other !== one) addTo(groups, one, other);
  }
  return groups;
}

/** @param {number} sure */
export const isSure = (sure) => sure >= SURE.stem;

/** Are two words of one family. @param {string} one @param {string} other */
function areKin(one, other) {
  const longest = Math.max(one.length, other.length);
  const shared = Math.max(SHORTEST.kin, Math.ceil(KIN_SHARE * longest));
  return one.startsWith(other.slice(0, shared)) && other.length >= shared;
}

/** How sure a longer word stands for a part of it; 0 when it does not hold it. */
function sureOfPart(longer, longerStem, word, wordStem) {
  if (word.length >= SHORTEST.prefix && longer.startsWith(word)) {
    return PREFIX.least + (PREFIX.share * word.length) / longer.length;
  }
  const room = longer.length - word.length >= SHORTEST.part;
  if (room && word.length >= SHORTEST.tail && longer.endsWith(word)) return SURE.tail;
  if (room && wordStem.length >= SHORTEST.tailStem && longerStem.endsWith(wordStem)) return SURE.tail;
  return word.length >= SHORTEST.inside && wordStem.length >= SHORTEST.tailStem && longerStem.includes(wordStem) ? SURE.inside : 0;
}

export class WordMatcher {
  #index;
  #synonyms = readSynonyms();
  /** @type {Map<string, Words>} */
  #remembered = new Map();

  /** @param {WordIndex} index */
  constructor(index) {
    this.#index = index;
  }

  /** The words of the data set that `word` finds. @param {string} word */
  find(word) {
    let found = this.#remembered.get(word);
    if (!found) {
      found = this.#look(word);
      if (this.#remembered.size === REMEMBERED) this.#remembered.clear();
      this.#remembered.set(word, found);
    }
    return found;
  }

  /** What a part of a compound finds: not what merely begins like it. @param {string} part @returns {Words} */
  findWhole(part) {
    return new Map([...this.find(part)].filter(([, sure]) => WHOLE.has(sure)));
  }

  #look(word) {
    const { byStem, words, stems } = this.#index;
    /** @type {Words} */
    const found = new Map();
    const add = (n, sure) => sure > (found.get(n) ?? 0) && found.set(n, sure);
    const wordStem = stem(word);
    for (const n of byStem.get(wordStem) ?? []) add(n, words[n] === word ? SURE.exact : SURE.stem);
    for (const other of this.#synonyms.get(wordStem) ?? []) for (const n of byStem.get(other) ?? []) add(n, SURE.synonym);
    words.forEach((longer, n) => add(n, sureOfPart(longer, stems[n], word, wordStem) || (areKin(longer, word) ? SURE.kin : 0)));
    return found;
  }

  isKnown(word) {
    return this.#index.byStem.has(stem(word)) || this.#synonyms.has(stem(word));
  }

  #isKnownFirst(part) {
    return this.isKnown(part) || this.isKnown(part.replace(JOINT, ""));
  }

  /**
   * The ways to read a word as two: "woninginbraken" as "woning" and "inbraken". Both parts are known, or one is and
   * is long enough to tell; the other is null then. What is known whole comes first, then what is known last.
   */
  split(/** @type {string} */ word) {
    /** @type {[string|null, string|null][][]} */
    const [both, last, first] = [[], [], []];
    for (let at = SHORTEST.part; at <= word.length - SHORTEST.tailStem; at++) {
      const [head, tail] = [word.slice(0, at), word.slice(at)];
      if (this.isKnown(tail) && this.#isKnownFirst(head)) both.push([head, tail]);
      else if (tail.length >= SHORTEST.lastPart && this.isKnown(tail)) last.push([null, tail]);
      else if (head.length >= SHORTEST.firstPart && this.#isKnownFirst(head)) first.unshift([head, null]);
    }
    return [...both, ...last, ...first];
  }

  /**
   * The nearest spelling that finds something: least errors, the same first letter, most frequent, first by alphabet.
   * @param {string} word @returns {{word: string, forgiven: boolean}|null} `forgiven`: near enough to search for it right away
   */
  nearest(word) {
    const limits = ERRORS.find(({ from }) => word.length >= from);
    if (!limits) return null;
    /** @type {{word: string, rank: [number, number, number]}|null} */
    let best = null;
    for (const [candidate, frequency] of this.#candidates()) {
      const gap = editDistance(word, candidate, limits.guess);
      if (gap > limits.guess || gap === 0) continue;
      const rank = /** @type {[number, number, number]} */ ([gap, candidate[0] === word[0] ? 0 : 1, -frequency]);
      if (best === null || isBefore({ word: candidate, rank }, best)) best = { word: candidate, rank };
    }
    return best && { word: best.word, forgiven: best.rank[0] <= limits.forgiven };
  }

  /** Every word that finds something, with how often it occurs. @returns {Generator<[string, number]>} */
  *#candidates() {
    const { words } = this.#index;
    for (let n = 0; n < words.length; n++) {
      if (words[n].length >= SHORTEST.part) yield [words[n], this.#index.frequency(n)];
    }
    for (const word of SYNONYMS.flat()) {
      if (!this.#index.has(word) && this.find(word).size) yield [word, 0];
    }
  }
}

/** @param {{word: string, rank: number[]}} one @param {{word: string, rank: number[]}} other */
function isBefore(one, other) {
  const at = one.rank.findIndex((value, k) => value !== other.rank[k]);
  return at < 0 ? one.word < other.word : one.rank[at] < other.rank[at];
}
