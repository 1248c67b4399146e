/**
 * What comes out of the printer: the open example on one A4, else the own selection, else the list; a selection or list
 * gets contents with a numbered map first, then one example a page. Built just before printing, also without a network.
 *
 * A list changes with every click, so its descriptions are not fetched until somebody prints. The browser prints as soon
 * as `beforeprint` returns, and no promise is in time for that: what is missing then is fetched while the page waits. A
 * service worker does not answer such a request, so what it has stored is read beforehand, when the page is idle. What
 * cannot be had at all is printed with title and summary.
 */
import { Descriptions } from "../ui/descriptions.js";
import { el, fill } from "../ui/dom.js";
import { find } from "../ui/find.js";
import { contentsPage, examplePage } from "./print_pages.js";

/** @import { Parts, Result, Selection } from "../types.js" */

const MOST = 60;

/** @param {Parts} parts */
export function createPrint(parts) {
  const sheet = printMarkup();
  find(document, "#overlays").append(sheet);
  return new Print(sheet, parts);
}

export class Print {
  #sheet;
  #parts;
  #descriptions;
  #waiting = false;
  /** @type {{selection: Selection, result: Result} | null} */
  #latest = null;

  /**
   * @param {HTMLElement} sheet filled while the browser prints
   * @param {Parts} parts
   */
  constructor(sheet, parts) {
    this.#sheet = sheet;
    this.#parts = parts;
    this.#descriptions = new Descriptions(parts);
    window.addEventListener("beforeprint", () => this.#build());
    window.addEventListener("afterprint", () => fill(sheet, []));
  }

  /**
   * Remembers what there is to print.
   * @param {Selection} selection
   * @param {Result} result
   */
  render(selection, result) {
    this.#latest = { selection, result };
    // The detail on the screen shares this request.
    if (selection.open !== null) this.#descriptions.fetch(this.#numbers()).catch(() => {});
    if (this.#waiting) return;
    this.#waiting = true;
    (window.requestIdleCallback ?? setTimeout)(() => {
      this.#waiting = false;
      this.#descriptions.readStored(this.#numbers()).catch(() => {});
    });
  }

  /** Opens the browser's print dialog once the descriptions are there, or cannot be had. */
  async print() {
    await this.#descriptions.fetch(this.#numbers()).catch(() => {});
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

  #build() {
    const numbers = this.#numbers();
    this.#descriptions.fetchNow(numbers);
    const page = (number, ordinal) => examplePage(this.#parts, this.#parts.items[number], this.#descriptions.get(number), ordinal);
    const pages =
      this.#latest?.selection.open === null
        ? [contentsPage(this.#parts, numbers), ...numbers.map((number, i) => page(number, i + 1))]
        : numbers.map((number) => page(number));
    fill(this.#sheet, pages);
  }
}

const printMarkup = () => el("div", { id: "print", class: "print", "aria-hidden": "true" });
