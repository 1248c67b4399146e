/**
 * Building DOM from data: elements, icons and texts. Data only ever become text nodes or attributes,
 * never markup, so a title may hold anything.
 */
import { markRanges } from "../engine/index.js";

const SVG = "http://www.w3.org/2000/svg";

/** Inline icons on a 24 x 24 grid, drawn with the current colour. */
const ICONS = {
  search: ["M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z", "m15.5 15.5 5 5"],
  close: ["M6 6l12 12", "M18 6 6 18"],
  star: ["M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9L12 16.9l-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z"],
  present: ["M3 4.5h18v11H3z", "M12 15.5v4", "M8 20h8", "m10.3 7.4 4.2 2.6-4.2 2.6z"],
  pin: ["M12 21s6.5-6 6.5-11a6.5 6.5 0 0 0-13 0c0 5 6.5 11 6.5 11Z", "M12 8.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6Z"],
  area: ["M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15Z"],
  country: [
    "M4 12a8 8 0 1 0 16 0 8 8 0 0 0-16 0Z",
    "M4 12h16",
    "M12 4c2.5 2.4 3.5 5 3.5 8s-1 5.6-3.5 8c-2.5-2.4-3.5-5-3.5-8s1-5.6 3.5-8Z",
  ],
  locate: ["M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z", "M12 2.5v3", "M12 18.5v3", "M2.5 12h3", "M18.5 12h3"],
  back: ["M14.5 5.5 8 12l6.5 6.5"],
  next: ["M9.5 5.5 16 12l-6.5 6.5"],
  down: ["M5.5 9.5 12 16l6.5-6.5"],
  up: ["M5.5 14.5 12 8l6.5 6.5"],
  link: ["M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L11.9 6.4", "M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.2-1.2"],
  print: ["M7 9V4h10v5", "M7 17H4.5V9h15v8H17", "M7 14h10v6H7z"],
  page: ["M6 3.5h8l4 4v13H6z", "M14 3.5v4h4"],
  filter: ["M4 6h16", "M7 12h10", "M10 18h4"],
  list: ["M8 6h12", "M8 12h12", "M8 18h12", "M4 6h.01", "M4 12h.01", "M4 18h.01"],
  map: ["m3.5 6 5.5-2 6 2 5.5-2v14l-5.5 2-6-2-5.5 2z", "M9 4v14", "M15 6v14"],
  home: ["m4 11 8-7 8 7", "M6 9.5V20h12V9.5"],
  download: ["M12 4v11", "m7.5 10.5 4.5 4.5 4.5-4.5", "M5 19.5h14"],
  share: ["M12 15V4", "m8 8 4-4 4 4", "M5 12v8h14v-8"],
  trash: ["M5 7h14", "M9.5 7V4.5h5V7", "m7 7 1 13h8l1-13"],
  plus: ["M12 5v14", "M5 12h14"],
  minus: ["M5 12h14"],
  check: ["m5 12.5 4.5 4.5L19 7.5"],
  info: ["M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z", "M12 11v5", "M12 8h.01"],
  offline: ["M3 9.5a13 13 0 0 1 18 0", "M6.5 13a8 8 0 0 1 11 0", "M12 18h.01", "M4 4l16 16"],
  grip: ["M9 6h.01", "M9 12h.01", "M9 18h.01", "M15 6h.01", "M15 12h.01", "M15 18h.01"],
};

const isLeftOut = (value) => (value ?? false) === false;

/**
 * An element with properties and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {{[name: string]: any}} [props] `class`, `on` (events), `data` (dataset), else attributes; false and null leave one out
 * @param {...any} children nodes and texts, in lists as they come; false and null leave one out
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props ?? {})) {
    if (isLeftOut(value)) continue;
    if (key === "class") node.className = value;
    else if (key === "on") for (const [type, handler] of Object.entries(value)) node.addEventListener(type, handler);
    else if (key === "data") Object.assign(node.dataset, value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => !isLeftOut(child)));
  return node;
}

/**
 * The element that a view binds to; throws when the page does not have it.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {ParentNode} root
 * @param {Tag} tag
 * @param {string} [rest] of the selector: "#sort", ".cards"
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function part(root, tag, rest = "") {
  const found = root.querySelector(tag + rest);
  if (!found) throw new Error(`the page has no ${tag}${rest}`);
  return /** @type {HTMLElementTagNameMap[Tag]} */ (found);
}

/** A decorative icon; its meaning stands in text beside it or in the control's name. @param {string} name */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", focusable: "false" };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  for (const d of ICONS[name]) svg.appendChild(document.createElementNS(SVG, "path")).setAttribute("d", d);
  return svg;
}

/**
 * A button. `label` is its visible text; pass `name` instead for an icon alone.
 * @param {{label?: string, name?: string, icon?: string | null, [attribute: string]: any}} props
 * @param {(event: MouseEvent) => void} [onClick]
 */
export function button({ label, name, icon: iconName, ...props }, onClick) {
  const on = onClick && { click: onClick };
  const words = label !== undefined && el("span", {}, label);
  return el("button", { type: "button", "aria-label": name, title: name, ...props, on }, iconName && icon(iconName), words);
}

/** Runs `act` on a click that follows a link right here; with a modifier key the browser opens it elsewhere. */
export function onFollow(link, act) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    act();
  });
}

/** Sets an attribute, or takes it away for null and false; touches the DOM only when it differs. @param {Element} node */
export function attr(node, name, value) {
  const text = isLeftOut(value) ? null : value === true ? "" : String(value);
  if (node.getAttribute(name) === text) return;
  if (text === null) node.removeAttribute(name);
  else node.setAttribute(name, text);
}

/** Sets text only when it differs, so that a live region speaks once. @param {Element} node @param {string} text */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Makes `parent` hold exactly `children`, moving nothing that already stands right (focus stays). @param {Element} parent */
export function fill(parent, children) {
  const wanted = children.flat(Infinity).filter(Boolean);
  const keep = new Set(wanted);
  for (const child of [...parent.childNodes]) if (!keep.has(child)) child.remove();
  let at = parent.firstChild;
  for (const child of wanted) {
    if (at && child === at) at = at.nextSibling;
    else parent.insertBefore(child, at);
  }
}

/** @type {WeakMap<Element, string>} */
const filledFor = new WeakMap();

/** Fills `parent` anew only when `cause`, told apart by its JSON, has changed. @param {Element} parent @param {() => any[]} make */
export function fillWhen(parent, cause, make) {
  const key = JSON.stringify(cause);
  if (filledFor.get(parent) === key) return;
  filledFor.set(parent, key);
  fill(parent, make());
}

/** Text with the matched words in `<mark>`. @param {string} text @param {string[]} terms */
export function marked(text, terms) {
  if (!terms.length) return [text];
  const parts = [];
  let at = 0;
  for (const [start, end] of markRanges(text, terms)) {
    parts.push(text.slice(at, start), el("mark", {}, text.slice(start, end)));
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}
