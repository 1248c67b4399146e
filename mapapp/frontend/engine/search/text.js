/**
 * Dutch words for comparing: folding, words of a text, their stem, edit distance, and marking in the original text.
 */

/** Letters that Unicode does not take apart by itself. @type {{[letter: string]: string}} */
const LETTERS = { ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th" };
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
// An apostrophe inside a word belongs to it ("foto's", "What's app"); any other parts words.
const INNER_APOSTROPHE = /(?<=\p{L})['’‘`´](?=\p{L})/gu;
const ASCII = /^[\0-\x7f]*$/;

/** Lower-case text without accents; everything but letters and digits is one space. @param {string} text */
export function fold(text) {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) {
    const joined = lower.includes("'") || lower.includes("`") ? lower.replace(INNER_APOSTROPHE, "") : lower;
    return joined.replace(/[^a-z0-9]+/g, " ").trim();
  }
  return lower
    .replace(LETTER, (letter) => LETTERS[letter])
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(INNER_APOSTROPHE, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The folded words of a text, in order. @param {string} text */
export function wordsOf(text) {
  const folded = fold(text);
  return folded === "" ? [] : folded.split(" ");
}

/** Words whose regular stem would make them another word. */
const IRREGULAR = new Map([
  ...Object.entries({ kinderen: "kind", ouderen: "oudere", oudere: "oudere", steden: "stad", leden: "lid", schepen: "schip" }),
  ...Object.entries({ wegen: "weg", apps: "app", buurtje: "burt", buurtjes: "burt" }),
]);
/** Endings, of which each step strips the first: diminutive, -heden, plural or -se, final -e. @type {[RegExp, string][][]} */
const STEPS = [
  [
    [/(?<=.{3})etjes?$/, ""],
    [/(?<=.{2}m)pjes?$/, ""],
    [/(?<=.{2}[lnrw])tjes?$/, ""],
    [/(?<=.{3})jes?$/, ""],
    [/heden$/, "heid"],
  ],
  [
    [/(?<=..[^aeiouij]|..ij|.[aeiou][aeiou])en$/, ""],
    [/(?<=t)ies$/, "ie"],
    [/(?<=.{3}[bdfghklmnprt])se$/, ""],
    [/(?<=.{3}[bdfghklmnprtw])s$/, ""],
    [/(?<=.{3}[aoe])s$/, ""],
  ],
  [[/(?<=.{3}[^aeiou])e$/, ""]],
];

/** @type {Map<string, string>} */
const stems = new Map();
const STEMS_KEPT = 100_000;

function strip(word) {
  let stem = word;
  for (const rules of STEPS) {
    const rule = rules.find(([ending]) => ending.test(stem));
    if (rule) stem = stem.replace(rule[0], rule[1]);
  }
  // "inbraken" and "inbraak", "katten" and "kat", "brieven" and "brief" meet in one spelling.
  return stem
    .replace(/([aeou])\1/g, "$1")
    .replace(/([b-df-hj-np-tv-z])\1/g, "$1")
    .replace(/v$/, "f")
    .replace(/z$/, "s");
}

/** The stem of a folded word: a key to compare by, not always a word. @param {string} word */
export function stem(word) {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = word.length < 4 || /\d/.test(word) ? word : (IRREGULAR.get(word) ?? strip(word));
  if (stems.size < STEMS_KEPT) stems.set(word, made);
  return made;
}

/**
 * Optimal string alignment distance: letters inserted, deleted, replaced, or two neighbours swapped.
 * @param {string} a @param {string} b @param {number} most
 * @returns {number} the distance, or `most + 1` as soon as it is larger than `most`
 */
export function editDistance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(previous[j - 1] + (same ? 0 : 1), previous[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = previous;
    previous = row;
  }
  return Math.min(previous[b.length], most + 1);
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’‘`´](?=\p{L})[\p{L}\p{N}\p{M}]+)*/gu;

/**
 * Where the words with these stems stand in the original text.
 * @param {string} text @param {string[]} terms stems, as `result.terms` gives them
 * @returns {[number, number][]} start and end in UTF-16 units, ascending, not touching one another
 */
export function markRanges(text, terms) {
  const wanted = new Set(terms);
  /** @type {[number, number][]} */
  const ranges = [];
  if (!wanted.size) return ranges;
  for (const match of text.matchAll(WORD)) {
    if (wanted.has(stem(fold(match[0])))) ranges.push([match.index, match.index + match[0].length]);
  }
  return ranges;
}
