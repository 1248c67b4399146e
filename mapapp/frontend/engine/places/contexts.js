/**
 * A name together with what it lies in: "Moerwijk, Den Haag", "Hengelo (Ov)", "Haren bij Groningen". The twin of
 * geodata/contexts.py.
 */
import { distanceKm } from "../geo.js";
import { joined, splitAnywhere, splitAtJoints } from "./phrases.js";

/** Parts of a query that may narrow one name down; more is a list. */
const MOST_PARTS = 4;
/** Tokens of a phrase that is still cut anywhere. */
const LONGEST_PHRASE = 10;
/** How far a place may lie from the one it is said to be near. */
const NEAR_KM = 15;

/** Every way to take one from each list. */
const product = (lists) => lists.reduce((ways, list) => ways.flatMap((way) => list.map((one) => [...way, one])), [[]]);

const intersection = (sets) => sets.reduce((common, set) => new Set([...common].filter((code) => set.has(code))));

function isClose(entry, mark) {
  if (entry.lon === null || mark.lon === null) return false;
  return distanceKm(entry.lon, entry.lat, mark.lon, mark.lat) <= NEAR_KM;
}

export function createContexts(gazetteer, lookup) {
  const { words } = gazetteer;

  /** The parts with one of them split in two, in each way. */
  function* cutOnce(parts, split, after = []) {
    for (const [place, part] of parts.entries()) {
      if (part.written.length > LONGEST_PHRASE) continue;
      for (const pair of split(part, words)) yield [...parts.slice(0, place), ...pair, ...parts.slice(place + 1), ...after];
    }
  }

  /** The parts as they are, then cut or joined in other places; `thrice` cuts one part in three. */
  function* cuts(parts, thrice) {
    yield parts;
    if (parts.length > 2) {
      yield [joined(parts.slice(0, -1), words), parts[parts.length - 1]];
      yield [parts[0], joined(parts.slice(1), words)];
    }
    const whole = parts.length > 1 ? [joined(parts, words)] : [];
    for (const phrase of [parts, whole]) {
      for (const split of [splitAtJoints, splitAnywhere]) yield* cutOnce(phrase, split);
    }
    if (parts.length !== 1 || !thrice) return;
    for (const [first, second] of cutOnce(parts, splitAnywhere)) yield* cutOnce([first], splitAnywhere, [second]);
  }

  /** `{place, scope}`: narrow scopes first, and the name first before it is last. */
  function orders(cut, near, loose) {
    const exact = cut.map((segment) => lookup.scopes(segment));
    const found = [];
    cut.forEach((segment, place) => {
      const others = [];
      cut.forEach((other, k) => {
        if (k === place) return;
        const mayErr = near && !exact[k].length && (loose || lookup.exact(segment) !== null);
        others.push(mayErr ? lookup.scopes(other, true) : exact[k]);
      });
      for (const way of product(others)) {
        const scope = intersection(way.map(({ codes }) => codes));
        if (scope.size) found.push({ level: way.reduce((sum, { level }) => sum + level, 0), place, scope });
      }
    });
    return found.sort((a, b) => a.level - b.level || a.place - b.place);
  }

  const isMunicipality = (segment) => lookup.exact(segment)?.entries.some(({ kind }) => kind === "municipality") ?? false;

  /** Is it rather two municipalities than a small place in one that bears the other's name. */
  function isList(cut, place, hits) {
    if (cut[place].kind || !cut.every(isMunicipality)) return false;
    const kinds = new Set(hits.entries.map(({ kind }) => kind));
    return !kinds.has("municipality") && (place > 0 || !kinds.has("settlement"));
  }

  /** The places of a name that lie close to what it is said to be near. */
  function closeBy(cut) {
    if (cut.length !== 2 || !cut[1].near) return null;
    const [hits, marks] = cut.map((segment) => lookup.exact(segment));
    if (!hits || !marks) return null;
    const entries = hits.entries.filter((entry) => marks.entries.some((mark) => isClose(entry, mark)));
    return entries.length ? { entries, score: hits.score } : null;
  }

  /** Each part as the name in turn; `loose` lets name and context both have typing errors. */
  function readCut(cut, near, loose) {
    for (const { place, scope } of orders(cut, near, loose)) {
      const beside = cut.length === 2 ? cut[1 - place].name : [];
      const hits = lookup.exact(cut[place], scope, beside) ?? (near ? lookup.near(cut[place], scope) : null);
      if (hits) return isList(cut, place, hits) ? null : hits;
    }
    return closeBy(cut);
  }

  /**
   * The places one part names within what the others name; `near` allows typing errors. A single part is first
   * read as a name without any context.
   */
  function read(parts, near = false) {
    if (parts.length === 1) {
      const hits = lookup.alone(parts[0], near);
      if (hits) return hits;
    }
    for (const cut of cuts(parts, !near)) {
      if (cut.length < 2 || cut.length > MOST_PARTS) continue;
      const hits = readCut(cut, near, cut.length === parts.length);
      if (hits) return hits;
    }
    return null;
  }

  return { read };
}
