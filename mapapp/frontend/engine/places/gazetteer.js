/**
 * The gazetteer in the browser: every place that can be asked for, as entries indexed by their folded names. The twin
 * of geodata/gazetteer.py; the file is assets/data/gazetteer.json.
 *
 * An entry is `{kind, name, code, municipalities, lon, lat, population, year, spillover, why}`, its municipalities
 * today's codes: several for a split former one, none for a province.
 */
import { compact, key, mainNames, secondaryNames, spell, tokens, words } from "./names.js";

/** Steps of a degree: of a point as such, and of one counted from its municipality's. */
const POINT_STEPS = 10_000;
const OFFSET_STEPS = 1_000;
const THOUSAND = 1_000;
const DISTRICT_CODE = 2;
const POPULAR = 1;
const SPILLOVER = 2;

const rounded = (degrees) => Math.round(degrees * POINT_STEPS) / POINT_STEPS;
const degrees = (steps) => (steps === null || steps === undefined ? null : rounded(steps / POINT_STEPS));
const placed = (lon, lat) => ({ lon: degrees(lon), lat: degrees(lat) });
/** Such a name cannot be shortened. */
const ONE_WORD = /^\p{L}+$/u;
const many = (value) => (Array.isArray(value) ? value : [value]);

const NOWHERE = { lon: null, lat: null };

// One literal for all kinds: 24 000 of them are made while somebody waits to type.
function entry(kind, name, code, municipalities, { lon, lat }, population = 0, year = 0, flags = 0, why = "") {
  return { kind, name, code, municipalities, lon, lat, population, year, spillover: (flags & SPILLOVER) !== 0, why };
}

/** `[entry, names]` of every row, table by table. */
function readTables(json) {
  const codes = json.municipalities.map(([code]) => code);
  const within = (indexes) => many(indexes).map((i) => codes[i]);
  return {
    provinces: json.provinces.map(([code, name, aliases = []]) => [entry("province", name, code, [], NOWHERE), [name, ...aliases]]),
    municipalities: json.municipalities.map(([code, name, , lon, lat, people, aliases = []]) => [
      entry("municipality", name, code, [code], placed(lon, lat), people),
      [name, ...aliases],
    ]),
    settlements: json.settlements.map(([name, home, lon, lat, aliases = [], people = 0, flags = 0]) => [
      entry(flags & POPULAR ? "popular" : "settlement", name, null, within(home), placed(lon, lat), people, 0, flags),
      [name, ...aliases],
    ]),
    informal: json.informal.map(([name, home, lon, lat, aliases = [], people = 0, code = null]) => [
      entry("informal", name, code, within(home), placed(lon, lat), people),
      [name, ...aliases],
    ]),
    elsewhere: json.elsewhere.map(([name, why]) => [entry("elsewhere", name, null, [], NOWHERE, 0, 0, 0, why), [name]]),
    former: json.former.map(([name, homes, year]) => [entry("former", name, null, within(homes), NOWHERE, 0, year), [name]]),
    areas: readAreas(json),
  };
}

/** A point counted from that of the first municipality. */
function placedFrom(home, east, north) {
  if (east === null || north === null) return NOWHERE;
  const [, , , lon, lat] = home;
  return { lon: rounded(lon / POINT_STEPS + east / OFFSET_STEPS), lat: rounded(lat / POINT_STEPS + north / OFFSET_STEPS) };
}

/** Districts and neighbourhoods; a code's first letters and municipality are left out of the file. */
function readAreas({ areas, municipalities }) {
  return areas.name.map((name, i) => {
    const home = municipalities[areas.m[i]];
    const isDistrict = areas.code[i].length === DISTRICT_CODE;
    const code = (isDistrict ? "WK" : "BU") + home[0].slice(2) + areas.code[i];
    const point = placedFrom(home, areas.east[i], areas.north[i]);
    const kind = isDistrict ? "district" : "neighbourhood";
    return [entry(kind, name, code, [home[0]], point, areas.thousands[i] * THOUSAND), [name]];
  });
}

function readPostcodes({ postcodes, municipalities }) {
  return new Map(
    postcodes.digits.map((number, i) => {
      const digits = String(number);
      const homes = many(postcodes.m[i]).map((m) => municipalities[m]);
      const point = placedFrom(homes[0], postcodes.east[i], postcodes.north[i]);
      return [
        digits,
        entry(
          "postcode",
          digits,
          null,
          homes.map(([code]) => code),
          point,
        ),
      ];
    }),
  );
}

function note(index, key, found) {
  if (key === "") return;
  const known = index.get(key);
  if (!known) index.set(key, [found]);
  else if (!known.includes(found)) known.push(found);
}

/**
 * Every form of every name, folded once for all who look names up: `{entry, words, folded, key, nth}`, `nth`
 * 0 for the name itself and more for an alias.
 */
function foldNames(rows) {
  const forms = [];
  for (const [found, called] of rows) {
    called.forEach((name, nth) => {
      for (const form of mainNames(name)) {
        const written = words(form);
        if (!written.length) continue;
        const folded = spell(written);
        forms.push({ entry: found, words: written, folded, key: key(folded), nth });
      }
    });
  }
  return forms;
}

/** The names places bear, and the spellings typing errors are counted on. */
function indexNames(forms, former) {
  const [names, spellings] = [new Map(), new Map()];
  for (const form of forms) {
    spellings.set(compact(form.folded), form.key);
    if (form.words !== form.folded) spellings.set(compact(form.words), form.key);
    note(names, form.key, form.entry);
  }
  // The qualified name of a former municipality ("Laren (Gld)") means its settlement too.
  for (const [found] of former) {
    const [name, plain] = [found.name, found.name.split("(")[0]].map((form) => key(tokens(form)));
    if (plain === name) continue;
    for (const other of names.get(plain) ?? []) {
      if (other.kind === "settlement" && found.municipalities.includes(other.municipalities[0])) note(names, name, other);
    }
  }
  return { names, spellings };
}

/** Shortened names, for when no place bears the name in full. */
function indexShortened(rows) {
  const names = new Map();
  for (const [found, called] of rows) {
    for (const name of called) {
      if (ONE_WORD.test(name)) continue;
      for (const form of secondaryNames(name)) note(names, key(tokens(form)), found);
    }
  }
  return names;
}

/** What `make` gives, made when it is first asked for. */
function lazy(make) {
  let made = null;
  return () => (made ??= make());
}

/** The middle of a province: of its municipalities' points, by population. */
function middleOf(municipalities) {
  const people = municipalities.reduce((sum, { population }) => sum + population, 0);
  const mean = (axis) => municipalities.reduce((sum, found) => sum + found[axis] * found.population, 0) / people;
  return { lon: rounded(mean("lon")), lat: rounded(mean("lat")) };
}

/** @param {Object} json assets/data/gazetteer.json */
export function createGazetteer(json) {
  const tables = readTables(json);
  const provinces = tables.provinces.map(([found]) => found);
  const municipalities = new Map(tables.municipalities.map(([found]) => [found.code, found]));
  const provinceOf = new Map(json.municipalities.map(([code, , province]) => [code, provinces[province]]));
  const municipalitiesIn = (codes) => [...municipalities.keys()].filter((code) => codes.includes(provinceOf.get(code).code));
  for (const province of provinces) {
    Object.assign(province, middleOf(municipalitiesIn([province.code]).map((code) => municipalities.get(code))));
  }
  const contexts = new Map();
  for (const [name, found] of json.contexts) {
    const folded = key(tokens(name));
    contexts.set(folded, [...(contexts.get(folded) ?? []), ...found.map((i) => provinces[i].code)]);
  }
  const ours = [...tables.provinces, ...tables.municipalities, ...tables.settlements, ...tables.informal];
  const parts = [...tables.former, ...tables.areas];
  // Folding 24 000 names takes a moment: done at the first question, not while the page starts.
  const forms = lazy(() => foldNames([...ours, ...tables.elsewhere, ...parts]));
  const named = lazy(() => indexNames(forms(), tables.former));
  const shortened = lazy(() => indexShortened([...ours, ...parts]));
  return {
    provinces,
    municipalities,
    /** The province a municipality lies in. */
    provinceOf: (code) => provinceOf.get(code),
    municipalitiesIn,
    postcodes: readPostcodes(json),
    contexts,
    words: new Map(json.words.map(([word, role, kind]) => [tokens(word).join(" "), { role, kind }])),
    /** All places but postcodes. */
    entries: lazy(() => [...ours, ...parts].map(([found]) => found)),
    forms,
    names: () => named().names,
    spellings: () => named().spellings,
    shortened,
  };
}
