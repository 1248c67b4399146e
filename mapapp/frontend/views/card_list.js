/** A long list of cards: a window on the whole that grows as one scrolls. */
import { attr, fill, part } from "../ui/dom.js";

/** Cards drawn at first, and how many more at a time. */
const WINDOW = 60;
/** The next cards are drawn already when their button comes this near from below; an in-page jump past a list draws none. */
const MARGIN = "0px 0px 600px 0px";

export class CardList {
  #list;
  #more;
  #before;
  /** @type {number[]} */
  #numbers = [];
  /** @type {(number: number) => HTMLElement} */
  #draw = () => this.#list;
  #from = 0;
  #to = WINDOW;

  /**
   * @param {HTMLElement} list `ol.cards`; the button for more stands after it, one for those before may stand before it
   * @param {Element | null} scroller what scrolls
   */
  constructor(list, scroller) {
    this.#list = list;
    this.#more = /** @type {HTMLElement} */ (list.nextElementSibling);
    this.#before = list.previousElementSibling?.matches("button") ? list.previousElementSibling : null;
    this.#more.addEventListener("click", () => this.#grow());
    this.#before?.addEventListener("click", () => this.#growUp());
    const near = { root: scroller, rootMargin: MARGIN };
    new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#grow(), near).observe(this.#more);
  }

  /** Shows these items, `anew` from the first on. @param {number[]} numbers @param {(number: number) => HTMLElement} draw */
  show(numbers, draw, anew) {
    if (anew) [this.#from, this.#to] = [0, WINDOW];
    [this.#numbers, this.#draw] = [numbers, draw];
    this.#fill();
  }

  /** Draws the part of the list that holds an item, when it is in the list. @param {number} number */
  include(number) {
    const at = this.#numbers.indexOf(number);
    if (at === -1 || (at >= this.#from && at < this.#to)) return;
    this.#from = Math.max(0, at - WINDOW / 2);
    this.#to = this.#from + WINDOW;
    this.#fill();
  }

  #fill() {
    fill(this.#list, this.#numbers.slice(this.#from, this.#to).map(this.#draw));
    if (this.#before) attr(this.#before, "hidden", this.#from === 0);
    attr(this.#more, "hidden", this.#to >= this.#numbers.length);
  }

  #grow() {
    if (this.#to >= this.#numbers.length) return;
    this.#to += WINDOW;
    this.#fill();
  }

  #growUp() {
    const first = part(this.#list, "a", ".card-link");
    this.#from = Math.max(0, this.#from - WINDOW);
    this.#fill();
    first.focus();
  }
}
