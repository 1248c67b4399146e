/**
 * The keys of the marker layer. Arrow keys go to the nearest marker in that direction; Page Up and Page Down, Home and
 * End go through all of them in reading order; Enter and Space are the button's own.
 */

const DIRECTIONS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
/** What each key makes of a place in the reading order of `n` markers. */
const ORDER = {
  Home: () => 0,
  End: (_, n) => n - 1,
  PageDown: (at, n) => Math.min(at + 1, n - 1),
  PageUp: (at) => Math.max(at - 1, 0),
};

/** Lets the keys move the focus among the buttons of a pane. @param {HTMLElement} pane */
export function addMarkerKeys(pane) {
  pane.addEventListener("keydown", (event) => {
    const { key } = event;
    if (!(key in DIRECTIONS) && !(key in ORDER)) return;
    event.preventDefault();
    event.stopPropagation();
    const markers = [...pane.querySelectorAll("button")].map((button) => ({ button, ...middle(button) }));
    const from = markers.find(({ button }) => button === document.activeElement);
    if (!from) return;
    const to = key in DIRECTIONS ? nearest(markers, from, DIRECTIONS[key]) : inOrder(markers, from, ORDER[key]);
    to?.button.focus({ preventScroll: true });
  });
}

function middle(button) {
  const { left, top, width, height } = button.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

function inOrder(markers, from, go) {
  const sorted = [...markers].sort((a, b) => a.y - b.y || a.x - b.x);
  return sorted[go(sorted.indexOf(from), sorted.length)];
}

/** The nearest marker within 60 degrees of a direction on screen; null when there is none. */
function nearest(markers, from, [dx, dy]) {
  let best = null;
  let least = Infinity;
  for (const marker of markers) {
    if (marker === from) continue;
    const [x, y] = [marker.x - from.x, marker.y - from.y];
    const distance = Math.hypot(x, y);
    if (x * dx + y * dy > distance / 2 && distance < least) [best, least] = [marker, distance];
  }
  return best;
}
