/**
 * Ranked full-text search. Every word of the query must be found in an item, in whatever form; what counts is where
 * it stands, how sure the match is and how rare the word.
 */
import * as bitset from "../filter/bitset.js";
import { createIndex } from "./index.js";
import { createMatcher } from "./matcher.js";
import { fold } from "./text.js";
import { PHRASES, STOP_WORDS } from "./words.js";

const COMPOUND = 0.6;
const PART = { first: 0.3, last: 0.6 };
const CORRECTED = 0.7;
const PHRASE = { whole: 12, start: 6, inside: 3 };
const REMEMBERED = 8;

/** Query words: phrases joined, stop words out, each once. */
function queryWords(q) {
  let folded = ` ${fold(q)} `;
  for (const [phrase, meant] of PHRASES) folded = folded.replaceAll(` ${phrase} `, ` ${meant} `);
  const all = [...new Set(folded.split(" ").filter((word) => word !== ""))];
  const telling = all.filter((word) => !STOP_WORDS.has(word));
  return telling.length ? telling : all;
}

/** @param {Object} data */
export function createSearch(data) {
  let parts = null;
  const remembered = new Map();

  // Made at the first search: nobody who only browses waits for it.
  function ready() {
    if (!parts) {
      const index = createIndex(data);
      const fields = Array.from({ length: index.fields }, () => new Float32Array(data.size));
      parts = { index, matcher: createMatcher(index), fields };
    }
    return parts;
  }

  /** How much a word says: the more, the fewer items hold it. */
  function rarity(scores) {
    let n = 0;
    for (const score of scores) if (score > 0) n++;
    return Math.log(1 + data.size / n);
  }

  /** Score of every item for some words of the data set, by how sure each is. */
  function score(found) {
    const { index, fields } = ready();
    for (const best of fields) best.fill(0);
    for (const [n, sure] of found) index.raise(fields, n, sure);
    const scores = new Float32Array(data.size);
    for (const best of fields) for (let i = 0; i < scores.length; i++) scores[i] += best[i];
    const rare = rarity(scores);
    return scores.map((sum) => sum * rare);
  }

  /** The word itself may be rare where what resembles it is common: each counts by its own rarity. */
  function scoreFound(found) {
    if (!found.size) return null;
    const scores = score(found);
    const sure = [...found].filter(([, sureness]) => ready().matcher.isSure(sureness));
    if (!sure.length || sure.length === found.size) return scores;
    const own = score(sure);
    return scores.map((sum, i) => Math.max(sum, own[i]));
  }

  /** A compound finds items that hold both its parts, or failing that, its last part. */
  function scoreCompound(word) {
    const { matcher } = ready();
    const terms = new Set();
    const scores = new Float32Array(data.size);
    let any = false;
    for (const way of matcher.split(word)) {
      if (way.includes(null)) continue;
      const found = way.map((part) => matcher.findWhole(part));
      const [first, second] = found.map(scoreFound);
      if (!first || !second) continue;
      for (let i = 0; i < scores.length; i++) {
        if (!first[i] || !second[i]) continue;
        scores[i] = Math.max(scores[i], (COMPOUND * (first[i] + second[i])) / 2);
        any = true;
      }
      if (any) for (const map of found) for (const n of map.keys()) terms.add(n);
    }
    return any ? { scores, terms } : null;
  }

  /** Either part of a compound whose parts never stand together; the last one says most. */
  function scoreParts(word) {
    const { matcher } = ready();
    for (const way of matcher.split(word)) {
      const [first, second] = way.map((part) => {
        const found = part === null ? new Map() : matcher.findWhole(part);
        return found.size ? { scores: scoreFound(found), terms: new Set(found.keys()) } : null;
      });
      const parts = merge(weigh(first, PART.first), weigh(second, PART.last));
      if (parts) return parts;
    }
    return null;
  }

  const weigh = (part, weight) => part && { ...part, scores: part.scores.map((sum) => sum * weight) };

  function merge(direct, compound) {
    if (!direct || !compound) return direct ?? compound;
    const scores = direct.scores.map((score, i) => Math.max(score, compound.scores[i]));
    return { scores, terms: new Set([...direct.terms, ...compound.terms]) };
  }

  /** @returns {{scores: Float32Array, terms: Set<number>}|null} */
  function scoreWord(word) {
    const found = ready().matcher.find(word);
    const scores = scoreFound(found);
    const direct = scores && { scores, terms: new Set(found.keys()) };
    return merge(direct, scoreCompound(word)) ?? scoreParts(word);
  }

  function addPhrase(scores, bits, phrase) {
    for (const i of bitset.members(bits)) {
      const title = fold(data.items[i].title);
      if (title === phrase) scores[i] += PHRASE.whole;
      else if (title.startsWith(phrase)) scores[i] += PHRASE.start;
      else if (` ${title} `.includes(` ${phrase} `)) scores[i] += PHRASE.inside;
    }
  }

  /** All words together: an item must hold each. */
  function runWords(words, phrase) {
    const { index, matcher } = ready();
    const scores = new Float64Array(data.size);
    const terms = new Set();
    const meant = [];
    let bits = data.everything;
    for (const word of words) {
      let match = scoreWord(word);
      const near = match ? null : matcher.nearest(word);
      meant.push(near ? near.word : word);
      let sure = 1;
      if (near?.forgiven) [match, sure] = [scoreWord(near.word), CORRECTED];
      const here = bitset.none(data.size);
      match?.scores.forEach((score, i) => {
        if (!score) return;
        scores[i] += score * sure;
        bitset.add(here, i);
      });
      bits = bitset.and(bits, here);
      for (const n of match?.terms ?? []) terms.add(index.stems[n]);
    }
    addPhrase(scores, bits, phrase);
    const correction = meant.some((word, k) => word !== words[k]) ? meant.join(" ") : null;
    return { bits, scores, terms: [...terms], correction };
  }

  /** Neighbouring words that are one in Dutch: "buurt app" is also "buurtapp". Null when there are none. */
  function joined(words) {
    const { matcher } = ready();
    const found = [];
    for (let at = 0; at < words.length; at++) {
      const pair = words[at] + words[at + 1];
      if (at + 1 < words.length && matcher.isKnown(pair)) {
        found.push(pair);
        at++;
      } else found.push(words[at]);
    }
    return found.length < words.length ? found : null;
  }

  function run(q) {
    const words = queryWords(q);
    if (!words.length) return null;
    const phrase = fold(q);
    const result = runWords(words, phrase);
    const together = joined(words);
    if (!together) return result;
    const other = runWords(together, phrase);
    bitset.addAll(result.bits, other.bits);
    const terms = [...new Set([...result.terms, ...other.terms])];
    const scores = result.scores.map((score, i) => Math.max(bitset.has(other.bits, i) ? other.scores[i] : 0, score));
    return { bits: result.bits, scores, terms, correction: other.correction && result.correction };
  }

  /**
   * @param {string} q
   * @returns {{bits: Uint32Array, scores: Float64Array, terms: string[], correction: string|null}|null} null when
   *   the text holds no word
   */
  function query(q) {
    const key = q.trim();
    if (key === "") return null;
    if (!remembered.has(key)) {
      if (remembered.size === REMEMBERED) remembered.delete(remembered.keys().next().value);
      remembered.set(key, run(key));
    }
    return remembered.get(key);
  }

  return { query };
}
