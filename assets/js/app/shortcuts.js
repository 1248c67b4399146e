/**
 * Whether single letters are shortcuts. On, unless someone whose keyboard or voice software makes letters by accident
 * has turned them off (WCAG 2.1.4); remembered on this device only.
 */
(function (pk) {
  "use strict";

  const KEY = "praktijkkaart.shortcuts";
  const OFF = "off";
  let on = true;
  try {
    on = localStorage.getItem(KEY) !== OFF;
  } catch {
    // No storage is given to this page: the choice lasts as long as the page.
  }

  function set(wanted) {
    on = wanted;
    try {
      if (on) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, OFF);
    } catch {
      // As above.
    }
  }

  pk.shortcuts = { on: () => on, set };
})((globalThis.praktijkkaart ??= {}));
