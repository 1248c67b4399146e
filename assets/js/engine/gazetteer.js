/**
 * The gazetteer in the browser: every place that can be asked for, as entries indexed by their folded names. The twin
 * of geodata/gazetteer.py; the file is assets/data/gazetteer.json.
 *
 * An entry is `{kind, name, code, municipalities, lon, lat, population, year, spillover, why}`, its municipalities
 * today's codes: several for a split former one, none for a province.
 */
(function (pk) {
  "use strict";

  const DEGREES = 1e-4;
  const POPULAR = 1;
  const SPILLOVER = 2;

  const degrees = (value) => (value === null || value === undefined ? null : Math.round(value) * DEGREES);
  const rounded = (value) => (value === null ? null : Number(value.toFixed(4)));
  const placed = (lon, lat) => ({ lon: rounded(degrees(lon)), lat: rounded(degrees(lat)) });
  const many = (value) => (Array.isArray(value) ? value : [value]);

  function entry(kind, name, fields) {
    const none = { code: null, municipalities: [], lon: null, lat: null, population: 0, year: 0, spillover: false, why: "" };
    return { kind, name, ...none, ...fields };
  }

  /** `[entry, names]` of every row, table by table, in the order geodata/gazetteer.py fills its index. */
  function readTables(json) {
    const codes = json.municipalities.map(([code]) => code);
    const within = (indexes) => many(indexes).map((i) => codes[i]);
    return {
      provinces: json.provinces.map(([code, name, aliases = []]) => [entry("province", name, { code }), [name, ...aliases]]),
      municipalities: json.municipalities.map(([code, name, , lon, lat, population, aliases = []]) => [
        entry("municipality", name, { code, municipalities: [code], ...placed(lon, lat), population }),
        [name, ...aliases],
      ]),
      settlements: json.settlements.map(([name, home, lon, lat, aliases = [], population = 0, flags = 0]) => [
        entry(flags & POPULAR ? "popular" : "settlement", name, {
          municipalities: within(home),
          ...placed(lon, lat),
          population,
          spillover: (flags & SPILLOVER) !== 0,
        }),
        [name, ...aliases],
      ]),
      former: json.former.map(([name, homes, year = 0]) => [entry("former", name, { municipalities: within(homes), year }), [name]]),
      informal: json.informal.map(([name, home, lon, lat, aliases = [], population = 0, code = null]) => [
        entry("informal", name, { code, municipalities: within(home), ...placed(lon, lat), population }),
        [name, ...aliases],
      ]),
      elsewhere: (json.elsewhere ?? []).map(([name, why]) => [entry("elsewhere", name, { why }), [name]]),
      areas: json.areas.map(([name, level, home, lon, lat, code, population = 0]) => [
        entry(level === "w" ? "district" : "neighbourhood", name, {
          code,
          municipalities: within(home),
          ...placed(lon, lat),
          population,
        }),
        [name],
      ]),
    };
  }

  function readPostcodes(json) {
    const codes = json.municipalities.map(([code]) => code);
    return new Map(
      json.postcodes.map(([digits, homes, lon, lat]) => {
        const municipalities = many(homes).map((i) => codes[i]);
        return [String(digits), entry("postcode", String(digits), { municipalities, ...placed(lon, lat) })];
      }),
    );
  }

  function note(index, key, found) {
    if (key === "") return;
    const known = index.get(key);
    if (!known) index.set(key, [found]);
    else if (!known.includes(found)) known.push(found);
  }

  /** The indexes a name is looked up in; shortened names serve when no place bears the name in full. */
  function createIndexes(tables) {
    const { words, tokens, key, compact, mainNames, secondaryNames } = pk.placeNames;
    const [names, secondary, spellings] = [new Map(), new Map(), new Map()];

    function add([found, called]) {
      for (const name of called) {
        for (const form of mainNames(name)) {
          const folded = tokens(form);
          if (!folded.length) continue;
          spellings.set(compact(folded), key(folded));
          spellings.set(compact(words(form)), key(folded));
          note(names, key(folded), found);
        }
        if (found.kind === "elsewhere") continue;
        for (const form of secondaryNames(name)) note(secondary, key(tokens(form)), found);
      }
    }

    /** Lets the qualified name of a former municipality ("Laren (Gld)") mean its settlement too. */
    function linkSettlements(former) {
      const [name, plain] = [former.name, former.name.split("(")[0]].map((form) => key(tokens(form)));
      if (plain === name) return;
      for (const found of names.get(plain) ?? []) {
        if (found.kind === "settlement" && former.municipalities.includes(found.municipalities[0])) note(names, name, found);
      }
    }

    const { provinces, municipalities, settlements, informal, elsewhere, former, areas } = tables;
    for (const row of [provinces, municipalities, settlements, informal, elsewhere, former].flat()) add(row);
    for (const [found] of former) linkSettlements(found);
    areas.forEach(add);
    return { names, secondary, spellings };
  }

  /** The middle of a province: of its municipalities' points, by population. */
  function middleOf(municipalities) {
    const people = municipalities.reduce((sum, { population }) => sum + population, 0);
    const mean = (axis) => municipalities.reduce((sum, found) => sum + found[axis] * found.population, 0) / people;
    return { lon: rounded(mean("lon")), lat: rounded(mean("lat")) };
  }

  /** @param {Object} json assets/data/gazetteer.json */
  function createGazetteer(json) {
    const tables = readTables(json);
    const provinces = tables.provinces.map(([found]) => found);
    const municipalities = new Map(tables.municipalities.map(([found]) => [found.code, found]));
    const provinceOf = new Map(json.municipalities.map(([code, , province]) => [code, provinces[province]]));
    const municipalitiesIn = (codes) => [...municipalities.keys()].filter((code) => codes.includes(provinceOf.get(code).code));
    for (const province of provinces) {
      Object.assign(province, middleOf(municipalitiesIn([province.code]).map((code) => municipalities.get(code))));
    }
    const { tokens, key } = pk.placeNames;
    const contexts = new Map();
    for (const [name, found] of json.contexts ?? []) {
      const folded = key(tokens(name));
      contexts.set(folded, [...(contexts.get(folded) ?? []), ...found.map((i) => provinces[i].code)]);
    }
    let indexes = null;
    const ready = () => (indexes ??= createIndexes(tables));
    return {
      municipalities,
      /** The province a municipality lies in. */
      provinceOf: (code) => provinceOf.get(code),
      municipalitiesIn,
      provinces,
      postcodes: readPostcodes(json),
      contexts,
      words: new Map((json.words ?? []).map(([word, role, kind]) => [tokens(word).join(" "), { role, kind }])),
      /** `[entry, names]` of everything but postcodes and names elsewhere. */
      rows: ["municipalities", "provinces", "settlements", "former", "informal", "areas"].flatMap((table) => tables[table]),
      // Folding 24 000 names takes a moment: done at the first question, not while the page starts.
      get names() {
        return ready().names;
      },
      get secondary() {
        return ready().secondary;
      },
      get spellings() {
        return ready().spellings;
      },
    };
  }

  pk.gazetteer = createGazetteer;
})((globalThis.praktijkkaart ??= {}));
