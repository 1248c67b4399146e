/**
 * The service worker: the whole map without a network, after one visit. mapapp/routes/offline.py serves this file with one line
 * before it, `const RELEASE = {version, data, base, files, bytes, tiles}`; `files` holds the content hash of every file
 * that the page needs in that version, or null for a file that the server does not know itself.
 *
 * One cache per version, filled whole before the version is used, each file checked against its hash. A file's address
 * holds its content's hash, so versions never mix: a page, from the network or stored, asks for the files it was made with.
 */
(function (release) {
  "use strict";

  /** How long the network may take before the stored page answers. */
  const PATIENCE_MS = 3000;
  const TILES_MOST = 1500;
  const PUTS_BETWEEN_TRIMS = 25;

  const PREFIX = `praktijkkaart:${release.base}:`;
  const FILE_CACHE = `${PREFIX}files-${release.version}`;
  const TILE_CACHE = `${PREFIX}tiles`;
  const DATA_PATH = `${release.base}data/`;
  const ENGLISH_PAGE = `${release.base}en/`;
  const EXAMPLE_PATH = `${release.base}voorbeeld/`;
  const TILE = release.tiles === null ? null : tilePattern(release.tiles);

  /** Tiles whose place in the order of use has been renewed; once in a worker's life is enough. */
  const touched = new Set();
  let forgotten = false;
  /** Whether the tile service lets scripts read its tiles (CORS); null until that is known. */
  let cors = null;
  let puts = 0;

  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(activate()));
  self.addEventListener("message", (event) => {
    const answer = { status, fill: refill, trim: trimTiles, activate: () => self.skipWaiting(), forget }[event.data?.type];
    if (answer) event.waitUntil(answer().then((reply) => event.ports[0]?.postMessage(reply ?? null)));
  });

  self.addEventListener("fetch", (event) => {
    const { request } = event;
    if (forgotten || request.method !== "GET") return;
    if (TILE?.test(request.url)) {
      // What a script asks for, "Neem mee" keeps itself.
      event.respondWith(request.destination === "image" ? tile(event) : fetchTile(request).catch(() => Response.error()));
      return;
    }
    const url = new URL(request.url);
    if (url.origin !== self.location.origin) return;
    const key = url.pathname + url.search;
    if (request.mode === "navigate") {
      if (url.pathname === release.base || url.pathname === ENGLISH_PAGE) event.respondWith(page(event.request, url));
      else if (url.pathname.startsWith(EXAMPLE_PATH)) event.respondWith(example(event, url));
    } else if (Object.hasOwn(release.files, key) || url.pathname.startsWith(DATA_PATH)) event.respondWith(file(event, key));
  });

  // Versions

  async function install() {
    try {
      await fill();
    } catch (error) {
      await caches.delete(FILE_CACHE);
      throw error;
    }
  }

  async function activate() {
    for (const name of await caches.keys()) {
      if (name.startsWith(PREFIX) && ![FILE_CACHE, TILE_CACHE].includes(name)) await caches.delete(name);
    }
    await self.clients.claim();
  }

  /** Stores every file of this version that is not stored yet; rejects when one cannot be had. */
  async function fill() {
    const cache = await caches.open(FILE_CACHE);
    await Promise.all(
      Object.entries(release.files).map(async ([url, hash]) => {
        if (await cache.match(url)) return;
        const response = await obtain(url, hash);
        if (response) await cache.put(url, response);
      }),
    );
    if (forgotten) throw new Error("removed by the visitor");
  }

  /** Gets the file as this version has it: from an older version's cache, the browser's cache or the network. */
  async function obtain(url, hash) {
    const sources = [() => fetch(url), () => fetch(url, { cache: "reload" })];
    if (hash !== null) sources.unshift(() => caches.match(url));
    for (const source of sources) {
      const response = await source().catch(() => null);
      if (response?.ok && (hash === null || (await hashOf(response.clone())) === hash)) return response;
    }
    if (hash === null) return null;
    throw new Error(`${url} is not as version ${release.version} has it`);
  }

  /** Hashes a body as mapapp.data.files.content_hash does. */
  async function hashOf(response) {
    const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
    const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.slice(0, 12);
  }

  // Answers to the page

  async function status() {
    const cache = (await caches.has(FILE_CACHE)) ? await caches.open(FILE_CACHE) : null;
    const wanted = Object.keys(release.files).filter((url) => release.files[url] !== null);
    const stored = cache === null ? [] : await Promise.all(wanted.map((url) => cache.match(url)));
    const complete = cache !== null && stored.every(Boolean);
    // Browsers count an unreadable response as megabytes, lest its size leak: then their sum says nothing.
    const weighable = (await firstTile())?.type !== "opaque";
    return { version: release.version, data: release.data, bytes: release.bytes, complete, weighable };
  }

  async function refill() {
    forgotten = false;
    try {
      await fill();
    } catch (error) {
      console.warn(error);
    }
    return status();
  }

  /** Deletes all that is stored, and stores nothing more. */
  async function forget() {
    forgotten = true;
    for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  }

  // The page and its files

  /** Answers with the page as the server writes it for these parameters; without a network with the stored one of its language. */
  async function page(request, url) {
    const isEnglish = url.pathname === ENGLISH_PAGE || url.searchParams.get("taal") === "en";
    try {
      return await soon(request);
    } catch (error) {
      const stored = await caches.match(isEnglish ? ENGLISH_PAGE : release.base, { cacheName: FILE_CACHE });
      if (stored) return stored;
      throw error;
    }
  }

  /** Answers with the stored file: its address holds its content's hash. One of another server, without a hash, may be renewed. */
  async function file(event, key) {
    const stored = await caches.match(key, { cacheName: FILE_CACHE });
    if (stored && release.files[key] === null) return soon(event.request).catch(() => stored);
    if (stored) return stored;
    const response = await fetch(event.request);
    if (response.ok) {
      const copy = response.clone();
      event.waitUntil(caches.open(FILE_CACHE).then((cache) => cache.put(key, copy)));
    }
    return response;
  }

  /** Answers with an example's own page; without a network, with the same example on the map. */
  async function example(event, url) {
    try {
      return await soon(event.request);
    } catch {
      const id = url.pathname.slice(EXAMPLE_PATH.length).replace(/\/$/, "");
      return Response.redirect(`${release.base}?voorbeeld=${id}`);
    }
  }

  /** Gets the network's answer; rejects when it is late, or when the server itself is in trouble. */
  async function soon(request) {
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error(`${request.url} is late`)), PATIENCE_MS));
    const response = await Promise.race([fetch(request), late]);
    if (response.status >= 500) throw new Error(`${request.url}: ${response.status}`);
    return response;
  }

  // Tiles

  /** Makes a regular expression of the addresses that the tile service's template gives. */
  function tilePattern(template) {
    const parts = { "{s}": "[a-z0-9]+", "{r}": "(?:@2x)?", "{z}": "\\d+", "{x}": "\\d+", "{y}": "\\d+" };
    const pattern = template
      .split(/(\{[szxyr]\})/)
      .map((part) => parts[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("");
    return new RegExp(`^${pattern}$`);
  }

  /**
   * Answers with a tile, from the cache when it was seen before. A response that cannot be read (opaque, from a service without
   * CORS) may be a fault, so it stands in only when the network fails.
   */
  async function tile(event) {
    const cache = await caches.open(TILE_CACHE);
    const key = event.request.url;
    const stored = await cache.match(key, { ignoreVary: true });
    if (stored && stored.type !== "opaque") {
      event.waitUntil(touch(cache, key, stored.clone()));
      return stored;
    }
    try {
      const response = await fetchTile(event.request);
      if (response.ok || response.type === "opaque") event.waitUntil(keep(cache, key, response.clone()));
      return response;
    } catch {
      return stored ?? Response.error();
    }
  }

  /**
   * Fetches a tile as an answer that can be read, from a service that allows it. What such a service sends without allowing it
   * is a fault ("too many requests"), so only a service that never allowed it is asked for an unreadable one.
   */
  async function fetchTile(request) {
    cors ??= (await firstTile())?.type === "cors" || null;
    if (cors === false) return fetch(request);
    try {
      const response = await fetch(request.url, { mode: "cors", credentials: "omit" });
      cors = true;
      return response;
    } catch (error) {
      if (cors) throw error;
      const response = await fetch(request);
      cors = response.type !== "opaque";
      return response;
    }
  }

  /** Finds the tile that was longest unused; undefined when there is none. */
  async function firstTile() {
    if (!(await caches.has(TILE_CACHE))) return undefined;
    const cache = await caches.open(TILE_CACHE);
    const [first] = await cache.keys();
    return first && cache.match(first, { ignoreVary: true });
  }

  /** Puts a tile at the end of the cache's order, which is the order of last use. */
  async function touch(cache, key, response) {
    if (touched.has(key)) return;
    touched.add(key);
    await keep(cache, key, response);
  }

  async function keep(cache, key, response) {
    if (forgotten) return;
    try {
      await cache.put(key, response);
    } catch {
      // The device is full: make room for the tiles to come.
      await trim(cache, TILES_MOST / 2);
    }
    puts += 1;
    if (puts % PUTS_BETWEEN_TRIMS === 0) await trimTiles();
  }

  async function trimTiles() {
    await trim(await caches.open(TILE_CACHE), TILES_MOST);
  }

  async function trim(cache, most) {
    const keys = await cache.keys();
    for (const key of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(key, { ignoreVary: true });
  }
})(RELEASE);
