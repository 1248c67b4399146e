/**
 * The engine: everything the page, the tests and the server's downloads ask of the data set. Pure: the same data and
 * selection give the same answer everywhere.
 */
(function (pk) {
  "use strict";

  const PLACES_KEPT = 8;

  /**
   * @param {{facets: Array, items: Item[]}} source
   * @param {Object|null} gazetteer assets/data/gazetteer.json, or null as long as it is not there
   */
  function createEngine(source, gazetteer) {
    const data = pk.dataset.create(source);
    let places = pk.places(gazetteer);
    let measured = new Map();

    /** The measured place; remembered, because every click asks for it again. */
    function nearOf(name) {
      if (!measured.has(name)) {
        const place = places.resolve(name);
        if (measured.size === PLACES_KEPT) measured.delete(measured.keys().next().value);
        measured.set(name, place && pk.near(data, place));
      }
      return measured.get(name);
    }

    const numbers = new Map(data.items.map(({ id }, i) => [id, i]));
    const search = pk.search(data);
    const { evaluate, relax } = pk.evaluate(data, search, nearOf);
    const { clusters, group } = pk.clusters.create(data);
    return {
      evaluate,
      relax,
      clusters,
      group,
      regions: (result) => pk.regions(data, result.order),
      similar: (i, n) => pk.similar(data, i, n),
      /** The item number of an id, or null. */
      numberOf: (id) => numbers.get(id) ?? null,
      /** The ids the page shows for a URL's query, in order. */
      idsFor(query) {
        const { selection } = pk.selection.parse(query, source);
        return evaluate(selection).order.map((i) => data.items[i].id);
      },
      get places() {
        return places;
      },
      /** Takes the gazetteer in once it has been loaded. */
      setGazetteer(loaded) {
        places = pk.places(loaded);
        measured = new Map();
      },
    };
  }

  pk.createEngine = createEngine;
})((globalThis.praktijkkaart ??= {}));
