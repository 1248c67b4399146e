/**
 * Building DOM from data: elements, icons and texts. Data only ever become text nodes or attributes,
 * never markup, so a title may hold anything.
 */
import { markRanges } from "../engine/index.js";

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

/** Takes out what stands folded in a `<template>` directly in `root`, so that the page is small until it is asked for. */
export function unfold(/** @type {Element} */ root) {
  const folded = /** @type {HTMLTemplateElement | null} */ (root.querySelector(":scope > template"));
  folded?.replaceWith(folded.content);
  return root;
}

/** A decorative icon, drawn by styles/icons.css; its meaning stands in text beside it or in the control's name. */
export function icon(name) {
  // Not a span: that is what holds the words beside it.
  return el("i", { class: `icon icon--${name}`, "aria-hidden": "true" });
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

/**
 * Runs `act` on a click that follows a link right here; with a modifier key the browser opens it elsewhere. `url` tells
 * what it leads to then: it is asked when the link is about to be used, not on every change.
 * @param {HTMLElement} link
 * @param {() => void} act
 * @param {() => string} [url]
 */
export function onFollow(link, act, url) {
  if (url) for (const type of ["pointerdown", "focus"]) link.addEventListener(type, () => attr(link, "href", url()));
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    act();
  });
}

/** A link that acts right here. @param {string} className @param {any} words @param {() => void} act @param {() => string} url */
export function link(className, words, act, url) {
  const made = el("a", { class: className, href: url() }, words);
  onFollow(made, act, url);
  return made;
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

/** Makes a field offer these values, when it offers others. @param {HTMLSelectElement} select @param {[string, string][]} options value and words */
export function setOptions(select, options) {
  const isSame = options.length === select.length && options.every(([value], i) => select.options[i].value === value);
  if (!isSame)
    fill(
      select,
      options.map(([value, words]) => el("option", { value }, words)),
    );
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
