/**
 * Building DOM from data: elements, icons and texts. Data only ever become text nodes or attributes,
 * never markup, so a title may hold anything.
 */
import { markRanges } from "../engine/index.js";

/**
 * An element with properties and children.
 * @param {string} tag
 * @param {Object} [props] `class`, `on` (events), `data` (dataset), else attributes; false and null leave one out
 * @param {...(Node|string|number|null|false|Array)} children text becomes a text node
 * @returns {HTMLElement}
 */
export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "class") node.className = value;
    else if (key === "on") for (const [type, handler] of Object.entries(value)) node.addEventListener(type, handler);
    else if (key === "data") Object.assign(node.dataset, value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A decorative icon, drawn by styles/icons.css; its meaning stands in text beside it or in the control's name. */
export function icon(name) {
  // Not a span: that is what holds the words beside it.
  return el("i", { class: `icon icon--${name}`, "aria-hidden": "true" });
}

/** A button. `label` is its visible text; pass `name` instead for an icon alone. */
export function button({ label, name, icon: iconName, ...props }, onClick) {
  return el(
    "button",
    { type: "button", "aria-label": name, title: name, ...props, on: { click: onClick } },
    iconName && icon(iconName),
    label !== undefined && el("span", {}, label),
  );
}

/** Sets an attribute, or takes it away for null and false; touches the DOM only when it differs. */
export function attr(node, name, value) {
  if (value === null || value === undefined || value === false) {
    if (node.hasAttribute(name)) node.removeAttribute(name);
  } else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value === true ? "" : value);
}

/** Sets text only when it differs, so that a live region speaks once. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Makes `parent` hold exactly `children`, moving nothing that already stands right (focus stays). */
export function fill(parent, children) {
  const wanted = children.flat(Infinity).filter(Boolean);
  const keep = new Set(wanted);
  for (const child of [...parent.childNodes]) if (!keep.has(child)) child.remove();
  let at = parent.firstChild;
  for (const child of wanted) {
    if (child === at) at = at.nextSibling;
    else parent.insertBefore(child, at);
  }
}

/** Text with the matched words in `<mark>`. */
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
