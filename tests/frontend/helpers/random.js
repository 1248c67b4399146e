/** Repeatable chance, and small random data sets and selections for property tests. */
/** A generator of numbers in [0, 1) that gives the same row for the same seed (mulberry32). */
function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (n) => Math.floor(next() * n);
  return {
    next,
    int,
    chance: (p) => next() < p,
    pick: (list) => list[int(list.length)],
    /** Some of the list, in its order. */
    some: (list, p) => list.filter(() => next() < p),
  };
}

const PROVINCES = ["Gelderland", "Fryslân", "Limburg"];
const MUNICIPALITIES = [
  { municipality: "Ede", municipality_code: "GM0228", province: "Gelderland", lon: 5.66, lat: 52.03 },
  { municipality: "Wageningen", municipality_code: "GM0289", province: "Gelderland", lon: 5.66, lat: 51.97 },
  { municipality: "Leeuwarden", municipality_code: "GM0080", province: "Fryslân", lon: 5.8, lat: 53.2 },
  { municipality: "Venray", municipality_code: "GM0984", province: "Limburg", lon: 5.97, lat: 51.53 },
];
const TITLES = ["Buurtwacht", "buurtwacht", "Élan", "Elan", "Zomer", "Kan wél!", "Kan wel", "Alert", "’t Plein", "Ávond"];

const UNKNOWN = { slug: "niet-bekend", label: "Niet bekend", help: "", kind: "unknown" };
const values = (slugs) => [...slugs.map((slug) => ({ slug, label: slug.toUpperCase(), help: "" })), UNKNOWN];
const FACETS = [
  { param: "fenomeen", label: "Fenomeen", question: "", ordered: false, values: values(["overlast", "toezicht", "leefbaarheid"]) },
  { param: "schaal", label: "Schaal", question: "", ordered: true, values: values(["straat", "wijk", "landelijk"]) },
  {
    param: "provincie",
    label: "Provincie",
    question: "",
    ordered: false,
    areas: true,
    values: [
      ...["gelderland", "fryslan", "limburg"].map((slug, i) => ({ slug, label: PROVINCES[i], help: "" })),
      { slug: "landelijk", label: "Heel Nederland", help: "", kind: "nationwide" },
      UNKNOWN,
    ],
  },
];

function randomPlace(random) {
  const home = random.pick(MUNICIPALITIES);
  const common = { name: home.municipality, level: "wijk", code: null, relation: "uitgevoerd_in", precision: "wijk" };
  if (random.chance(0.15)) {
    const region = { municipality: null, municipality_code: null, lon: null, lat: null, precision: "provincie" };
    return { ...home, ...common, ...region, province: random.chance(0.8) ? home.province : null };
  }
  // A coarse grid, so that points coincide and distances tie.
  const shift = () => (random.int(5) - 2) / 20;
  return { ...home, ...common, lon: Number((home.lon + shift()).toFixed(4)), lat: Number((home.lat + shift()).toFixed(4)) };
}

function randomItem(random, id) {
  const scope = random.pick(["wijk", "straat", "onbekend", "landelijk"]);
  const places = Array.from({ length: random.pick([0, 1, 1, 1, 2, 3]) }, () => randomPlace(random));
  /** Some known values of a facet; what is nation-wide has that value of the provinces, and that alone. */
  const facet = ({ areas, values: all }) => {
    const last = all.length - 1;
    const nationwide = all.findIndex(({ kind }) => kind === "nationwide");
    if (areas && scope === "landelijk") return [nationwide];
    const chosen = random.some(
      [...Array(last).keys()].filter((v) => v !== nationwide),
      0.35,
    );
    return chosen.length ? chosen : [last];
  };
  return {
    id,
    title: random.pick(TITLES),
    summary: random.pick(["Bewoners letten op.", "De wijkagent komt langs.", "Samen opruimen."]),
    scope,
    start: random.chance(0.6) ? 2000 + random.int(5) : null,
    end: null,
    facets: FACETS.map(facet),
    places,
    mapped: scope !== "landelijk" && places.some(({ lon }) => lon !== null),
  };
}

/** A data set of up to `most` items, sorted by id as the index is. */
function randomItems(random, most) {
  const length = random.int(most + 1);
  return Array.from({ length }, (_, i) => randomItem(random, `item-${String(i).padStart(6, "0")}`));
}

/** Filters as a visitor may combine them; places as codes of MUNICIPALITIES. */
function randomFilters(random) {
  const facets = {};
  for (const { param, values: all } of FACETS) {
    const chosen = random.chance(0.5)
      ? random.some(
          all.map(({ slug }) => slug),
          0.3,
        )
      : [];
    if (chosen.length) facets[param] = chosen;
  }
  const place = random.chance(0.5) ? random.pick(MUNICIPALITIES).municipality_code : null;
  return {
    facets,
    place,
    radius: place && random.chance(0.7) ? random.pick([1, 5, 10, 25, 100, "gemeente"]) : null,
    bbox: random.chance(0.2) ? [5.5, 51.4, 5.9, 52.2] : null,
    sort: random.pick([null, null, "relevantie", "afstand", "titel", "startjaar"]),
  };
}

/** A gazetteer of just these municipalities, with one district. */
const GAZETTEER = {
  tables: [
    {
      kind: "municipality",
      name: MUNICIPALITIES.map(({ municipality }) => municipality),
      code: MUNICIPALITIES.map(({ municipality_code }) => municipality_code),
      province: MUNICIPALITIES.map(({ province }) => PROVINCES.indexOf(province)),
      lon: MUNICIPALITIES.map(({ lon }) => Math.round(lon * 1e4)),
      lat: MUNICIPALITIES.map(({ lat }) => Math.round(lat * 1e4)),
      size: MUNICIPALITIES.map(() => 50),
      text: "0000",
      aliases: {},
    },
    {
      kind: "province",
      name: PROVINCES,
      code: ["PV25", "PV21", "PV31"],
      lon: [58_000, 58_000, 59_700],
      lat: [520_000, 532_000, 513_000],
      size: [0, 0, 0],
      text: "000",
      aliases: {},
    },
    {
      kind: "district",
      name: ["Ede-West"],
      steps: 1000,
      code: ["02"],
      home: [0],
      east: [-10],
      north: [10],
      size: [40],
      text: "0",
      aliases: {},
    },
  ],
  contexts: {},
  verdicts: {},
};

export { createRandom, randomItems, randomFilters, FACETS, MUNICIPALITIES, GAZETTEER };
