/** "Neem mee (offline)": the dialog that fetches the street map around the selection, and can remove it all. */
import { planTiles, tileUrl } from "./tiles.js";
import { longDate, megabytes, today } from "./wording.js";
import { detailsUrl } from "../ui/data.js";
import { setText } from "../ui/dom.js";
import { placesWithPoint } from "../ui/points.js";
import { t } from "../ui/texts.js";

/** @import { Parts } from "../types.js" */
/** @import { WorkerClient } from "./worker_client.js" */

const EXAMPLES_MOST = 20;

export class TakeAlongDialog {
  #node;
  #worker;
  #parts;
  #language;
  #stopper = new AbortController();
  #running = false;

  /** @param {HTMLDialogElement} node with the parts of `dialogMarkup` @param {WorkerClient} worker @param {Parts} parts */
  constructor(node, worker, parts) {
    this.#node = node;
    this.#worker = worker;
    this.#parts = parts;
    this.#language = parts.store.get().language ?? "nl";
    const on = (selector, act) => this.#part(selector).addEventListener("click", act);
    on(".offline-close", () => node.close());
    on("#offline-start", () => this.#run());
    on("#offline-stop", () => this.#stopper.abort());
    on("#offline-remove", () => this.#removeAll());
  }

  show() {
    if (!this.#running) {
      this.#say("#offline-outcome", "");
      this.#part(".offline-progress").hidden = true;
      this.#describe();
    }
    this.#node.showModal();
  }

  /** @returns {any} the part of the dialog that the selector names */
  #part(selector) {
    return this.#node.querySelector(selector);
  }

  #say(selector, text) {
    setText(this.#part(selector), text);
  }

  async #describe() {
    const worker = this.#worker;
    this.#part("#offline-start").hidden = !worker.isSupported;
    this.#part("#offline-remove").disabled = !worker.isSupported || worker.isOff;
    this.#describeTiles();
    const last = worker.lastRun;
    this.#say(".offline-last", last ? t("offline.last", { date: longDate(last.on, this.#language), n: last.tiles }) : "");
    const status = (worker.isSupported && !worker.isOff && (await worker.status().catch(() => null))) || null;
    const state = worker.isOff ? "off" : status?.complete ? "ready" : "missing";
    const key = worker.isSupported ? `offline.files.${state}` : "offline.unsupported";
    this.#say(".offline-files", t(key, { n: this.#parts.items.length }));
    this.#say("#offline-size", status?.complete ? await this.#sizeText(status) : "");
  }

  /** What the browser says it keeps for us; what the files weigh (without tiles) where it cannot say. */
  async #sizeText({ bytes, weighable }) {
    const { usage } = (weighable && (await navigator.storage?.estimate?.())) || {};
    return t("offline.size", { mb: megabytes(usage || bytes, this.#language) });
  }

  #describeTiles() {
    const { config, store } = this.#parts;
    const own = store.get().starred.length > 0 ? "selection" : "results";
    const key = config.tiles === null ? "none" : own;
    this.#say(".offline-tiles", t(`offline.tiles.${key}`, { n: this.#plan().length, examples: this.#chosen().length }));
  }

  /** The examples to take along: the selection, else the first of what the list shows. */
  #chosen() {
    const { store, engine } = this.#parts;
    const selection = store.get();
    const starred = selection.starred.map(engine.numberOf).filter((number) => number !== null);
    return starred.length ? starred : engine.evaluate(selection).order.slice(0, EXAMPLES_MOST);
  }

  /** The addresses of the tiles to take along. */
  #plan() {
    const { config, items } = this.#parts;
    const { tiles, home } = config;
    if (tiles === null) return [];
    const points = this.#chosen().flatMap((number) => placesWithPoint(items[number]));
    return planTiles(points, home).map((tile) => tileUrl(tiles.url, tile, L.Browser.retina));
  }

  #setRunning(running) {
    this.#running = running;
    this.#part("#offline-start").disabled = running;
    this.#part("#offline-remove").disabled = running;
    this.#part("#offline-stop").hidden = !running;
  }

  async #run() {
    const urls = this.#plan();
    this.#stopper = new AbortController();
    this.#setRunning(true);
    this.#say("#offline-outcome", "");
    this.#say(".offline-files", t("offline.files.busy", { n: this.#parts.items.length }));
    navigator.storage?.persist?.().catch(() => {});
    const status = await this.#worker.fill().catch(() => null);
    const isWhole = status?.complete && (await this.#fetchDetails().catch(() => false));
    this.#say("#offline-outcome", isWhole ? await this.#takeTiles(urls) : t("offline.failed"));
    this.#setRunning(false);
    this.#describe();
    // The stop button, which may have had the focus, is gone.
    this.#part("#offline-start").focus();
  }

  /** Fetches the tiles and says how that ended. */
  async #takeTiles(urls) {
    const n = urls.length;
    const bar = this.#part("progress");
    this.#part(".offline-progress").hidden = n === 0;
    bar.max = n;
    const onProgress = (held) => {
      bar.value = held;
      this.#say("#offline-progress", t("offline.progress", { done: held, n }));
    };
    onProgress(0);
    const { held, ended } = await this.#worker.take(urls, { signal: this.#stopper.signal, onProgress });
    if (n) this.#worker.lastRun = { on: today(), tiles: held };
    return t(`offline.ended.${ended === "done" && held < n ? "partly" : ended}`, { held, n });
  }

  /** A very large set's descriptions are kept as they are read: read those of the selection now. */
  async #fetchDetails() {
    const files = new Set(this.#chosen().map((number) => detailsUrl(this.#parts.config, number)));
    const responses = await Promise.all([...files].map((url) => fetch(url)));
    return responses.every((response) => response.ok);
  }

  async #removeAll() {
    await this.#worker.remove();
    this.#part(".offline-progress").hidden = true;
    this.#say("#offline-outcome", t("offline.removed"));
    this.#describe();
    this.#part("#offline-start").focus();
  }
}
