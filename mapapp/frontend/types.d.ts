/** The shapes that the scripts pass around. The files are described in docs/architecture.md; Python makes them. */

// What Python declares

export interface Config {
  version: string;
  /** Day of the newest fact in the data, ISO; null when nothing has a date. */
  updated: string | null;
  /** Base path of the site, with a slash at both ends. */
  base: string;
  data: { index: string; details: string[]; basemap: string; gazetteer: string; boundaries: string | null };
  facets: Facet[];
  texts: { [language: string]: Texts };
  language: string;
  tiles: { url: string; attribution: string } | null;
  /** [[south, west], [north, east]] of the whole country. */
  home: [[number, number], [number, number]];
  /** What the visitor must know of the data's state, in words; null when all is well. */
  notice?: string | null;
}

export type Texts = { [key: string]: string };

export interface Facet {
  /** The parameter in the URL. */
  param: string;
  /** The property it reads. */
  key: string;
  label: string;
  question: string;
  /** What stands over an example's values, where the label would not do. */
  heading?: string;
  ordered: boolean;
  /** Are its filters unfolded at the start? */
  open: boolean;
  /** Are its values areas on the map? */
  areas?: true;
  /** Where an example's values stand; in which part of its description and of its slide. */
  shows: {
    card: boolean;
    detail: "facts" | "parties" | "audience" | null;
    slide: "labels" | "parties" | "audience" | null;
    print: boolean;
  };
  values: FacetValue[];
  en?: { label: string; question: string; heading?: string };
}

export interface FacetValue {
  slug: string;
  label: string;
  help: string;
  en: { label?: string; help: string };
  /** On the two values that are no datum of their own: nothing is known, and everywhere. */
  kind?: "unknown" | "nationwide";
  /** The language of `label` where it is not the page's. */
  lang?: string;
}

/** One intervention of the index: what filtering, counting, sorting and drawing need. */
export interface Item {
  id: string;
  title: string;
  summary: string;
  scope: string;
  start: number | null;
  end: number | null;
  /** Value numbers by facet, in declared order; never empty. */
  facets: number[][];
  places: ItemPlace[];
  /** Does it have a point on the map? */
  mapped: boolean;
}

/** A place of an intervention; WGS 84, null where only a region is known. */
export interface ItemPlace {
  name: string;
  level: string;
  code: string | null;
  municipality: string | null;
  municipality_code: string | null;
  province: string | null;
  relation: string;
  lon: number | null;
  lat: number | null;
  precision: string;
}

/** All that is known of an intervention: the GeoJSON properties, and its period in words. */
export interface Properties {
  id: string;
  title: string;
  summary: string;
  goal: string | null;
  approach: string | null;
  conditions: string | null;
  scope: string;
  places: (ItemPlace & { provenance: string | null; basis: string })[];
  source: { url: string; label: string; checked_on: string | null };
  links: { url: string; label: string }[];
  derived: string[];
  start_year: number | null;
  end_year: number | null;
  /** When it ran, in words by language; null when nothing is known. */
  period: { [language: string]: string } | null;
  [more: string]: any;
}

// What a visitor chose

export interface View {
  lat: number;
  lon: number;
  zoom: number;
}

/** [west, south, east, north] in degrees. */
export type Bbox = [number, number, number, number];

export interface Selection {
  q: string;
  /** The place as the URL names it. */
  place: string | null;
  /** Kilometres, or only what lies in the place's own municipality; null for no limit. */
  radius: Radius;
  /** Chosen slugs by facet parameter; none is empty. */
  facets: { [param: string]: string[] };
  sort: string | null;
  bbox: Bbox | null;
  /** The cluster whose list is open. */
  group: View | null;
  panel: string | null;
  view: View | null;
  open: string | null;
  starred: string[];
  slide: number | null;
  evening: { title: string; where: string };
  embed: boolean;
  language: string | null;
}

/** One step of a visitor; the table in engine/selection/actions.js says which fields each type reads. */
export interface Action {
  type: string;
  /** Where focus goes back to. */
  from?: Element;
  [field: string]: any;
}

export interface Ignored {
  param: string;
  value: string;
}

// What the engine answers

/** How far from the chosen place: kilometres, only in its own municipality, or without limit. */
export type Radius = number | "gemeente" | null;

/** What a place is; the words are those of geodata/places/entry.py. */
export type Kind =
  "municipality" | "province" | "postcode" | "settlement" | "informal" | "district" | "neighbourhood" | "popular" | "former";

/** A place a visitor can ask for; WGS 84. */
export interface Place {
  label: string;
  kind: Kind;
  code: string | null;
  municipality: string | null;
  municipality_code: string | null;
  province: string;
  lon: number;
  lat: number;
  /** The text for the URL that means this very place, in Python too. */
  text: string;
}

/** What a text means; `candidates` are other places of that name or, when it is none, suggestions. */
export interface PlaceMatch {
  status: "found" | "ambiguous" | "not_found";
  place: Place | null;
  candidates: Place[];
}

export interface Places {
  /** The first `n` places a text may be the beginning of, likeliest first. */
  suggest(text: string, n: number): Place[];
  match(text: string): PlaceMatch;
  /** The place a name, code or "name, municipality" stands for; null when there is none or more than one. */
  resolve(text: string): Place | null;
  /** The neighbourhood (or else district) whose point is nearest; null outside the Netherlands. */
  nearest(lon: number, lat: number): Place | null;
  /** How a place is written in the URL. */
  key(place: Place): string;
}

export interface Distance {
  km: number;
  /** Does it lie in the chosen municipality or province itself? */
  here: boolean;
}

export interface Result {
  /** All items. */
  total: number;
  /** Items in the result. */
  shown: number;
  /** Item numbers of the cards: on the map first, then off it; by relevance, best first. */
  order: number[];
  /** Sorted by relevance: items on and off the map stand in one order. */
  mixed: boolean;
  mapped: number[];
  offMap: number[];
  /** By parameter and slug; every declared value, 0 too. */
  counts: Counts;
  near: { place: Place; radius: Radius; inRange: number; fallback: boolean } | null;
  /** Distance of an item from the chosen place; null off the map or without a place. */
  distance: (item: number) => Distance | null;
  /** Stems that matched the text, for marking. */
  terms: string[];
  /** The text as it may have been meant. */
  correction: string | null;
}

export type Counts = { [param: string]: { [slug: string]: number } };

/** What dropping one filter alone would yield; a facet with several chosen values has slug null. */
export interface Offer {
  kind: "q" | "place" | "facet" | "bbox";
  param: string;
  slug: string | null;
  count: number;
}

export interface RegionCounts {
  provinces: { [name: string]: number };
  municipalities: { [code: string]: number };
  nationwide: number;
  unplaced: number;
  /** What the provinces count more than once. */
  repeated: number;
  total: number;
}

/** An item like another, with the facet values they share. */
export interface Similar {
  item: number;
  shared: { param: string; slug: string }[];
}

export interface Cluster {
  lon: number;
  lat: number;
  /** Item numbers, each once. */
  items: number[];
  points: number;
  /** Do all its points coincide? */
  coincident: boolean;
  key: string;
}

export type Engine = ReturnType<typeof import("./engine/engine.js").createEngine>;

// Within the engine

/** What the engine reads of a facet. */
export interface FacetSource {
  param: string;
  /** Are its values regions on the map? */
  areas?: boolean;
  /** `kind` is of a value that means "unknown" or "nationwide". */
  values: { slug: string; label: string; kind?: string }[];
}

export interface Source {
  facets: FacetSource[];
  items: Item[];
}

/** A set of item numbers: one bit each. */
export type Bits = Uint32Array;

/** The data set in columns (engine/dataset.js). */
export interface Dataset {
  facets: FacetSource[];
  items: Item[];
  size: number;
  points: Points;
  /** The points of item i stand from `pointStart[i]` to `pointStart[i + 1]`. */
  pointStart: Uint32Array;
  mapped: Bits;
  everything: Bits;
  /** By facet and value number. */
  facetBits: Bits[][];
  titleOrder: Uint32Array;
  /** Place of an item in `titleOrder`. */
  titleRank: Uint32Array;
  isNationwide: (item: number) => boolean;
}

/** Distinct points of the mapped items; the points of one item stand together, items ascending. */
export interface Points {
  item: Uint32Array;
  lon: Float64Array;
  lat: Float64Array;
  x: Float64Array;
  y: Float64Array;
}

/** Items to the results among them: the filter of a radius. */
export type Narrow = (candidates: Bits) => Bits;

/** How far everything lies from one place (engine/near.js). */
export interface Near {
  place: Place;
  /** Kilometres to sort by: what is here before everything else. */
  sortKm: (item: number) => number;
  distance: (item: number) => Distance | null;
  radiusFilter: (radius: number | "gemeente") => { narrow: Narrow; isFallback: (candidates: Bits) => boolean };
}

/** What a text finds (engine/search/search.js). */
export interface Found {
  bits: Bits;
  scores: Float64Array;
  terms: string[];
  correction: string | null;
}

/** What some words of the data set find: a score for every item, and the words that found something. */
export interface Scored {
  scores: Float32Array;
  terms: Set<number>;
}

/** One kind of place in assets/data/gazetteer.json; geodata/places/browser.py says what its columns hold. */
export interface PlaceTable {
  kind: Kind;
  name: string[];
  code: string[];
  size: number[];
  text: string;
  aliases: { [row: string]: string[] };
  province?: number[];
  lon?: number[];
  lat?: number[];
  home?: number[];
  steps?: number;
  east?: (number | null)[];
  north?: (number | null)[];
}

export interface GazetteerFile {
  tables: PlaceTable[];
  contexts: { [key: string]: number[] };
  verdicts: { [key: string]: number };
}

/** A form of a name that a place bears, folded. */
export interface NameForm {
  row: number;
  words: string[];
  key: string;
  isAlias: boolean;
}

/** The places of the file, a row each (engine/places/gazetteer.js). */
export interface Gazetteer {
  places: Place[];
  sizes: number[];
  /** The row of the municipality each lies in; -1 for a province. */
  homes: number[];
  /** Has it a point of its own? */
  hasPoint: boolean[];
  verdicts: { [key: string]: number };
  contexts: { [key: string]: number[] };
  /** The province of each municipality, counted from `provincesFrom`. */
  provinceOf: number[];
  provincesFrom: number;
  forms: () => NameForm[];
  names: () => Map<string, number[]>;
}

// What the views share

export interface Store {
  get(): Selection;
  dispatch(action: Action): void;
  subscribe(listener: (selection: Selection, action: Action) => void): void;
  url(of?: Selection): string;
  canUndo(): boolean;
  ignored: Ignored[];
}

/** What hover and focus point at right now. */
export interface Highlight {
  get(): string[] | null;
  set(ids: string[] | null, from?: string): void;
  subscribe(listener: (ids: string[] | null, from?: string) => void): void;
}

export type Announce = (text: string, options?: { show?: boolean }) => void;

export interface Basemap {
  land: GeoJSON.FeatureCollection;
  water: GeoJSON.FeatureCollection;
  provinces: GeoJSON.FeatureCollection;
  places: any[];
  attribution: string;
}

/** What every view is given. */
export interface Parts {
  map: L.Map;
  basemap: Basemap;
  config: Config;
  items: Item[];
  engine: Engine;
  store: Store;
  highlight: Highlight;
  announce: Announce;
  loadGazetteer: () => Promise<void>;
}

declare global {
  namespace praktijkkaart {
    let leaflet: L.Map;
  }
}

// What map, slides and offline use share

/** A place that has a point. */
export type PlacedPlace = ItemPlace & { lon: number; lat: number };

/** A rectangle in px. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What a marker covers: so wide, its middle so many px above its place. The map fires `markersdrawn` with all of them. */
export interface MarkerSpot {
  lat: number;
  lon: number;
  size: number;
  rise: number;
}

/** How map and list name places on the embedded map: name, lon, lat, rank (1 = largest). */
export type NamedPlace = [string, number, number, number];

/** One slide; an example has its item's number and its position on the overview, from 1. */
export type Slide = { kind: "title" | "overview" | "qr" } | ExampleSlide;

export interface ExampleSlide {
  kind: "example";
  number: number;
  position: number;
}

/** What is presented: item numbers in order, whether the visitor chose them, and how many results there are. */
export interface Subjects {
  numbers: number[];
  own: boolean;
  found: number;
}

/** A tile of the street map by zoom, column and row. */
export interface Tile {
  z: number;
  x: number;
  y: number;
}

/** How fetching tiles ended; `held`: how many are on the device now. */
export interface TileRun {
  held: number;
  failed: number;
  ended: "done" | "stopped" | "refused" | "failing" | "full";
}

/** What the service worker says of the files of its version. */
export interface StoredFiles {
  version: string;
  /** The version of the data. */
  data: string;
  bytes: number;
  /** Is all of it on this device? */
  complete: boolean;
  /** Does the browser's own sum say anything? */
  weighable: boolean;
}

export interface Store {
  /** Address of the current selection with this example open; cheap, for the links of all cards. */
  openUrl(id: string): string;
}

/** One thing that narrows the result: the text, the place, what is in view, or a facet's value (all of them without a slug). */
export interface Filter {
  kind: "q" | "place" | "facet" | "bbox";
  param?: string | null;
  slug?: string | null;
}

/** What the place field asks and tells. */
export interface ComboboxOptions {
  /** Fetches the gazetteer; called from the first focus on. */
  load: () => Promise<void>;
  suggest: (text: string, n: number) => Place[];
  onChoose: (place: Place | null) => void;
  /** Gets text entered without a choice. */
  onText: (text: string) => void;
  onTyping: () => void;
  /** Hears that there is no gazetteer. */
  onFailure: () => void;
}

/** Draws a view anew; what it gives back is its own affair. */
export type Draw<Answer = void> = (selection: Selection, result: Result) => Answer;
