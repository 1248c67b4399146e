/** The places of assets/data/gazetteer.json, which geodata/places/browser.py writes and explains. */
import { formsOf, joined, tokens } from "./names.js";

/** @import { Gazetteer, GazetteerFile, NameForm, Place, PlaceTable } from "../../types.js" */

const POINT_STEPS = 10_000;
const DISTRICT_CODE = 2;
/** What the digits of a table's `text` mean; from the last on they number the aliases. */
const PAIR = 1;
const CODE = 2;
const FIRST_ALIAS = 3;
/** Instead of the row of a municipality: the place lies in none. */
const NO_HOME = -1;

const rounded = (degrees) => Math.round(degrees * POINT_STEPS) / POINT_STEPS;

/** "36" in GM0518 is WK051836, "3601" is BU05183601. @param {string} short @param {Place} home */
function fullCode(short, home) {
  if (short === "") return null;
  return `${short.length === DISTRICT_CODE ? "WK" : "BU"}${home.code?.slice(2)}${short}`;
}

/** The point of a row, or else that of its municipality. @param {PlaceTable} table @param {number} i @param {Place|null} home */
function pointOf({ lon = [], lat = [], east = [], north = [], steps = 1 }, i, home) {
  if (!home) return { lon: lon[i] / POINT_STEPS, lat: lat[i] / POINT_STEPS };
  return { lon: rounded(home.lon + (east[i] ?? 0) / steps), lat: rounded(home.lat + (north[i] ?? 0) / steps) };
}

/** The text for the URL that Python chose. @param {Place} place @param {number} digit @param {string[]} aliases */
function textOf({ label, code, municipality }, digit, aliases) {
  if (digit === PAIR) return `${label}, ${municipality}`;
  if (digit === CODE) return code ?? label;
  return aliases[digit - FIRST_ALIAS] ?? label;
}

/** @param {PlaceTable} table @param {number} i @param {Place|null} home around it, if any @param {string[]} provinces names */
function readPlace(table, i, home, provinces) {
  const label = table.name[i];
  const code = home ? fullCode(table.code[i], home) : table.code[i];
  const isMunicipality = table.province !== undefined;
  /** @type {Place} */
  const place = {
    label,
    kind: table.kind,
    code,
    municipality: home?.label ?? (isMunicipality ? label : null),
    municipality_code: home?.code ?? (isMunicipality ? code : null),
    province: home?.province ?? (table.province ? provinces[table.province[i]] : label),
    ...pointOf(table, i, home),
    text: label,
  };
  place.text = textOf(place, Number(table.text[i]), table.aliases[i] ?? []);
  return place;
}

/** Every form of every name, folded once for all who look names up. @param {string[][]} names */
function foldNames(names) {
  /** @type {NameForm[]} */
  const forms = [];
  names.forEach((called, row) => {
    called.forEach((name, nth) => {
      for (const form of formsOf(name)) {
        const words = tokens(form);
        if (words.length) forms.push({ row, words, key: joined(words), isAlias: nth > 0 });
      }
    });
  });
  return forms;
}

/** The rows that bear each name, in the order of the file. @param {NameForm[]} forms */
function indexNames(forms) {
  /** @type {Map<string, number[]>} */
  const index = new Map();
  for (const { key, row } of forms) {
    const known = index.get(key);
    if (!known) index.set(key, [row]);
    else if (known[known.length - 1] !== row) known.push(row);
  }
  return index;
}

/** @param {GazetteerFile} file @returns {Gazetteer} */
export function createGazetteer({ tables, contexts, verdicts }) {
  const [municipalities, provinces] = tables;
  /** @type {Pick<Gazetteer, "places"|"sizes"|"homes"|"hasPoint">} */
  const columns = { places: [], sizes: [], homes: [], hasPoint: [] };
  /** @type {string[][]} */
  const names = [];
  for (const table of tables) {
    table.name.forEach((label, i) => {
      const row = columns.places.length;
      const home = table.home ? columns.places[table.home[i]] : null;
      columns.places.push(readPlace(table, i, home, provinces.name));
      columns.sizes.push(table.size[i]);
      columns.homes.push(table.home ? table.home[i] : table === municipalities ? row : NO_HOME);
      columns.hasPoint.push(table.east?.[i] !== null);
      names.push([label, ...(table.aliases[i] ?? [])]);
    });
  }
  // Folding 24 000 names takes a moment: done at the first question, not while the page starts.
  /** @type {NameForm[]|undefined} */
  let folded;
  const forms = () => (folded ??= foldNames(names));
  /** @type {Map<string, number[]>|undefined} */
  let index;
  return {
    ...columns,
    verdicts,
    contexts,
    provinceOf: municipalities?.province ?? [],
    provincesFrom: municipalities?.name.length ?? 0,
    forms,
    names: () => (index ??= indexNames(forms())),
  };
}
