/**
 * Suggestions from the first letter: names that are the text, begin with it, hold a word that begins with it, or are a
 * typing error away; with the municipality or province behind it when the text says so. Ranked by how well the name
 * fits and what kind of place it is, then by inhabitants.
 */
import { editDistance } from "../search/text.js";
import { joined, keyOf, tokens } from "./names.js";

/** @import { Gazetteer } from "../../types.js" */
/** @typedef {{key: string, row: number, isWord: boolean, isAlias: boolean}} NameRow a name, or a later word in it */
/** @typedef {{row: number, rank: number}} Ranked a place that may be meant; smaller is likelier */

/** Smaller is likelier. */
const TOWN = { municipality: 0, postcode: 0, province: 1.2, settlement: 1.5 };
const KIND = { ...TOWN, informal: 2, popular: 2.5, former: 3, district: 3.5, neighbourhood: 4.5 };
const FIT = { exact: -3, begins: 0, word: 2, error: 4 };
/** An alias says a little less than the name itself. */
const ALIAS = 0.5;
/** Ten times the inhabitants, ten steps of size, count as much as this step in rank. */
const PEOPLE = 0.35;
const STEPS_PER_TENFOLD = 10;
/** So many letters still to come make a misspelt beginning as unlikely as one error more. */
const LETTERS_PER_ERROR = 10;
/** Letters of a text from which on one typing error is forgiven, and two; a longer one is no name. */
const MISSPELT = { once: 4, twice: 8, most: 60 };
/** Words too common to begin a search with. */
const MINOR = new Set(["aan", "de", "den", "der", "en", "het", "in", "op", "van", "bij", "ter", "ten", "s"]);
const NUMBER = /^\d/;
/** The letters of a postcode, typed in part or whole. */
const POSTCODE_LETTERS = /(?<=^\s*[1-9]\d{3})\s*[a-z]{1,2}\s*$/i;
/** Words in the longest text that is searched for names. */
const LONGEST_TEXT = 12;
/** Parts a key from the number behind it; sorts before every letter. */
const PART = "\n";

/** Typing errors between the text and any beginning of the name, or more than `most`. */
function errorsIn(text, name, most) {
  let least = most + 1;
  for (let length = text.length - most; length <= text.length + most && length <= name.length; length++) {
    least = Math.min(least, editDistance(text, name.slice(0, length), most));
  }
  return least;
}

/** Every name and every later word in it, sorted by key. @param {Gazetteer} gazetteer */
function readRows({ forms }) {
  /** @type {NameRow[]} */
  const found = [];
  for (const { row, words, key, isAlias } of forms()) {
    found.push({ key, row, isWord: false, isAlias });
    for (let at = 1; at < words.length; at++) {
      if (MINOR.has(words[at]) || NUMBER.test(words[at])) continue;
      found.push({ key: joined(words.slice(at)), row, isWord: true, isAlias });
    }
  }
  // As texts, so that the engine's own sort does the work.
  const order = found.map(({ key }, i) => key + PART + i).sort();
  return order.map((text) => found[Number(text.slice(text.indexOf(PART)))]);
}

export class Suggestions {
  #gazetteer;
  /** @type {NameRow[]} */
  #rows;

  /** @param {Gazetteer} gazetteer */
  constructor(gazetteer) {
    this.#gazetteer = gazetteer;
    this.#rows = readRows(gazetteer);
  }

  /** The likeliest places as rows, at most `n`; a name stands once in a municipality. @param {string} text @param {number} n */
  suggest(text, n) {
    const { places, sizes, homes } = this.#gazetteer;
    const ranked = this.#candidates(text.replace(POSTCODE_LETTERS, "")).map(({ row, rank }) => ({
      row,
      likeliness: rank + KIND[places[row].kind] - (PEOPLE * sizes[row]) / STEPS_PER_TENFOLD,
    }));
    ranked.sort((a, b) => a.likeliness - b.likeliness || (places[a.row].label < places[b.row].label ? -1 : 1));
    const shown = new Map();
    for (const { row } of ranked) {
      const id = `${keyOf(places[row].label)}/${homes[row]}`;
      if (!shown.has(id)) shown.set(id, row);
      if (shown.size === n) break;
    }
    return [...shown.values()];
  }

  /** @param {string} text @returns {Ranked[]} */
  #candidates(text) {
    const words = tokens(text);
    if (!words.length) return [];
    const name = joined(words);
    const readings = [() => this.#fitting(name), () => this.#withHome(words), () => this.#misspelt(name), () => this.#named(words)];
    for (const read of readings) {
      const found = read();
      if (found.length) return found;
    }
    return [];
  }

  /** Every row that begins with the text. @param {string} text */
  #beginning(text) {
    const rows = this.#rows;
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (rows[middle].key < text) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (let at = low; at < rows.length && rows[at].key.startsWith(text); at++) found.push(rows[at]);
    return found;
  }

  /** @param {string} text @returns {Ranked[]} */
  #fitting(text) {
    return this.#beginning(text).map(({ key, row, isWord, isAlias }) => {
      const fit = isWord ? FIT.word : key === text ? FIT.exact : FIT.begins;
      return { row, rank: fit + (isAlias ? ALIAS : 0) };
    });
  }

  /** "moerwijk den haag": a name, and the beginning of what it lies in. @param {string[]} words */
  #withHome(words) {
    for (let at = words.length - 1; at > 0; at--) {
      const found = this.#fitting(joined(words.slice(0, at)));
      if (!found.length) continue;
      const wanted = this.#homesBeginning(joined(words.slice(at)));
      const inside = found.filter(({ row }) => wanted.has(this.#gazetteer.homes[row]));
      if (inside.length) return inside;
    }
    return [];
  }

  /** The municipalities whose name, or whose province's, begins with the text. @param {string} text */
  #homesBeginning(text) {
    const { places, contexts, provinceOf, provincesFrom } = this.#gazetteer;
    const wanted = new Set();
    const provinces = new Set(contexts[text]);
    for (const { row, isWord } of this.#beginning(text)) {
      if (!isWord && places[row].kind === "municipality") wanted.add(row);
      if (!isWord && places[row].kind === "province") provinces.add(row - provincesFrom);
    }
    provinceOf.forEach((province, row) => provinces.has(province) && wanted.add(row));
    return wanted;
  }

  /** @param {string} text @returns {Ranked[]} */
  #misspelt(text) {
    if (text.length < MISSPELT.once || text.length > MISSPELT.most || NUMBER.test(text)) return [];
    const most = text.length < MISSPELT.twice ? 1 : 2;
    return this.#beginning(text[0]).flatMap(({ key, row, isWord }) => {
      const errors = isWord ? Infinity : errorsIn(text, key, most);
      if (errors > most) return [];
      return { row, rank: FIT.error + errors + Math.abs(key.length - text.length) / LETTERS_PER_ERROR };
    });
  }

  /** The places whose whole names stand in a longer text, such as "Kerkstraat 12, Ede". @param {string[]} words */
  #named(words) {
    /** @type {Ranked[]} */
    const found = [];
    for (let rest = words.slice(0, LONGEST_TEXT); rest.length;) {
      let length = NUMBER.test(rest[0]) ? 0 : rest.length;
      while (length && !this.#gazetteer.names().has(joined(rest.slice(0, length)))) length--;
      for (const row of this.#gazetteer.names().get(joined(rest.slice(0, length))) ?? []) found.push({ row, rank: FIT.error });
      rest = rest.slice(Math.max(1, length));
    }
    return found;
  }
}
