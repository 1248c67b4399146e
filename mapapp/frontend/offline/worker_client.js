/**
 * The page's side of the service worker: registration, new versions, whether the server can be reached, the tiles, and
 * removing it all. No DOM; a page that the browser gives no service worker goes on without one.
 */
import { keepSeenTiles, takeTiles } from "./take_along.js";

/** @import { Config, StoredFiles, TileRun } from "../types.js" */

const ANSWER_MS = 30000;
const PROBE_MS = 8000;
const PROBE_EVERY_MS = 10 * 60 * 1000;
const PROBE_OFFLINE_EVERY_MS = 30 * 1000;

export class WorkerClient {
  #config;
  #tell;
  #workers = navigator.serviceWorker;
  #prefix;
  #registration = /** @type {ServiceWorkerRegistration | null} */ (null);
  #reachable = true;
  #timer = 0;
  #reloading = false;

  /**
   * @param {Config} config
   * @param {{onUpdate: () => void, onReachable: (reachable: boolean) => void}} tell `onUpdate`: other data than this
   *   page's are ready
   */
  constructor(config, tell) {
    this.#config = config;
    this.#tell = tell;
    this.#prefix = `praktijkkaart:${config.base}:`;
    this.isSupported = Boolean(this.#workers) && window.isSecureContext;
  }

  /** Did the visitor remove everything? */
  get isOff() {
    return this.#memory("off") !== null;
  }

  /** When the street map was taken along, and how many tiles; null for never. */
  get lastRun() {
    return JSON.parse(this.#memory("taken") ?? "null");
  }

  /** @param {{on: string, tiles: number}} run */
  set lastRun(run) {
    this.#memory("taken", JSON.stringify(run));
  }

  get #tileCache() {
    return `${this.#prefix}tiles`;
  }

  /** Registers the worker and follows whether the server can be reached. */
  async start() {
    if (this.isSupported && !this.isOff) {
      this.#workers.addEventListener("controllerchange", () => this.#onChange());
      await this.#register().catch((error) => console.warn("The map is not kept for offline use:", error));
    }
    const probe = () => this.#probe();
    for (const type of ["online", "offline"]) window.addEventListener(type, probe);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && probe());
    await probe();
  }

  /** Changes to the version that waits, or to what the server has now. */
  update() {
    const waiting = this.#registration?.waiting;
    if (!waiting) {
      location.reload();
      return;
    }
    this.#reloading = true;
    waiting.postMessage({ type: "activate" });
  }

  /** What of the map is on this device; null without a worker. @returns {Promise<StoredFiles | null>} */
  async status() {
    const worker = this.#registration?.active;
    return worker ? ask(worker, "status") : null;
  }

  /** Makes sure that the whole map is on this device. @returns {Promise<StoredFiles>} */
  async fill() {
    this.#memory("off", null);
    if (this.#registration === null) await this.#register();
    const { active } = await this.#workers.ready;
    return ask(/** @type {ServiceWorker} */ (active), "fill");
  }

  /**
   * Fetches the tiles that are not here yet.
   * @param {string[]} urls @param {{signal: AbortSignal, onProgress: (held: number) => void}} options @returns {Promise<TileRun>}
   */
  async take(urls, options) {
    if (!urls.length) return { held: 0, failed: 0, ended: "done" };
    const run = await takeTiles(this.#tileCache, urls, options);
    const worker = this.#registration?.active;
    if (worker) await ask(worker, "trim");
    return run;
  }

  /** Removes everything, and keeps nothing more until `fill` is asked for. */
  async remove() {
    this.#memory("taken", null);
    this.#memory("off", "1");
    if (this.#registration !== null) {
      const { active, waiting, installing } = this.#registration;
      await this.#registration.unregister();
      this.#registration = null;
      await Promise.all([active, waiting, installing].map((worker) => worker && ask(worker, "forget")));
    }
    for (const name of await caches.keys()) if (name.startsWith(this.#prefix)) await caches.delete(name);
  }

  /**
   * Reads one thing remembered on this device; writes it when a value is given, null to forget it. Storage may be
   * forbidden; then nothing is remembered.
   * @param {"off" | "taken"} name @param {string | null} [value]
   */
  #memory(name, value) {
    const key = this.#prefix + name;
    try {
      if (value === null) localStorage.removeItem(key);
      else if (value !== undefined) localStorage.setItem(key, value);
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  async #register() {
    const { base } = this.#config;
    const registration = await this.#workers.register(`${base}sw.js`, { scope: base, updateViaCache: "none" });
    this.#registration = registration;
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker?.addEventListener("statechange", () => {
        if (worker.state === "installed") this.#offerUpdate();
      });
    });
    this.#offerUpdate();
  }

  /** A version that waits takes over at once when it has this page's data; else the visitor decides. */
  async #offerUpdate() {
    const waiting = this.#registration?.waiting;
    if (!waiting) return;
    const { data } = await ask(waiting, "status");
    if (data === this.#config.version) waiting.postMessage({ type: "activate" });
    else this.#tell.onUpdate();
  }

  /** Another worker has taken over. */
  async #onChange() {
    if (this.#reloading) {
      location.reload();
      return;
    }
    const worker = this.#workers.controller;
    if (!worker) return;
    if (this.#config.tiles !== null && !this.isOff) keepSeenTiles(this.#tileCache);
    const { data } = await ask(worker, "status");
    if (data !== this.#config.version) this.#tell.onUpdate();
  }

  /** Looks for a new version, which tells as well whether the server can be reached. */
  async #probe() {
    clearTimeout(this.#timer);
    const reachable = navigator.onLine && (this.#registration === null || (await canUpdate(this.#registration)));
    if (reachable !== this.#reachable) this.#tell.onReachable((this.#reachable = reachable));
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#probe(), reachable ? PROBE_EVERY_MS : PROBE_OFFLINE_EVERY_MS);
  }
}

/** Does the server answer in time? */
function canUpdate(registration) {
  const late = new Promise((_, reject) => setTimeout(reject, PROBE_MS));
  return Promise.race([registration.update(), late]).then(
    () => true,
    () => false,
  );
}

/**
 * Asks a worker one question; rejects when it does not answer.
 * @param {ServiceWorker} worker @param {string} type @returns {Promise<any>}
 */
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
