/**
 * The words of the data set: every folded word with the items it stands in and how much it says there. Titles weigh
 * more than facets and places, and those more than summaries.
 */
import { UNKNOWN } from "../dataset.js";
import * as bitset from "../filter/bitset.js";
import { stem, wordsOf } from "./text.js";

const TITLE = 0;
const LABEL = 1;
const SUMMARY = 2;
const WEIGHTS = [8, 3, 2];
const FIELDS = WEIGHTS.length;
/** Share of a title's weight that goes to short titles, where one word says more. */
const SHORT_TITLE = 0.3;

/** Numbers for words, in the order they are first seen. */
function createVocabulary() {
  const words = [];
  const numbers = new Map();
  return {
    words,
    find: (word) => numbers.get(word),
    add(word) {
      let n = numbers.get(word);
      if (n === undefined) {
        n = words.length;
        numbers.set(word, n);
        words.push(word);
      }
      return n;
    },
  };
}

/** A title's weight: one word says more of a short title. */
const titleWeight = (length) => WEIGHTS[TITLE] * (1 - SHORT_TITLE + SHORT_TITLE / Math.max(1, length));

/** Rows of all texts: a word and where it stands, item and field in one number. Once per field of an item. */
function readTexts(data, vocabulary) {
  const rows = { word: [], where: [] };
  const titleWeights = new Float32Array(data.size);
  const seen = [];
  function read(words, where) {
    for (const word of words) {
      const n = vocabulary.add(word);
      if (seen[n] === where) continue;
      seen[n] = where;
      rows.word.push(n);
      rows.where.push(where);
    }
  }
  data.items.forEach((item, i) => {
    const title = wordsOf(item.title);
    titleWeights[i] = titleWeight(title.length);
    read(title, i * FIELDS + TITLE);
    for (const { name, municipality, province } of item.places) {
      read(wordsOf([name, municipality, province].join(" ")), i * FIELDS + LABEL);
    }
    read(wordsOf(item.summary), i * FIELDS + SUMMARY);
  });
  return { rows, titleWeights };
}

/** The rows gathered by word: those of word `n` stand from `starts[n]` to `starts[n + 1]`. */
function gather(rows, words) {
  const starts = new Uint32Array(words + 1);
  for (const n of rows.word) starts[n + 1]++;
  for (let n = 0; n < words; n++) starts[n + 1] += starts[n];
  const next = starts.slice();
  const where = new Uint32Array(rows.where.length);
  rows.where.forEach((place, row) => (where[next[rows.word[row]]++] = place));
  return { starts, where };
}

/** The facet values whose label holds a word, as bitsets by word number. */
function readLabels(data, vocabulary) {
  const sets = new Map();
  data.facets.forEach(({ values }, f) =>
    values.forEach(({ slug, label }, v) => {
      if (slug === UNKNOWN || bitset.isEmpty(data.facetBits[f][v])) return;
      for (const word of new Set(wordsOf(label))) {
        const n = vocabulary.add(word);
        if (!sets.has(n)) sets.set(n, []);
        sets.get(n).push(data.facetBits[f][v]);
      }
    }),
  );
  return sets;
}

function groupByStem(words) {
  const groups = new Map();
  words.forEach((word, n) => {
    const key = stem(word);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(n);
  });
  return groups;
}

/** @param {Object} data */
export function createIndex(data) {
  const vocabulary = createVocabulary();
  const { rows, titleWeights } = readTexts(data, vocabulary);
  const labels = readLabels(data, vocabulary);
  const { words } = vocabulary;
  const { starts, where } = gather(rows, words.length);

  /** Raises `best[field][item]` to what word `n` is worth there, `sure` from 0 to 1. */
  function raise(best, n, sure) {
    for (let at = starts[n]; at < starts[n + 1]; at++) {
      const field = where[at] % FIELDS;
      const i = (where[at] - field) / FIELDS;
      const worth = sure * (field === TITLE ? titleWeights[i] : WEIGHTS[field]);
      if (worth > best[field][i]) best[field][i] = worth;
    }
    const worth = sure * WEIGHTS[LABEL];
    for (const bits of labels.get(n) ?? []) {
      for (const i of bitset.members(bits)) if (worth > best[LABEL][i]) best[LABEL][i] = worth;
    }
  }

  return {
    words,
    stems: words.map((word) => stem(word)),
    find: vocabulary.find,
    byStem: groupByStem(words),
    fields: FIELDS,
    raise,
    /** How often a word occurs, to choose between words that are as near. */
    frequency: (n) => (labels.get(n) ?? []).reduce((sum, bits) => sum + bitset.count(bits), starts[n + 1] - starts[n]),
  };
}
