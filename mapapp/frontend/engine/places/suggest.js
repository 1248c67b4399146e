/**
 * Suggestions from the first letter: names that are the text, begin with it, hold a word that begins with it, or are a
 * typing error away; with the municipality or province behind it when the text says so. Ranked by how well the name
 * fits and what kind of place it is, then by population.
 */
import * as placeNames from "./names.js";
import { key, tokens } from "./names.js";
import { editDistance } from "../search/text.js";

/** Smaller is likelier. */
const KIND = {
  municipality: 0,
  province: 1.2,
  settlement: 1.5,
  informal: 2,
  popular: 2.5,
  former: 3,
  district: 3.5,
  neighbourhood: 4.5,
  postcode: 0,
};
const FIT = { exact: -3, begins: 0, word: 2, error: 4 };
/** An alias says a little less than the name itself. */
const ALIAS = 0.5;
/** Ten times the people counts as much as this step in rank. */
const PEOPLE = 0.35;
/** So many letters still to come make a misspelt beginning as unlikely as one error more. */
const LETTERS_PER_ERROR = 10;
/** Words too common to begin a search with. */
const MINOR = new Set(["aan", "de", "den", "der", "en", "het", "in", "op", "van", "bij", "ter", "ten", "s"]);
/** Letters; a longer text is no misspelt name. */
const LONGEST_NAME = 60;
const NUMBER = /^\d/;
const POSTCODE = /^\s*([1-9]\d{0,3})(?:\s*[a-z]{0,2})?\s*$/i;
const ERRORS = [
  { from: 8, most: 2 },
  { from: 4, most: 1 },
];

/** Least distance between the text and any beginning of the name. */
function distanceToBeginning(text, name, most) {
  let least = most + 1;
  for (let length = text.length - most; length <= text.length + most && length <= name.length; length++) {
    if (length > 0) least = Math.min(least, editDistance(text, name.slice(0, length), most));
  }
  return least;
}

/** Rows `{key, entry, word, alias}` of every name and of every later word in it, sorted by key. */
function readRows(gazetteer) {
  const rows = [];
  for (const { entry, folded, key, nth } of gazetteer.forms()) {
    if (entry.kind === "elsewhere") continue;
    const alias = nth > 0;
    rows.push({ key, entry, word: false, alias });
    for (let at = 1; at < folded.length; at++) {
      if (MINOR.has(folded[at]) || NUMBER.test(folded[at])) continue;
      rows.push({ key: placeNames.key(folded.slice(at)), entry, word: true, alias });
    }
  }
  return rows.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** The keys a municipality answers to, by code: a town of that name in it is no other place. */
function readTownKeys(rows) {
  const keys = new Map();
  for (const { entry, key, word } of rows) {
    if (entry.kind !== "municipality" || word) continue;
    if (!keys.has(entry.code)) keys.set(entry.code, new Set());
    keys.get(entry.code).add(key);
  }
  return keys;
}

/**
 * @param {Object} gazetteer of gazetteer.js
 * @param {function(string): {readings: Array}} matcher asked when nothing begins like the text
 */
export function createSuggest(gazetteer, matcher) {
  const rows = readRows(gazetteer);
  const townKeys = readTownKeys(rows);

  /** Number of the first row whose key is not before `text`. */
  function firstFrom(text) {
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (rows[middle].key < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Every row that begins with the text. */
  function beginning(text) {
    const found = [];
    for (let at = firstFrom(text); at < rows.length && rows[at].key.startsWith(text); at++) found.push(rows[at]);
    return found;
  }

  const rankOf = ({ entry, alias, word, key: name }, text) =>
    (name === text && !word ? FIT.exact : word ? FIT.word : FIT.begins) + KIND[entry.kind] + (alias ? ALIAS : 0);

  function fitting(text) {
    return beginning(text).map((row) => ({ entry: row.entry, rank: rankOf(row, text) }));
  }

  /** Does the entry lie in a place whose name begins with the text. */
  function isWithin(entry, text) {
    const wanted = homesBeginning(text);
    return entry.municipalities.some((code) => wanted.has(code) || wanted.has(gazetteer.provinceOf(code).code));
  }

  let homes = { text: null, codes: null };
  function homesBeginning(text) {
    if (homes.text !== text) {
      const codes = beginning(text).flatMap(({ entry, word }) =>
        !word && (entry.kind === "municipality" || entry.kind === "province") ? [entry.code] : [],
      );
      homes = { text, codes: new Set([...codes, ...(gazetteer.contexts.get(text) ?? [])]) };
    }
    return homes.codes;
  }

  /** "moerwijk den haag": a name, and the beginning of what it lies in. */
  function withHome(words) {
    for (let at = words.length - 1; at > 0; at--) {
      const [name, home] = [key(words.slice(0, at)), key(words.slice(at))];
      const found = fitting(name).filter(({ entry }) => entry.kind !== "municipality" || key(tokens(entry.name)) === name);
      const inside = found.filter(({ entry }) => isWithin(entry, home));
      if (inside.length) return inside;
    }
    return [];
  }

  function misspelt(text) {
    const limit = ERRORS.find(({ from }) => text.length >= from);
    if (!limit || text.length > LONGEST_NAME) return [];
    const found = [];
    for (const { key: name, entry, word } of rows) {
      if (word || name[0] !== text[0]) continue;
      const distance = distanceToBeginning(text, name, limit.most);
      if (distance > limit.most) continue;
      const unlike = distance + Math.abs(name.length - text.length) / LETTERS_PER_ERROR;
      found.push({ entry, rank: FIT.error + unlike + KIND[entry.kind] });
    }
    return found;
  }

  function postcodes(digits) {
    const found = [];
    for (const [code, entry] of gazetteer.postcodes) if (code.startsWith(digits)) found.push({ entry, rank: Number(code) });
    return found;
  }

  function candidates(text) {
    const postcode = POSTCODE.exec(text);
    if (postcode) return postcodes(postcode[1]);
    const words = tokens(text);
    if (!words.length) return [];
    const found = fitting(key(words));
    if (!found.length && words.length > 1) found.push(...withHome(words));
    if (!found.length) found.push(...misspelt(key(words)));
    if (found.length || words.length === 1) return found;
    return matcher(text).readings.map(({ entry }, rank) => ({ entry, rank: FIT.error + rank }));
  }

  const likeliness = ({ rank, entry }) => rank - PEOPLE * Math.log10(entry.population + 1);

  function compare(a, b) {
    return a.likeliness - b.likeliness || (a.entry.name < b.entry.name ? -1 : a.entry.name > b.entry.name ? 1 : 0);
  }

  /** A name stands once in a municipality: for the likeliest of its kinds, and its main town for the whole. */
  function identity({ name, kind, code, municipalities }) {
    if (kind === "municipality") return code;
    const folded = key(tokens(name));
    if (kind === "settlement" && townKeys.get(municipalities[0])?.has(folded)) return municipalities[0];
    return `${folded}/${kind === "province" ? kind : municipalities.join()}`;
  }

  /**
   * @param {string} text
   * @param {number} n how many at most
   * @returns {Object[]} entries, likeliest first
   */
  return function suggest(text, n) {
    const ranked = candidates(text).map((found) => ({ ...found, likeliness: likeliness(found) }));
    ranked.sort(compare);
    const shown = new Map();
    for (const { entry } of ranked) {
      const id = identity(entry);
      if (!shown.has(id)) shown.set(id, entry);
      if (shown.size === n) break;
    }
    return [...shown.values()];
  };
}
