/**
 * Which of the places that bear one name is meant, and when that has to be asked. The twin of geodata/resolution.py,
 * which says the order of precedence.
 */
(function (pk) {
  "use strict";

  /** A municipality that ended from this year on is as well known by its name as a settlement. */
  const LIVING_MEMORY = 2000;
  /** Of several places with one name in one municipality, the first of these kinds stands for it. */
  const STANDING = Object.fromEntries(
    ["municipality", "province", "postcode", "settlement", "informal", "district", "neighbourhood", "popular", "former"].map(
      (kind, place) => [kind, place],
    ),
  );
  /** Kinds that are a part of a town. */
  const AREAS = new Set(["informal", "district", "neighbourhood", "popular"]);
  const NOTHING = Object.freeze({ verdict: "nothing", readings: [] });

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

  /** One reading per municipality: `{entry, municipality, namesakes}`, best first. */
  function byMunicipality(entries) {
    const homes = new Map();
    for (const entry of entries) {
      for (const code of entry.municipalities.length ? entry.municipalities : [null]) {
        if (!homes.has(code)) homes.set(code, []);
        homes.get(code).push(entry);
      }
    }
    const readings = [...homes].map(([municipality, found]) => {
      const entry = found.reduce((best, other) => (compareStanding(other, best) < 0 ? other : best));
      return { entry, municipality, namesakes: found.filter(({ kind }) => kind === entry.kind).length };
    });
    return readings.sort((a, b) => compareStanding(a.entry, b.entry));
  }

  const verdict = (sure, readings) => ({ verdict: sure ? "take" : "ask", readings });

  function chooseSettlement(settlements, others) {
    const homes = new Set(settlements.flatMap((entry) => entry.municipalities));
    const isInside = (entry) => entry.municipalities.some((code) => homes.has(code));
    const inside = others.filter(isInside);
    const rivals = others.filter((entry) => AREAS.has(entry.kind) && !isInside(entry));
    const people = Math.max(...inside.map((entry) => entry.population));
    const municipal = settlements.some((entry) => entry.kind === "former");
    const rivalled = rivals.some((entry) => entry.kind === "popular" || (entry.population > people && !municipal));
    if (homes.size === 1 && !rivalled) return verdict(true, byMunicipality(inside));
    return verdict(false, byMunicipality([...inside, ...rivals]));
  }

  /**
   * Settles which of the entries that bear one name is meant.
   * @returns {{verdict: "take"|"ask"|"nothing", readings: Array}}
   */
  function choose(entries) {
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

  /** All the entries as readings to choose from. */
  function ask(entries) {
    const placed = own(entries.filter(({ kind }) => kind !== "province" && kind !== "elsewhere"));
    const readings = [...byMunicipality(placed), ...byMunicipality(entries.filter(({ kind }) => kind === "province"))];
    return readings.length ? verdict(false, readings) : NOTHING;
  }

  pk.placeChoice = { choose, ask, AREAS, NOTHING };
})((globalThis.praktijkkaart ??= {}));
