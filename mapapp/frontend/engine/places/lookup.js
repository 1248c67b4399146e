/** One name looked up in the gazetteer, exactly or with typing errors. The twin of geodata/lookup.py. */
import * as placeChoice from "./choice.js";
import { compact, key, tokens, words } from "./names.js";
import { createNearNames } from "./near_names.js";

/** Scores of a name in full and of a shortened one. */
const EXACT = 100;
const SHORTENED = 90;
const MOST_EDITS = 2;
/** Letters of a municipality's end that tell it, as in "H'sum". */
const SHORTEST_END = 3;
/** Of names without context: municipalities and provinces, settlements and other towns, parts of a town. */
const TOLERANCES = [
  { one: 5, two: 7 },
  { one: 6, two: 9 },
  { one: 8, two: 12 },
];
/** Of names within a municipality that is named too. */
const TOLERANCE_INSIDE = { one: 4, two: 7 };
const TOWNS = ["municipality", "settlement"];
const AREAS = ["informal", "district", "neighbourhood", "popular"];

/** The kinds of entry each word of the word table asks for. */
const ASKED_KINDS = {
  municipality: ["municipality", "former"],
  former: ["former"],
  province: ["province"],
  area: AREAS,
  settlement: ["settlement", "popular"],
  town: ["municipality", "settlement", "popular"],
};
const SCOPE_LEVELS = [["municipality"], ["province"], ["settlement", "popular", "former"]];

const isArea = ({ kind }) => AREAS.includes(kind);

const inScope = (entries, scope) =>
  scope ? entries.filter((entry) => entry.municipalities.some((code) => scope.has(code))) : entries;

/** The entries of the kind asked for, or all when there is none of it. */
function ofKind(entries, kind) {
  const wanted = ASKED_KINDS[kind];
  const found = wanted ? entries.filter((entry) => wanted.includes(entry.kind)) : [];
  return found.length ? found : entries;
}

/** Do text and name differ by a whole word or a number, which is no typing error. */
function differsInWords(form, known) {
  if (form.slice(1).join("") === known || form.slice(0, -1).join("") === known) return true;
  return form.some((token) => /^\p{N}+$/u.test(token) && !known.includes(token));
}

/** @param {Object} gazetteer of gazetteer.js */
export function createLookup(gazetteer) {
  const insides = new Map();
  let rings = null;
  let spellingsIn = null;

  const bearers = (spelling) => gazetteer.names().get(gazetteer.spellings().get(spelling)) ?? [];

  /** All spellings by how often such names are written; a municipality's aliases count as towns. */
  function ringsOfNames() {
    const official = [...gazetteer.municipalities.values(), ...gazetteer.provinces];
    const municipal = new Set(official.flatMap(({ name }) => [tokens(name), words(name)].map(compact)));
    const lists = [[], [], []];
    for (const spelling of gazetteer.spellings().keys()) {
      lists[municipal.has(spelling) ? 0 : bearers(spelling).every(isArea) ? 2 : 1].push(spelling);
    }
    return lists.map((list, ring) => createNearNames(list, TOLERANCES[ring]));
  }

  function spellingsByMunicipality() {
    const found = new Map();
    for (const spelling of gazetteer.spellings().keys()) {
      for (const code of new Set(bearers(spelling).flatMap(({ municipalities }) => municipalities))) {
        if (!found.has(code)) found.set(code, []);
        found.get(code).push(spelling);
      }
    }
    return found;
  }

  function inside(code) {
    if (!insides.has(code)) {
      spellingsIn ??= spellingsByMunicipality();
      insides.set(code, createNearNames(spellingsIn.get(code) ?? [], TOLERANCE_INSIDE));
    }
    return insides.get(code);
  }

  function spellingsAt(distance, spelling, scope, towns) {
    rings ??= ringsOfNames();
    const searched = scope && scope.size === 1 ? [...scope].map(inside) : rings.slice(0, towns ? 2 : 3);
    return searched.flatMap((atDistance) => atDistance(spelling, distance));
  }

  /** Municipalities written as their first letter and their end ("A'foort"). */
  function contracted(name) {
    if (name.length !== 2 || name[0].length > 1 || name[1].length < SHORTEST_END) return [];
    return [...gazetteer.municipalities.values()].filter((entry) => {
      const spelling = compact(words(entry.name));
      return spelling.startsWith(name[0]) && spelling.endsWith(name[1]);
    });
  }

  /**
   * Places that bear the name: in full, else joined with its context, else shortened.
   * @param {Object} segment
   * @param {Set<string>|null} scope codes of municipalities to stay within
   * @param {string[]} beside tokens of the context, which may be part of the name ("Venlo-Centrum")
   * @returns {{entries: Object[], score: number, edits: number}|null}
   */
  function exact(segment, scope = null, beside = []) {
    const forms = segment.forms.filter((form) => form.length);
    const joined = beside.length
      ? forms.flatMap((name) => [
          [...beside, ...name],
          [...name, ...beside],
        ])
      : [];
    const tries = [
      [gazetteer.names, forms, EXACT],
      [gazetteer.names, joined, EXACT],
      [gazetteer.shortened, forms, SHORTENED],
    ];
    for (const [names, tried, score] of tries) {
      for (const form of tried) {
        const entries = inScope(names().get(key(form)) ?? [], scope);
        if (entries.length) return { entries: ofKind(entries, segment.kind), score, edits: 0 };
      }
    }
    const entries = inScope(contracted(segment.name), scope);
    return entries.length ? { entries, score: SHORTENED, edits: 0 } : null;
  }

  /** Places whose name is nearest within the allowed typing errors; `towns` leaves out parts of a town. */
  function near(segment, scope = null, towns = false) {
    for (let distance = 1; distance <= MOST_EDITS; distance++) {
      const found = new Set();
      for (const form of [segment.name, segment.written]) {
        for (const known of spellingsAt(distance, compact(form), scope, towns)) {
          if (!differsInWords(form, known)) for (const entry of inScope(bearers(known), scope)) found.add(entry);
        }
      }
      // No score of a misspelt name equals that of a full or shortened one; only that matters here.
      if (found.size) return { entries: ofKind([...found], segment.kind), score: 0, edits: distance };
    }
    return null;
  }

  /** Adds the much larger towns whose shortened name this is ("Loon", for Loon op Zand). */
  function withLargerNamesakes(hits, segment) {
    if (hits.entries.some(({ kind }) => ["municipality", "province", "elsewhere"].includes(kind))) return hits;
    const homes = new Set(hits.entries.flatMap(({ municipalities }) => municipalities));
    const people = Math.max(...hits.entries.map(({ population }) => population)) * placeChoice.MUCH_LARGER;
    const isLarger = ({ kind, municipalities, population }) =>
      TOWNS.includes(kind) && population > people && !municipalities.some((code) => homes.has(code));
    const larger = (gazetteer.shortened().get(key(segment.name)) ?? []).filter(isLarger);
    return larger.length ? { ...hits, entries: [...hits.entries, ...larger], doubtful: true } : hits;
  }

  /**
   * Places that bear a name without context, with or without typing errors. They are doubtful when another reading
   * is as likely.
   */
  function alone(segment, allowErrors = false) {
    const hits = allowErrors ? near(segment) : exact(segment);
    if (!hits) return null;
    if (hits.score === EXACT) return withLargerNamesakes(hits, segment);
    if (hits.entries.every(isArea)) {
      rings ??= ringsOfNames();
      const rivals = rings[0](compact(segment.name), hits.edits + 1)
        .flatMap(bearers)
        .filter((entry) => entry.kind === "municipality" && !hits.entries.includes(entry));
      return { ...hits, entries: [...rivals, ...hits.entries], doubtful: rivals.length > 0 || !allowErrors };
    }
    const towns = new Set(hits.entries.filter((entry) => !isArea(entry)).flatMap(({ municipalities }) => municipalities));
    return { ...hits, doubtful: !allowErrors && towns.size > 1 };
  }

  const membersOf = (entry) => (entry.kind === "province" ? gazetteer.municipalitiesIn([entry.code]) : entry.municipalities);

  /** What a segment narrows another name down to: `{level, codes}` of each reading, narrow first. */
  function scopes(segment, allowErrors = false) {
    const hits = exact(segment) ?? (allowErrors ? near(segment, null, true) : null);
    const found = [];
    SCOPE_LEVELS.forEach((kinds, level) => {
      const entries = hits ? hits.entries.filter(({ kind }) => kinds.includes(kind)) : [];
      const codes = new Set(entries.flatMap(membersOf));
      if (codes.size) found.push({ level, codes });
    });
    const provinces = gazetteer.contexts.get(key(segment.name));
    if (provinces) found.push({ level: 1, codes: new Set(gazetteer.municipalitiesIn(provinces)) });
    return found;
  }

  /** Does the segment name a foreign place, and no municipality or settlement of ours. */
  function isAbroad(segment) {
    for (const form of segment.forms) {
      const entries = gazetteer.names().get(key(form)) ?? [];
      if (entries.some(({ why }) => ["abroad", "caribbean", "country"].includes(why))) {
        return !entries.some(({ kind }) => kind === "municipality" || kind === "settlement");
      }
    }
    return false;
  }

  return { alone, exact, near, scopes, isAbroad };
}
