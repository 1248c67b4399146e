/**
 * What a text means, looked up: one place, several or none. Python has settled it (geodata/places/browser.py); here is
 * only its rule, for a name, a code, or a name and what it lies in, and its verdicts where the rule says otherwise.
 */
import { keyOf } from "./names.js";

/** @import { Gazetteer, PlaceMatch } from "../../types.js" */
/** @typedef {{status: PlaceMatch["status"], row: number|null, candidates: number[]}} Settled places as rows */

const ASK = -1;
const NOTHING = -2;
/** The letters of a postcode say nothing of the neighbourhood; three pairs of them are never given out. */
const POSTCODE = /^\s*([1-9]\d{3})\s?(?!s[ads]\s*$)[a-z]{2}\s*$/i;
/** Stands between a name and what it lies in: "Bergen, Limburg", "Hengelo (Gld)". */
const SEPARATOR = /[,(]/g;
/** @type {Settled} */
const UNKNOWN = { status: "not_found", row: null, candidates: [] };

export class Lookup {
  #gazetteer;
  /** @type {Map<string, number>} rows by the key of their text for the URL, and by code */
  #texts = new Map();

  /** @param {Gazetteer} gazetteer */
  constructor(gazetteer) {
    this.#gazetteer = gazetteer;
    gazetteer.places.forEach(({ text }, row) => this.#texts.set(keyOf(text), row));
    gazetteer.places.forEach(({ code }, row) => {
      const key = code?.toLowerCase();
      if (key && !this.#texts.has(key)) this.#texts.set(key, row);
    });
  }

  /** @param {string} text @returns {Settled} */
  settle(text) {
    const key = keyOf(text.replace(POSTCODE, "$1"));
    const bearers = this.#bearers(key);
    if (bearers.length || this.#texts.has(key)) return this.#answer(key, bearers);
    for (const { index } of text.matchAll(SEPARATOR)) {
      const found = this.#settlePair(keyOf(text.slice(0, index)), keyOf(text.slice(index)));
      if (found) return found;
    }
    return UNKNOWN;
  }

  #bearers(key) {
    return this.#gazetteer.names().get(key) ?? [];
  }

  /** The first bearer in each municipality. @param {number[]} rows */
  #onePerHome(rows) {
    const { homes } = this.#gazetteer;
    const first = new Map();
    for (const row of rows) if (!first.has(homes[row])) first.set(homes[row], row);
    return [...first.values()];
  }

  /** @param {string} key of a name, or "name,municipality" @param {number[]} bearers @returns {Settled} */
  #answer(key, bearers) {
    const candidates = this.#onePerHome(bearers);
    const only = candidates.length === 1 ? candidates[0] : ASK;
    const row = this.#gazetteer.verdicts[key] ?? this.#texts.get(key) ?? only;
    if (row === NOTHING) return UNKNOWN;
    if (row === ASK) return { status: "ambiguous", row: null, candidates };
    return { status: "found", row, candidates: candidates.filter((other) => other !== row) };
  }

  /** A name within a municipality or else a province. @param {string} name @param {string} context @returns {Settled|null} */
  #settlePair(name, context) {
    const bearers = this.#bearers(name);
    for (const scope of bearers.length ? this.#scopes(context) : []) {
      const inside = this.#onePerHome(bearers.filter((row) => scope.has(this.#gazetteer.homes[row])));
      if (inside.length === 1) return this.#answer(`${name},${this.#gazetteer.homes[inside[0]]}`, inside);
      if (inside.length) return { status: "ambiguous", row: null, candidates: inside };
    }
    return null;
  }

  /** The municipalities that a name narrows another down to: itself, or those in the province. @param {string} context */
  #scopes(context) {
    const { contexts, provinceOf, provincesFrom, homes } = this.#gazetteer;
    const bearers = this.#bearers(context);
    const provinces = bearers.map((row) => row - provincesFrom).concat(contexts[context] ?? []);
    const within = [...provinceOf.keys()].filter((row) => provinces.includes(provinceOf[row]));
    return [new Set(bearers.filter((row) => homes[row] === row)), new Set(within)];
  }
}
