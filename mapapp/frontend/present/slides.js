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
 * What a key asks for; null when it is not ours. `writing`: the focus is in a text field; `pressing`: it is on a button or
 * link, which Space belongs to.
 * @returns {string | null}
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
 * @param {Selection} selection @param {Result} result @param {{numberOf: (id: string) => number | null}} engine @returns {Subjects}
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

/** Half the width and height of a badge, in numbers. */
const reach = ({ length: n }) => ({ x: (Math.min(n, PER_LINE) + 0.4) / 2, y: (Math.ceil(n / PER_LINE) + 0.2) / 2 });

function touch(a, b, unit) {
  const [one, other] = [reach(a.positions), reach(b.positions)];
  return Math.abs(a.x - b.x) < unit * (one.x + other.x) && Math.abs(a.y - b.y) < unit * (one.y + other.y);
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
 * @param {{x: number, y: number, position: number}[]} points px on the map @param {number} unit a number's width and height
 */
export function badges(points, unit) {
  /** @type {{x: number, y: number, positions: number[]}[]} none touches another; positions ascend */
  const placed = [];
  for (const { x, y, position } of points) {
    let badge = { x, y, positions: [position] };
    const touched = () => placed.findIndex((other) => touch(badge, other, unit));
    for (let at = touched(); at !== -1; at = touched()) badge = joined(badge, placed.splice(at, 1)[0]);
    placed.push(badge);
  }
  return placed;
}
