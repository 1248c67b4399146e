/**
 * What a presentation consists of: which slides there are, what each key does, and where the numbers stand on the
 * overview. Pure: no DOM, so that it runs in node too.
 */

/** @import { Result, Selection, Slide, Subjects } from "../types.js" */

/** Without an own selection the results are presented, no more than this. */
export const RESULTS_MOST = 20;

/**
 * What a key does. "down" and "up" first scroll a slide that is longer than the screen.
 * The dot is what many clickers send for a black screen.
 */
export const KEYS = {
  ArrowRight: "next",
  PageDown: "next",
  " ": "next",
  ArrowLeft: "previous",
  PageUp: "previous",
  ArrowDown: "down",
  ArrowUp: "up",
  Home: "first",
  End: "last",
  b: "blank",
  B: "blank",
  ".": "blank",
  Escape: "leave",
};

/** The keys of a clicker, which work even while a text on the title slide is being written. */
const CLICKER = new Set(["PageDown", "PageUp", "Escape"]);

const GO = {
  next: (at) => at + 1,
  previous: (at) => at - 1,
  first: () => 1,
  last: (_, count) => count,
};

/**
 * @param {{key: string, modified: boolean, writing: boolean, pressing: boolean}} press `writing`: the focus is in
 *   a text field; `pressing`: it is on a button or link, which Space belongs to
 * @returns {string | null} what to do, or null when the key is not ours
 */
export function command({ key, modified, writing, pressing }) {
  if (modified || (writing && !CLICKER.has(key)) || (pressing && key === " ")) return null;
  return KEYS[key] ?? null;
}

/** @type {(at: number, count: number) => number} the slide number within 1..count */
export const within = (at, count) => Math.min(Math.max(at, 1), count);

/** @type {(what: string, at: number, count: number) => number} the slide a command leads to; it stays at either end */
export const go = (what, at, count) => within(GO[what](at, count), count);

/**
 * Which examples are presented, in order: the own selection, else the first results.
 * @param {Selection} selection
 * @param {Result} result
 * @param {{numberOf: (id: string) => number | null}} engine
 * @returns {Subjects}
 */
export function subjects(selection, result, engine) {
  const starred = selection.starred.map((id) => engine.numberOf(id)).filter((number) => number !== null);
  const own = starred.length > 0;
  return { numbers: own ? starred : result.order.slice(0, RESULTS_MOST), own, found: result.order.length };
}

/** @param {number[]} numbers item numbers in the order presented @returns {Slide[]} */
export function list(numbers) {
  const examples = numbers.map((number, i) => /** @type {Slide} */ ({ kind: "example", number, position: i + 1 }));
  const overview = /** @type {Slide[]} */ (numbers.length > 1 ? [{ kind: "overview" }] : []);
  return [{ kind: "title" }, ...overview, ...examples, { kind: "qr" }];
}

/** Numbers side by side on one badge; more go on a next line. */
const PER_LINE = 4;

/** Half the width and height of a badge with `n` numbers. */
function reach(n, unit) {
  return { x: (unit * (Math.min(n, PER_LINE) + 0.4)) / 2, y: (unit * (Math.ceil(n / PER_LINE) + 0.2)) / 2 };
}

function touch(a, b, unit) {
  const [one, other] = [reach(a.positions.length, unit), reach(b.positions.length, unit)];
  return Math.abs(a.x - b.x) < one.x + other.x && Math.abs(a.y - b.y) < one.y + other.y;
}

/** Two badges in one, between the two, nearer to the one with more numbers. */
function joined(a, b) {
  const [n, m] = [a.positions.length, b.positions.length];
  const middle = (from, to) => (from * n + to * m) / (n + m);
  const positions = [...a.positions, ...b.positions].sort((one, other) => one - other);
  return { x: middle(a.x, b.x), y: middle(a.y, b.y), positions };
}

/**
 * Numbers for a map: badges that would touch become one, so that none hides another.
 * @param {Array<{x: number, y: number, position: number}>} points pixels on the map
 * @param {number} unit width and height of one number in pixels
 * @returns {Array<{x: number, y: number, positions: number[]}>} positions ascending
 */
export function badges(points, unit) {
  let found = points.map(({ x, y, position }) => ({ x, y, positions: [position] }));
  for (;;) {
    const pair = firstPair(found, (a, b) => touch(a, b, unit));
    if (!pair) return found;
    found = [...found.filter((badge) => !pair.includes(badge)), joined(...pair)];
  }
}

function firstPair(list, fits) {
  for (const [i, a] of list.entries()) {
    const b = list.slice(i + 1).find((other) => fits(a, other));
    if (b) return [a, b];
  }
  return null;
}
