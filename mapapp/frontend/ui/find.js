/** Binding to the page's markup: a view finds its parts inside its root by id or class. */

/**
 * Finds the one element that a view binds to; throws when the markup does not have it.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} [type] the element's class, such as HTMLInputElement
 * @returns {T}
 */
export function find(root, selector, type = /** @type {any} */ (HTMLElement)) {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`the page has no ${type.name} ${selector}`);
  return found;
}

/**
 * Calls `act` on a click on the one element that the selector names.
 * @param {ParentNode} root
 * @param {string} selector
 * @param {(event: MouseEvent) => void} act
 * @returns {HTMLElement} the element
 */
export function onClick(root, selector, act) {
  const node = find(root, selector);
  node.addEventListener("click", act);
  return node;
}
