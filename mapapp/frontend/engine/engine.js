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
import { Search } from "./search/search.js";
import { parse } from "./selection/selection.js";
import { similar } from "./similar.js";

/** @import { GazetteerFile, Near, Result, Source } from "../types.js" */

const PLACES_KEPT = 8;

/** @param {Source} source @param {GazetteerFile|null} gazetteer assets/data/gazetteer.json, or null as long as it is not there */
export function createEngine(source, gazetteer) {
  const data = createDataset(source);
  let places = createPlaces(gazetteer);
  /** @type {Map<string, Near|null>} */
  let measured = new Map();

  /** Distances from a place; remembered, because every click asks for them again. @param {string} text */
  function nearOf(text) {
    let near = measured.get(text);
    if (near === undefined) {
      const place = places.resolve(text);
      near = place && createNear(data, place);
      if (measured.size === PLACES_KEPT) measured.delete([...measured.keys()][0]);
      measured.set(text, near);
    }
    return near;
  }

  const numbers = new Map(data.items.map(({ id }, i) => [id, i]));
  const { evaluate, relax } = createEvaluate(data, new Search(data), nearOf);
  const { clusters, group } = createClusters(data);
  return {
    evaluate,
    relax,
    clusters,
    group,
    /** @param {Result} result */
    regions: (result) => regions(data, result.order),
    similar: (i, n) => similar(data, i, n),
    /** The item number of an id, or null. @param {string} id */
    numberOf: (id) => numbers.get(id) ?? null,
    /** The ids the page shows for a URL's query, in order. @param {string} query */
    idsFor(query) {
      const { selection } = parse(query, source);
      return evaluate(selection).order.map((i) => data.items[i].id);
    },
    get places() {
      return places;
    },
    /** Takes the gazetteer in once it has been loaded. @param {GazetteerFile} loaded */
    setGazetteer(loaded) {
      places = createPlaces(loaded);
      measured = new Map();
    },
  };
}
