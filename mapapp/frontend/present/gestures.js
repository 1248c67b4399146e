/** What fingers and the Tab key do on the stage. */

const SWIPE_PX = 50;

/** @param {HTMLElement} node @param {{left: () => void, right: () => void}} on what a swipe each way does */
export function addSwipes(node, on) {
  let from = /** @type {Touch | null} */ (null);
  node.addEventListener("touchstart", ({ touches }) => (from = touches.length === 1 ? touches[0] : null), { passive: true });
  node.addEventListener("touchend", ({ changedTouches: [touch] }) => {
    if (!from) return;
    const [dx, dy] = [touch.clientX - from.clientX, touch.clientY - from.clientY];
    if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy)) on[dx < 0 ? "left" : "right"]();
    from = null;
  });
}

/**
 * Keeps Tab on the stage, for the browser's own bar is no part of a projection.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} node
 */
export function keepTabWithin(event, node) {
  const all = /** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll("button, a[href], textarea, [tabindex='0']"));
  const stops = [...all].filter((stop) => stop.offsetParent);
  const [first, last] = [stops[0], stops[stops.length - 1]];
  const { activeElement } = document;
  if (event.shiftKey ? activeElement !== first && activeElement !== node : activeElement !== last) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}
