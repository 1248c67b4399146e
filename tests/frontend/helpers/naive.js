/** The engine's promises written out the slow and plain way, to hold the fast one to. */
const NEAREST = 5;

function fold(text) {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

function haversineKm(a, b) {
  const rad = (degrees) => (degrees * Math.PI) / 180;
  const h =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lon - a.lon) / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
}

const points = (item) => (item.mapped ? item.places.filter(({ lon }) => lon !== null) : []);
const isHere = (item, place) => item.mapped && item.places.some((p) => p.municipality_code === place.municipality_code);
const km = (item, place) => Math.min(Infinity, ...points(item).map((p) => haversineKm(place, p)));
const sortKm = (item, place) => (isHere(item, place) ? 0 : km(item, place));

function comesAlong(item, place) {
  if (item.mapped) return false;
  const provinces = item.places.map(({ province }) => province).filter(Boolean);
  return item.scope === "landelijk" || !provinces.length || provinces.includes(place.province);
}

const slugsOf = (facets, item, f) => item.facets[f].map((v) => facets[f].values[v].slug);

function inBox([west, south, east, north], item) {
  return points(item).some(({ lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north);
}

function byTitle(a, b) {
  const [x, y] = [fold(a.title), fold(b.title)];
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1;
}

function byDistance(place) {
  const metres = (item) => Math.round(Math.min(sortKm(item, place), 1e6) * 1000);
  return (a, b) => metres(a) - metres(b) || byTitle(a, b);
}

/** The items a selection shows, in no order. `place` is the chosen municipality or null. */
function results({ facets, items }, { facets: chosen, bbox, radius }, place) {
  const meets = items.filter(
    (item) =>
      (!bbox || inBox(bbox, item)) &&
      facets.every(({ param }, f) => !chosen[param] || slugsOf(facets, item, f).some((slug) => chosen[param].includes(slug))),
  );
  if (!place || radius === null) return { found: meets, fallback: false };
  const along = meets.filter((item) => comesAlong(item, place));
  const within = meets.filter((item) => isHere(item, place) || (radius !== "gemeente" && km(item, place) <= radius));
  if (within.length) return { found: [...within, ...along], fallback: false };
  const nearest = meets
    .filter((item) => item.mapped)
    .sort(byDistance(place))
    .slice(0, NEAREST);
  return { found: [...nearest, ...along], fallback: nearest.length > 0 };
}

function order(found, sort, place) {
  const year = (item) => (item.start === null ? -Infinity : item.start);
  const effective = sort === "titel" || sort === "startjaar" || (sort === "afstand" && !place) ? sort : place ? "afstand" : "titel";
  const compare = {
    titel: byTitle,
    afstand: place ? byDistance(place) : byTitle,
    startjaar: (a, b) => (year(a) === year(b) ? byTitle(a, b) : year(b) - year(a)),
  }[effective];
  const sorted = [...found].sort(compare);
  return [...sorted.filter((item) => item.mapped), ...sorted.filter((item) => !item.mapped)].map(({ id }) => id);
}

/** Number of results that carry each value under all other filters. */
function counts(source, filters, place) {
  const all = {};
  source.facets.forEach(({ param, values }, f) => {
    const { [param]: _, ...others } = filters.facets;
    const { found } = results(source, { ...filters, facets: others }, place);
    all[param] = Object.fromEntries(
      values.map(({ slug }) => [slug, found.filter((item) => slugsOf(source.facets, item, f).includes(slug)).length]),
    );
  });
  return all;
}

export { results, order, counts, km, isHere };
