/**
 * What the server asks of the page's engine. Runs in the embedded V8 (mapapp/data/engine.py), after assets/engine.js:
 * `load` is called once, `idsFor` and `pageFor` for each query. Answers are JSON, and hold no more cards than asked for.
 */
(function () {
  "use strict";
  const { EMPTY, HERE, MUNICIPAL, createEngine, format, markRanges, parse, reduce } = praktijkkaart;
  const RADII_KM = [5, 10, 25, 50, 100];
  const CHOICES_MOST = 8;

  globalThis.load = function (config, { items }, gazetteer) {
    const engine = createEngine({ facets: config.facets, items }, gazetteer);
    const areas = config.facets.find((facet) => facet.areas);
    const query = (selection) => format(selection, config);
    const after = (selection, action) => query(reduce(selection, action));

    /** What a query asks for, as far as it exists here; like readAddress of the page's store. */
    function read(text) {
      const { selection, ignored } = parse(text, config);
      const refuse = (param, value) => ignored.push({ param, value });
      const isKnown = (id) => engine.numberOf(id) !== null;
      let asked = null;
      if (selection.open !== null && !isKnown(selection.open)) {
        refuse("voorbeeld", selection.open);
        selection.open = null;
      }
      for (const id of selection.starred) if (!isKnown(id)) refuse("selectie", id);
      selection.starred = selection.starred.filter(isKnown);
      if (selection.place !== null && !engine.places.resolve(selection.place)) {
        asked = askBack(selection);
        refuse("plaats", selection.place);
        selection.place = selection.radius = null;
      }
      return { selection, ignored, asked };
    }

    /** A place that is none, or more than one: what is the matter, and the places it may be. */
    function askBack(selection) {
      const { status, candidates } = engine.places.match(selection.place);
      const choices = candidates.slice(0, CHOICES_MOST).map((place) => {
        const { label, kind, municipality, province } = place;
        return { label, kind, municipality, province, query: after(selection, { type: "place", place: engine.places.key(place) }) };
      });
      return { text: selection.place, status, choices };
    }

    /** The filters of a selection in the order of the screen, each with the query without it. */
    function filtersOf(selection) {
      const { q, place, facets, bbox } = selection;
      const slugs = ({ param }) => (facets[param] ?? []).map((slug) => ({ kind: "facet", param, slug }));
      const filters = [q && { kind: "q" }, place && { kind: "place" }, ...config.facets.flatMap(slugs), bbox && { kind: "bbox" }];
      return filters.filter(Boolean).map((filter) => without(filter, selection));
    }

    function without({ kind, param = null, slug = null, ...rest }, selection) {
      const action =
        kind === "facet"
          ? slug
            ? { type: "facet", param, slug }
            : { type: "facets", param, slugs: [] }
          : { type: kind, [kind]: kind === "q" ? "" : null };
      return { kind, param, slug, ...rest, query: after(selection, action) };
    }

    /** The radii to choose from at a place: its own municipality where that means something, and the one asked for. */
    function radiiAt(place, chosen) {
      const sizes = [...RADII_KM, ...(chosen !== null && chosen !== HERE ? [chosen] : [])];
      const sorted = [...new Set(sizes)].sort((a, b) => a - b);
      const all = MUNICIPAL.has(place.kind) || chosen === HERE ? [HERE, ...sorted] : sorted;
      return all.map((km) => ({
        value: query({ ...EMPTY, radius: km }).split("=")[1],
        km: km === HERE ? null : km,
        chosen: km === chosen,
      }));
    }

    function nearOf(near) {
      if (!near) return null;
      const { place, radius, fallback } = near;
      const { label, municipality } = place;
      return {
        label,
        municipality,
        km: radius === HERE ? null : radius,
        hereOnly: radius === HERE,
        fallback,
        radii: radiiAt(place, radius),
      };
    }

    function regionsOf(selection, result) {
      if (selection.panel !== "regio" || !areas) return null;
      const links = areas.values.map(({ slug }) => [slug, after(selection, { type: "facet", param: areas.param, slug })]);
      return { ...engine.regions(result), links: Object.fromEntries(links) };
    }

    /** The queries behind the links of the page. */
    function links(selection, { correction }) {
      const panel = (name) => after(selection, { type: "panel", panel: name });
      return {
        here: query(selection),
        reset: after(selection, { type: "reset" }),
        list: panel(null),
        regions: panel("regio"),
        language: after(selection, { type: "language", language: selection.language === "en" ? null : "en" }),
        correction: correction && after(selection, { type: "q", q: correction }),
      };
    }

    globalThis.idsFor = function (text) {
      const { selection, ignored } = parse(text, config);
      return JSON.stringify({ ids: engine.evaluate(selection).order.map((i) => items[i].id), ignored });
    };

    globalThis.pageFor = function (text, from, fromOff, most) {
      const { selection, ignored, asked } = read(text);
      const result = engine.evaluate(selection);
      const { total, shown, mixed, counts, near, terms, correction, offMap } = result;
      const listed = mixed ? result.order : result.mapped;
      const card = (i) => ({ id: items[i].id, distance: result.distance(i) });
      return JSON.stringify({
        ...{ selection, ignored, asked, total, shown, mixed, counts, terms, correction },
        ...{ mapped: result.mapped.length, offMap: offMap.length, listed: listed.length },
        cards: listed.slice(from, from + most).map(card),
        offCards: offMap.slice(fromOff, fromOff + most).map(card),
        near: nearOf(near),
        filters: filtersOf(selection),
        offers: shown === 0 ? engine.relax(selection).map((offer) => without(offer, selection)) : [],
        regions: regionsOf(selection, result),
        links: links(selection, result),
      });
    };

    /** Each text in pieces: plain, marked, plain, marked … */
    globalThis.markedIn = function (texts, terms) {
      const pieces = (text) => {
        const edges = [0, ...markRanges(text, terms).flat(), text.length];
        return edges.slice(1).map((end, i) => text.slice(edges[i], end));
      };
      return JSON.stringify(texts.map(pieces));
    };
  };
})();
