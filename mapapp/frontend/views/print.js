/**
 * What comes out of the printer: the open example on one A4, else the own selection, else the list; a selection or list
 * gets contents with a numbered map first, then one example a page. Built just before printing, also without a network.
 *
 * A list changes with every click, so its descriptions are not fetched until somebody prints. The browser prints as soon
 * as `beforeprint` returns, and no promise is in time for that: what is missing then is fetched while the page waits. A
 * service worker does not answer such a request, so what it has stored is read beforehand, when the page is idle. What
 * cannot be had at all is printed with title and summary.
 */
import { detailsUrl, fetchJson } from "../ui/data.js";
import { el, fill, part } from "../ui/dom.js";
import { contentsPage, examplePage } from "./print_pages.js";

/** @import { Parts, Properties, Result, Selection } from "../types.js" */

const MOST = 60;

/** @param {Parts} parts */
export function createPrint(parts) {
  const sheet = el("div", { id: "print", class: "print", "aria-hidden": "true" });
  part(document, "div", "#overlays").append(sheet);
  return new Print(sheet, parts);
}

export class Print {
  #sheet;
  #parts;
  /** @type {Map<string, Properties[]>} descriptions at hand, by address of their file */
  #files = new Map();
  #waiting = false;
  /** @type {{selection: Selection, result: Result} | null} */
  #latest = null;

  /** @param {HTMLElement} sheet @param {Parts} parts */
  constructor(sheet, parts) {
    this.#sheet = sheet;
    this.#parts = parts;
    window.addEventListener("beforeprint", () => this.#build());
    window.addEventListener("afterprint", () => fill(sheet, []));
  }

  /** @param {Selection} selection @param {Result} result */
  render(selection, result) {
    this.#latest = { selection, result };
    // The detail on the screen shares this request.
    if (selection.open !== null) this.#fetch();
    if (this.#waiting) return;
    this.#waiting = true;
    (window.requestIdleCallback ?? setTimeout)(() => {
      this.#waiting = false;
      // A browser may refuse a page its storage: nothing is read then.
      this.#readStored().catch(() => {});
    });
  }

  /** Opens the browser's print dialog once the descriptions are there, or cannot be had. */
  async print() {
    await this.#fetch();
    window.print();
  }

  /** Numbers of the items to print, in order. */
  #numbers() {
    if (!this.#latest) return [];
    const { selection, result } = this.#latest;
    const ids = selection.open === null ? selection.starred : [selection.open];
    const numbers = ids.map((id) => this.#parts.engine.numberOf(id)).filter((number) => number !== null);
    return (numbers.length ? numbers : result.order).slice(0, MOST);
  }

  /** Addresses of the files of descriptions that are not at hand. */
  #missing() {
    const urls = new Set(this.#numbers().map((number) => detailsUrl(this.#parts.config, number)));
    return [...urls].filter((url) => !this.#files.has(url));
  }

  async #fetch() {
    await Promise.allSettled(this.#missing().map(async (url) => this.#files.set(url, (await fetchJson(url)).items)));
  }

  async #readStored() {
    for (const url of this.#missing()) {
      const stored = await globalThis.caches?.match(url);
      if (stored) this.#files.set(url, (await stored.json()).items);
    }
  }

  /** Fetches while the page waits; gives up at the first file that cannot be had. */
  #fetchNow() {
    try {
      for (const url of this.#missing()) {
        const request = new XMLHttpRequest();
        request.open("GET", url, false);
        request.send();
        this.#files.set(url, JSON.parse(request.responseText).items);
      }
    } catch (error) {
      console.warn(error);
    }
  }

  #build() {
    this.#fetchNow();
    const { config, items } = this.#parts;
    const page = (number, ordinal) => {
      const properties = this.#files.get(detailsUrl(config, number))?.find(({ id }) => id === items[number].id);
      return examplePage(this.#parts, items[number], properties, ordinal);
    };
    const numbers = this.#numbers();
    const several = this.#latest?.selection.open === null;
    const pages = numbers.map((number, i) => page(number, several && i + 1));
    fill(this.#sheet, several ? [contentsPage(this.#parts, numbers), ...pages] : pages);
  }
}
