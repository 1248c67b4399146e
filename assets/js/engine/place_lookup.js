/**
 * One name looked up in the gazetteer, exactly or with typing errors. The twin of geodata/lookup.py and
 * geodata/near_names.py.
 */
(function (pk) {
  "use strict";

  /** Kinds that are a part of a town. */
  const AREAS = new Set(["informal", "district", "neighbourhood", "popular"]);
  /** Scores of a name in full and of a shortened one. */
  const EXACT = 100;
  const SHORTENED = 90;
  const MOST_EDITS = 2;
  const REMEMBERED = 500;

  /** The kinds of entry each word of the word table asks for. */
  const ASKED_KINDS = {
    municipality: new Set(["municipality", "former"]),
    former: new Set(["former"]),
    province: new Set(["province"]),
    area: AREAS,
    settlement: new Set(["settlement", "popular"]),
    town: new Set(["municipality", "settlement", "popular"]),
  };
  const SCOPE_LEVELS = [["municipality"], ["province"], ["settlement", "popular", "former"]].map((kinds) => new Set(kinds));

  /** Typing errors a spelling of so many letters may hold: none when short, two when long. */
  const allowedEdits = (length) => (length < 4 ? 0 : length < 7 ? 1 : MOST_EDITS);

  /** A bit for every letter a spelling holds: two spellings `n` edits apart differ in at most 2n bits. */
  function letters(spelling) {
    let bits = 0;
    for (let i = 0; i < spelling.length; i++) bits |= 1 << (spelling.charCodeAt(i) & 31);
    return bits;
  }

  function countBits(bits) {
    let n = 0;
    for (let rest = bits; rest; rest &= rest - 1) n++;
    return n;
  }

  /** `near(spelling)`: `[distance, known spelling]` within the allowed edits, nearest first. */
  function createNearNames(spellings) {
    const byLength = new Map();
    for (const spelling of spellings) {
      if (!byLength.has(spelling.length)) byLength.set(spelling.length, []);
      byLength.get(spelling.length).push({ spelling, bits: letters(spelling) });
    }
    const remembered = new Map();

    function search(spelling) {
      const bits = letters(spelling);
      const found = [];
      for (let length = spelling.length - MOST_EDITS; length <= spelling.length + MOST_EDITS; length++) {
        const edits = allowedEdits(Math.min(length, spelling.length));
        if (!edits || Math.abs(length - spelling.length) > edits) continue;
        for (const known of byLength.get(length) ?? []) {
          if (countBits(bits ^ known.bits) > 2 * edits) continue;
          const distance = pk.text.distance(spelling, known.spelling, edits);
          if (distance <= edits) found.push([distance, known.spelling]);
        }
      }
      return found.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
    }

    return function near(spelling) {
      if (!remembered.has(spelling)) {
        if (remembered.size === REMEMBERED) remembered.clear();
        remembered.set(spelling, search(spelling));
      }
      return remembered.get(spelling);
    };
  }

  const inScope = (entries, scope) =>
    scope ? entries.filter((entry) => entry.municipalities.some((code) => scope.has(code))) : entries;

  /** The entries of the kind asked for, or all when there is none of it. */
  function ofKind(entries, kind) {
    const wanted = ASKED_KINDS[kind];
    const found = wanted ? entries.filter((entry) => wanted.has(entry.kind)) : [];
    return found.length ? found : entries;
  }

  /** The distinct lists of tokens that hold any. */
  const distinct = (lists) => [...new Map(lists.map((list) => [list.join(" "), list])).values()].filter((list) => list.length);

  /** @param {Object} gazetteer of gazetteer.js */
  function createLookup(gazetteer) {
    const { key, compact } = pk.placeNames;
    const nearNames = createNearNames(gazetteer.spellings.keys());

    /**
     * Places that bear the name: in full, else joined with its context, else shortened.
     * @param {Object} segment
     * @param {Set<string>|null} scope codes of municipalities to stay within
     * @param {string[]} beside tokens of the context, which may be part of the name ("Venlo-Centrum")
     * @returns {{entries: Object[], score: number}|null}
     */
    function exact(segment, scope = null, beside = []) {
      const forms = distinct([segment.written, segment.name]);
      const joined = beside.length ? forms.flatMap((name) => [[...beside, ...name], [...name, ...beside]]) : [];
      const tries = [
        [gazetteer.names, forms, EXACT],
        [gazetteer.names, joined, EXACT],
        [gazetteer.secondary, forms, SHORTENED],
      ];
      for (const [names, tried, score] of tries) {
        for (const form of tried) {
          const entries = ofKind(inScope(names.get(key(form)) ?? [], scope), segment.kind);
          if (entries.length) return { entries, score };
        }
      }
      return null;
    }

    /** Places whose name is nearest within the allowed typing errors; equally near ones together. */
    function near(segment, scope = null) {
      let best = null;
      for (const form of [segment.name, segment.written]) {
        const spelling = compact(form);
        for (const [distance, known] of nearNames(spelling)) {
          if (best && distance > best.distance) break;
          const entries = inScope(gazetteer.names.get(gazetteer.spellings.get(known)) ?? [], scope);
          if (!entries.length) continue;
          if (!best || distance < best.distance) {
            const score = EXACT * (1 - distance / Math.max(spelling.length, known.length));
            best = { distance, score, entries: new Set() };
          }
          for (const entry of entries) best.entries.add(entry);
        }
      }
      return best && { entries: ofKind([...best.entries], segment.kind), score: best.score };
    }

    /** What a segment narrows another name down to: `{level, codes}` of each reading, narrow first. */
    function scopes(segment, allowErrors = false) {
      const hits = exact(segment) ?? (allowErrors ? near(segment) : null);
      const found = [];
      SCOPE_LEVELS.forEach((kinds, level) => {
        const entries = hits ? hits.entries.filter((entry) => kinds.has(entry.kind)) : [];
        const codes = new Set(entries.flatMap((entry) => entry.municipalities));
        for (const entry of entries) {
          if (entry.kind === "province") for (const code of gazetteer.municipalitiesIn([entry.code])) codes.add(code);
        }
        if (codes.size) found.push({ level, codes });
      });
      const provinces = gazetteer.contexts.get(key(segment.name));
      if (provinces) found.push({ level: 1, codes: new Set(gazetteer.municipalitiesIn(provinces)) });
      return found;
    }

    /** Does the segment name a foreign place, and no municipality or settlement of ours. */
    function isAbroad(segment) {
      for (const form of [segment.written, segment.name]) {
        const entries = gazetteer.names.get(key(form)) ?? [];
        if (entries.some(({ why }) => why === "abroad" || why === "caribbean" || why === "country")) {
          return !entries.some(({ kind }) => kind === "municipality" || kind === "settlement");
        }
      }
      return false;
    }

    return { exact, near, scopes, isAbroad };
  }

  pk.placeLookup = createLookup;
})((globalThis.praktijkkaart ??= {}));
