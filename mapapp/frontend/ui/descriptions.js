/** The descriptions of many items at hand at once, for paper: a file of descriptions is asked for when it is needed. */
import { detailsUrl, fetchJson } from "./data.js";

/** @import { Config, Item, Properties } from "../types.js" */

export class Descriptions {
  #config;
  #items;
  /** @type {Map<string, Properties[]>} by address of the file */
  #files = new Map();

  /** @param {{config: Config, items: Item[]}} parts */
  constructor({ config, items }) {
    this.#config = config;
    this.#items = items;
  }

  /**
   * The description of an item, when it is at hand.
   * @param {number} number
   */
  get(number) {
    const { id } = this.#items[number];
    return this.#files.get(detailsUrl(this.#config, number))?.find((one) => one.id === id);
  }

  /** Addresses of the files that are not at hand. */
  #missing(numbers) {
    const urls = new Set(numbers.map((number) => detailsUrl(this.#config, number)));
    return [...urls].filter((url) => !this.#files.has(url));
  }

  /**
   * Fetches what is not at hand; rejects when it cannot be had.
   * @param {number[]} numbers
   */
  async fetch(numbers) {
    await Promise.all(this.#missing(numbers).map(async (url) => this.#files.set(url, (await fetchJson(url)).items)));
  }

  /**
   * Takes what the service worker has stored, without a request.
   * @param {number[]} numbers
   */
  async readStored(numbers) {
    for (const url of this.#missing(numbers)) {
      const stored = await globalThis.caches?.match(url);
      if (stored) this.#files.set(url, (await stored.json()).items);
    }
  }

  /**
   * Fetches what is not at hand while the page waits; gives up at the first file that cannot be had.
   * @param {number[]} numbers
   */
  fetchNow(numbers) {
    for (const url of this.#missing(numbers)) {
      const request = new XMLHttpRequest();
      request.open("GET", url, false);
      try {
        request.send();
      } catch {
        return;
      }
      if (request.status !== 200) return;
      this.#files.set(url, JSON.parse(request.responseText).items);
    }
  }
}
