/**
 * From one query word to the words of the data set it may stand for, each with how sure that is: the word itself,
 * its inflections, synonyms, longer words that hold it, and, when there is none of these, a spelling next to it.
 */
import { editDistance, stem, wordsOf } from "./text.js";
import { SYNONYMS } from "./words.js";

const SURE = { exact: 1, stem: 0.95, tail: 0.75, synonym: 0.7, inside: 0.5, kin: 0.45 };
const WHOLE = new Set([SURE.exact, SURE.stem, SURE.synonym, SURE.tail]);
/** A word that begins alike counts by how much of it was typed. */
const PREFIX = { least: 0.5, share: 0.35 };
const SHORTEST = { prefix: 2, tail: 3, tailStem: 4, inside: 5, part: 3, lastPart: 5, firstPart: 8, kin: 6 };
/** Share of the longer word that two of one family begin with: "waarschuwing" and "waarschuwt". */
const KIN_SHARE = 0.7;
const REMEMBERED = 500;

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
  const groups = new Map();
  for (const row of SYNONYMS) {
    const stems = [...new Set(row.flatMap(wordsOf).map(stem))];
    for (const one of stems) groups.set(one, [...(groups.get(one) ?? []), ...stems.filter((other) => other !== one)]);
  }
  return groups;
}

/** @param {Object} index of index.js */
export function createMatcher(index) {
  const synonyms = readSynonyms();
  const remembered = new Map();

  /** The words of the data set that `word` finds, by number, with how sure each is. */
  function find(word) {
    const known = remembered.get(word);
    if (known) return known;
    const found = look(word);
    if (remembered.size === REMEMBERED) remembered.clear();
    remembered.set(word, found);
    return found;
  }

  function look(word) {
    const found = new Map();
    const add = (n, sure) => {
      if (!(found.get(n) >= sure)) found.set(n, sure);
    };
    const wordStem = stem(word);
    for (const n of index.byStem.get(wordStem) ?? []) add(n, index.words[n] === word ? SURE.exact : SURE.stem);
    for (const other of synonyms.get(wordStem) ?? []) for (const n of index.byStem.get(other) ?? []) add(n, SURE.synonym);
    index.words.forEach((longer, n) => {
      const sure = holds(longer, index.stems[n], word, wordStem) || (areKin(longer, word) ? SURE.kin : 0);
      if (sure) add(n, sure);
    });
    return found;
  }

  function areKin(one, other) {
    const longest = Math.max(one.length, other.length);
    const shared = Math.max(SHORTEST.kin, Math.ceil(KIN_SHARE * longest));
    return one.startsWith(other.slice(0, shared)) && other.length >= shared;
  }

  /** How sure a longer word stands for a part of it. */
  function holds(longer, longerStem, word, wordStem) {
    if (word.length >= SHORTEST.prefix && longer.startsWith(word)) {
      return PREFIX.least + (PREFIX.share * word.length) / longer.length;
    }
    const room = longer.length - word.length >= SHORTEST.part;
    if (room && word.length >= SHORTEST.tail && longer.endsWith(word)) return SURE.tail;
    if (room && wordStem.length >= SHORTEST.tailStem && longerStem.endsWith(wordStem)) return SURE.tail;
    return word.length >= SHORTEST.inside && wordStem.length >= SHORTEST.tailStem && longerStem.includes(wordStem)
      ? SURE.inside
      : 0;
  }

  const isKnown = (word) => index.byStem.has(stem(word)) || synonyms.has(stem(word));
  const isKnownFirst = (part) => isKnown(part) || isKnown(part.replace(/(?<=..)[sen]n?$/, ""));

  /**
   * The ways to read a word as two: "woninginbraken" as "woning" and "inbraken". Both parts are known, or one is and
   * is long enough to tell; the other is null then. What is known whole comes first, then what is known last.
   */
  function split(word) {
    const [both, last, first] = [[], [], []];
    for (let at = SHORTEST.part; at <= word.length - SHORTEST.tailStem; at++) {
      const [head, tail] = [word.slice(0, at), word.slice(at)];
      if (isKnown(tail) && isKnownFirst(head)) both.push([head, tail]);
      else if (tail.length >= SHORTEST.lastPart && isKnown(tail)) last.push([null, tail]);
      else if (head.length >= SHORTEST.firstPart && isKnownFirst(head)) first.unshift([head, null]);
    }
    return [...both, ...last, ...first];
  }

  const order = (a, b) => (a < b ? -1 : 1);

  /**
   * The nearest spelling that finds something.
   * @returns {{word: string, forgiven: boolean}|null} `forgiven`: near enough to search for it right away
   */
  function nearest(word) {
    const limits = ERRORS.find(({ from }) => word.length >= from);
    if (!limits) return null;
    let best = null;
    const consider = (candidate, frequency) => {
      const gap = editDistance(word, candidate, limits.guess);
      if (gap > limits.guess || gap === 0) return;
      const rank = [gap, candidate[0] === word[0] ? 0 : 1, -frequency];
      const at = best ? rank.findIndex((value, k) => value !== best.rank[k]) : 0;
      if (!best || (at < 0 ? order(candidate, best.word) < 0 : rank[at] < best.rank[at])) best = { word: candidate, rank };
    };
    index.words.forEach((candidate, n) => {
      if (candidate.length >= SHORTEST.part) consider(candidate, index.frequency(n));
    });
    for (const row of SYNONYMS) {
      for (const candidate of row) if (index.find(candidate) === undefined && find(candidate).size) consider(candidate, 0);
    }
    return best && { word: best.word, forgiven: best.rank[0] <= limits.forgiven };
  }

  /** What a part of a compound finds: not what merely begins like it. */
  const findWhole = (part) => new Map([...find(part)].filter(([, sure]) => WHOLE.has(sure)));

  return { find, findWhole, isKnown, split, nearest, isSure: (sure) => sure >= SURE.stem };
}
