/**
 * The engine: everything the page, the tests and the server's downloads ask of the data set. Pure: the same data and
 * selection give the same answer everywhere.
 */
import { createClusters } from "./clusters.js";
import { createDataset } from "./dataset.js";
import { createEvaluate } from "./evaluate.js";
import { createNear } from "./near.js";
import { createPlaces } from "./places/places.js";
import { regions } from "./regions.js";
import { createSearch } from "./search/search.js";
import { parse } from "./selection/selection.js";
import { similar } from "./similar.js";

/** @import { Item } from "../types.js" */

const PLACES_KEPT = 8;

/**
 * @param {{facets: Array, items: Item[]}} source
 * @param {Object|null} gazetteer assets/data/gazetteer.json, or null as long as it is not there
 */
export function createEngine(source, gazetteer) {
  const data = createDataset(source);
  let places = createPlaces(gazetteer);
  let measured = new Map();

  /** The measured place; remembered, because every click asks for it again. */
  function nearOf(name) {
    if (!measured.has(name)) {
      const place = places.resolve(name);
      if (measured.size === PLACES_KEPT) measured.delete(measured.keys().next().value);
      measured.set(name, place && createNear(data, place));
    }
    return measured.get(name);
  }

  const numbers = new Map(data.items.map(({ id }, i) => [id, i]));
  const search = createSearch(data);
  const { evaluate, relax } = createEvaluate(data, search, nearOf);
  const { clusters, group } = createClusters(data);
  return {
    evaluate,
    relax,
    clusters,
    group,
    regions: (result) => regions(data, result.order),
    similar: (i, n) => similar(data, i, n),
    /** The item number of an id, or null. */
    numberOf: (id) => numbers.get(id) ?? null,
    /** The ids the page shows for a URL's query, in order. */
    idsFor(query) {
      const { selection } = parse(query, source);
      return evaluate(selection).order.map((i) => data.items[i].id);
    },
    get places() {
      return places;
    },
    /** Takes the gazetteer in once it has been loaded. */
    setGazetteer(loaded) {
      places = createPlaces(loaded);
      measured = new Map();
    },
  };
}
