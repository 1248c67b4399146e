/**
 * Which of the places that bear one name is meant, and when that has to be asked. The twin of geodata/resolution.py,
 * which says the order of precedence.
 */

/** A municipality that ended from this year on is as well known by its name as a settlement. */
const LIVING_MEMORY = 2000;
/** Of several places with one name in one municipality, the first of these kinds stands for it. */
const STANDING = Object.fromEntries(
  ["municipality", "province", "postcode", "settlement", "informal", "district", "neighbourhood", "popular", "former"].map(
    (kind, place) => [kind, place],
  ),
);
/** Kinds that are a part of a town. */
export const AREAS = new Set(["informal", "district", "neighbourhood", "popular"]);
/** So many times the inhabitants make a place as likely meant as one whose claim to the name is better. */
export const MUCH_LARGER = 5;
export const NOTHING = Object.freeze({ verdict: "nothing", readings: [] });

const isSettlement = (entry) => entry.kind === "settlement" || (entry.kind === "former" && entry.year >= LIVING_MEMORY);

/** The entries without spill-overs across a border, unless there is nothing else. */
function own(entries) {
  const found = entries.filter((entry) => !entry.spillover);
  return found.length ? found : entries;
}

function compareStanding(a, b) {
  const [nameA, nameB] = [a.code ?? a.name, b.code ?? b.name];
  return STANDING[a.kind] - STANDING[b.kind] || b.population - a.population || (nameA < nameB ? -1 : nameA > nameB ? 1 : 0);
}

const byStanding = (a, b) => compareStanding(a.entry, b.entry);

/**
 * One reading for each municipality, or one for each name when the best there differ in name, best first:
 * `{entry, municipality, namesakes}`.
 */
function byMunicipality(entries) {
  const homes = new Map();
  for (const entry of entries) {
    for (const code of entry.municipalities.length ? entry.municipalities : [null]) {
      if (!homes.has(code)) homes.set(code, []);
      homes.get(code).push(entry);
    }
  }
  const readings = [];
  for (const [municipality, found] of homes) {
    const best = [...found].sort(compareStanding);
    const named = new Map();
    for (const entry of best.filter(({ kind }) => kind === best[0].kind)) {
      const reading = named.get(entry.name);
      if (reading) reading.namesakes++;
      else named.set(entry.name, { entry, municipality, namesakes: 1 });
    }
    readings.push(...named.values());
  }
  return readings.sort(byStanding);
}

const verdict = (sure, readings) => ({ verdict: sure ? "take" : "ask", readings });

/** Is an area as likely meant as a settlement of so many people that bears its name. */
function isRival({ kind, population }, people) {
  return kind === "popular" ? population * MUCH_LARGER >= people : population >= people * MUCH_LARGER;
}

function chooseSettlement(settlements, others) {
  const homes = new Set(settlements.flatMap((entry) => entry.municipalities));
  const isInside = (entry) => entry.municipalities.some((code) => homes.has(code));
  const inside = others.filter(isInside);
  const rivals = others.filter((entry) => AREAS.has(entry.kind) && !isInside(entry));
  const people = Math.max(...inside.map((entry) => entry.population));
  const municipal = settlements.some((entry) => entry.kind === "former");
  const rivalled = !municipal && rivals.some((entry) => isRival(entry, people));
  if (homes.size === 1 && !rivalled) return verdict(true, byMunicipality(inside));
  return verdict(false, byMunicipality(others));
}

/**
 * Settles which of the entries that bear one name is meant.
 * @returns {{verdict: "take"|"ask"|"nothing", readings: Array}}
 */
export function choose(entries) {
  const municipalities = entries.filter(({ kind }) => kind === "municipality");
  const provinces = entries.filter(({ kind }) => kind === "province");
  const others = own(entries.filter(({ kind }) => !["municipality", "province", "elsewhere"].includes(kind)));
  const elsewhere = entries.filter(({ kind }) => kind === "elsewhere");
  if (municipalities.length) {
    const readings = [...byMunicipality([...municipalities, ...others]), ...byMunicipality(provinces)];
    return verdict(municipalities.length === 1, readings);
  }
  if (provinces.length) {
    return verdict(true, [{ entry: provinces[0], municipality: null, namesakes: 1 }, ...byMunicipality(others)]);
  }
  const settlements = others.filter(isSettlement);
  if (elsewhere.length) {
    const known = settlements.length && !elsewhere.some(({ why }) => why === "whole");
    return known ? verdict(false, byMunicipality(settlements)) : NOTHING;
  }
  if (settlements.length) return chooseSettlement(settlements, others);
  const living = others.filter(({ kind }) => kind !== "former");
  const readings = byMunicipality(living.length ? living : others);
  return readings.length ? verdict(readings.length === 1, readings) : NOTHING;
}

/** All the entries as readings to choose from, given for each name apart. */
export function ask(...names) {
  const readings = [];
  for (const entries of names) {
    const placed = own(entries.filter(({ kind }) => kind !== "province" && kind !== "elsewhere"));
    const provinces = entries.filter(({ kind }) => kind === "province");
    for (const reading of [...byMunicipality(placed), ...byMunicipality(provinces)]) {
      const isKnown = ({ entry, municipality, namesakes }) =>
        entry === reading.entry && municipality === reading.municipality && namesakes === reading.namesakes;
      if (!readings.some(isKnown)) readings.push(reading);
    }
  }
  return readings.length ? verdict(false, readings.sort(byStanding)) : NOTHING;
}
