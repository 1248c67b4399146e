/**
 * Whether single letters are shortcuts. On, unless someone whose keyboard or voice software makes letters by accident
 * has turned them off (WCAG 2.1.4); remembered on this device only.
 */

const KEY = "praktijkkaart.shortcuts";
const OFF = "off";
let enabled = true;
try {
  enabled = localStorage.getItem(KEY) !== OFF;
} catch {
  // No storage is given to this page: the choice lasts as long as the page.
}

/** Are single letters shortcuts? */
export const on = () => enabled;

/** @param {boolean} wanted */
export function set(wanted) {
  enabled = wanted;
  try {
    if (enabled) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, OFF);
  } catch {
    // As above.
  }
}
