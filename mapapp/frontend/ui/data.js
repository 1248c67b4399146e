/** Fetching the hashed data files. A file is asked for once; a failed fetch may be tried again. */

/** @import { Config, Properties } from "../types.js" */

const DETAILS_PER_FILE = 200;
const pending = new Map();

/** The parsed JSON of one data file; rejects when it cannot be had. @param {string} url */
export function fetchJson(url) {
  if (!pending.has(url)) {
    const promise = fetch(url).then((response) => {
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      return response.json();
    });
    promise.catch(() => pending.delete(url));
    pending.set(url, promise);
  }
  return pending.get(url);
}

/** @type {(config: Config, i: number) => string} the file that holds item number `i` */
export const detailsUrl = (config, i) => config.data.details[Math.floor(i / DETAILS_PER_FILE)];

/** The full properties of item number `i`. @param {Config} config @param {number} i @returns {Promise<Properties>} */
export async function fetchDetails(config, i) {
  const file = await fetchJson(detailsUrl(config, i));
  return file.items[i % DETAILS_PER_FILE];
}
