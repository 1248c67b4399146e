/**
 * The page's side of the service worker: registration, new versions, whether the server can be reached, the tiles, and
 * removing it all. No DOM; a page that the browser gives no service worker goes on without one.
 */
import { takeAlong } from "./take_along.js";

const ANSWER_MS = 30000;
const PROBE_MS = 8000;
const PROBE_EVERY_MS = 10 * 60 * 1000;
const PROBE_OFFLINE_EVERY_MS = 30 * 1000;

/**
 * @param {Object} config
 * @param {{onUpdate: function(), onReachable: function(boolean)}} tell `onUpdate`: other data than this page's are ready
 */
export function createWorkerClient(config, { onUpdate, onReachable }) {
  const workers = navigator.serviceWorker;
  const supported = Boolean(workers) && window.isSecureContext;
  const prefix = `praktijkkaart:${config.base}:`;
  const tileCache = `${prefix}tiles`;
  const keys = { off: `${prefix}off`, taken: `${prefix}taken` };
  let registration = null;
  let reachable = true;
  let timer = null;
  let reloading = false;

  /** Storage may be forbidden; then nothing is remembered. */
  function memory(action) {
    try {
      return action(window.localStorage);
    } catch {
      return null;
    }
  }

  const isOff = () => memory((storage) => storage.getItem(keys.off)) !== null;
  const taken = () => JSON.parse(memory((storage) => storage.getItem(keys.taken)) ?? "null");
  const remember = (run) => memory((storage) => storage.setItem(keys.taken, JSON.stringify(run)));

  /** One question to a worker; rejects when it does not answer. */
  function ask(worker, type) {
    return new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      const timeout = setTimeout(() => reject(new Error(`the service worker did not answer ${type}`)), ANSWER_MS);
      port1.onmessage = (event) => {
        clearTimeout(timeout);
        resolve(event.data);
      };
      worker.postMessage({ type }, [port2]);
    });
  }

  async function register() {
    registration = await workers.register(`${config.base}sw.js`, { scope: config.base, updateViaCache: "none" });
    registration.addEventListener("updatefound", () => {
      const worker = registration?.installing;
      worker?.addEventListener("statechange", () => {
        if (worker.state === "installed") judge(registration?.waiting);
      });
    });
    judge(registration.waiting);
  }

  /** A version that waits takes over at once when it has this page's data; else the visitor decides. */
  async function judge(worker) {
    if (!worker) return;
    const { data } = await ask(worker, "status");
    if (data === config.version) worker.postMessage({ type: "activate" });
    else onUpdate();
  }

  async function start() {
    if (supported && !isOff()) {
      workers.addEventListener("controllerchange", changed);
      try {
        await register();
      } catch (error) {
        console.warn("The map is not kept for offline use:", error);
      }
    }
    for (const type of ["online", "offline"]) window.addEventListener(type, probe);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && probe());
    await probe();
  }

  async function changed() {
    if (reloading) {
      location.reload();
      return;
    }
    if (!workers.controller) return;
    keepSeen();
    const { data } = await ask(workers.controller, "status");
    if (data !== config.version) onUpdate();
  }

  /** Looking for a new version tells as well whether the server can be reached. */
  async function probe() {
    clearTimeout(timer);
    const now = navigator.onLine && (registration === null || (await canUpdate()));
    if (now !== reachable) onReachable((reachable = now));
    clearTimeout(timer);
    timer = setTimeout(probe, reachable ? PROBE_EVERY_MS : PROBE_OFFLINE_EVERY_MS);
  }

  function canUpdate() {
    const late = new Promise((resolve) => setTimeout(resolve, PROBE_MS, false));
    return Promise.race([
      registration.update().then(
        () => true,
        () => false,
      ),
      late,
    ]);
  }

  /** Changes to the version that waits, or to what the server has now. */
  function update() {
    const waiting = registration?.waiting;
    if (!waiting) {
      location.reload();
      return;
    }
    reloading = true;
    waiting.postMessage({ type: "activate" });
  }

  /** Whether the whole map is on this device, and how large it is: {complete, bytes}; null without a worker. */
  async function status() {
    return registration?.active ? ask(registration.active, "status") : null;
  }

  /** Makes sure that the whole map is on this device; answers like `status`. */
  async function fill() {
    memory((storage) => storage.removeItem(keys.off));
    if (registration === null) await register();
    const { active } = await workers.ready;
    return ask(active, "fill");
  }

  // Tiles

  const openTiles = () => caches.open(tileCache);

  /** A tile; the worker makes it a readable answer where the service allows that (CORS). */
  const getTile = (url, signal) => fetch(url, { mode: "no-cors", signal });

  /** The tiles on the screen arrived before there was a worker to keep them. */
  async function keepSeen() {
    if (config.tiles === null || isOff()) return;
    const cache = await openTiles();
    for (const { src } of document.querySelectorAll("#map img.leaflet-tile-loaded")) {
      if (await cache.match(src, { ignoreVary: true })) continue;
      const response = await getTile(src).catch(() => null);
      if (response && (response.ok || response.type === "opaque")) await cache.put(src, response);
    }
  }

  /** Fetches tiles that are not here yet; see `takeAlong`. */
  async function take(urls, { signal, onProgress }) {
    if (!urls.length) return { held: 0, failed: 0, ended: "done" };
    const cache = await openTiles();
    const run = await takeAlong(urls, {
      has: (url) => renew(cache, url),
      get: (url) => getTile(url, signal),
      keep: (url, response) => cache.put(url, response),
      signal,
      onProgress,
    });
    if (registration?.active) await ask(registration.active, "trim");
    return run;
  }

  /** Whether a tile is here; if so it becomes the last used, so that it is the last to go. */
  async function renew(cache, url) {
    const stored = await cache.match(url, { ignoreVary: true });
    if (stored) await cache.put(url, stored);
    return Boolean(stored);
  }

  /** Removes everything, and keeps nothing more until `fill` is asked for. */
  async function remove() {
    memory((storage) => {
      storage.removeItem(keys.taken);
      storage.setItem(keys.off, "1");
    });
    if (registration !== null) {
      const { active, waiting, installing } = registration;
      await registration.unregister();
      registration = null;
      await Promise.all([active, waiting, installing].filter(Boolean).map((worker) => ask(worker, "forget")));
    }
    for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
  }

  return { supported, isOff, start, status, fill, update, take, remove, taken, remember };
}
