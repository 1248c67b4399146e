/**
 * Runs before any script of the page, and notes when a visitor can see and use what. It knows the page only by its
 * public hooks. Times are milliseconds since navigation began, after the frame that shows the thing was drawn.
 */
(() => {
  if (window.top !== window) return;
  const AGAIN_MS = 50;
  /** Longer than a page waits for the next key: typing on without a pause would never be answered. */
  const TYPING_MS = 400;
  const times = {};
  const bench = { times, shift: 0, shifts: [], attempts: 0, act: null };
  window.__bench = bench;

  const find = (selector) => document.querySelector(selector);
  const isSeen = (node) => {
    if (!node || !node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height } = node.getBoundingClientRect();
    return width > 0 && height > 0;
  };
  const WANTED = {
    card: () => isSeen(find("#results [data-intervention]")),
    map: () => find("#map .leaflet-map-pane") !== null,
    marker: () => isSeen(find("#map .marker")),
    ready: () => document.documentElement?.dataset.ready === "true",
  };

  /** Calls back when the frame that is being made has been drawn. */
  const drawn = (callback) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = callback;
    port2.postMessage(null);
  };

  const number = () => {
    const text = find("#result-count")
      ?.textContent.trim()
      .match(/^[\d.\u00a0\u202f]+/);
    return text ? Number(text[0].replace(/\D/g, "")) : null;
  };
  bench.number = number;

  /** Whether the page has taken the click, or will: a native control keeps it until its script comes. */
  const isTaken = (node) => node.getAttribute("aria-pressed") === "true" || node.checked || node.querySelector(":checked") !== null;

  let last = -Infinity;
  let typed = -Infinity;
  const ACTIONS = {
    search({ text }) {
      const field = find("#search");
      if (!isSeen(field)) return false;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, text);
      const now = performance.now();
      if (now - typed > TYPING_MS) {
        typed = now;
        field.dispatchEvent(new InputEvent("input", { bubbles: true, data: text, inputType: "insertText" }));
      } else field.dispatchEvent(new Event("change", { bubbles: true }));
      return true;
    },
    facet({ param, slug }) {
      const node = find(`[data-facet="${param}"][data-value="${slug}"]`);
      // A value in a group that is folded has no box, and can be clicked all the same.
      if (!node) return false;
      if (bench.attempts === 0 || !isTaken(node)) node.click();
      return true;
    },
  };

  /** Uses the page as soon as it can be used, again and again until it answers. */
  function act(now) {
    const { act } = bench;
    if (!act || "answer" in times) return;
    // A text may be matched by other rules than ours; what narrows the list has answered.
    const isAnswered = (n) => (act.kind === "search" ? n !== null && n < act.total : n === act.expected);
    if (times.offered && isAnswered(number())) {
      times.answer = -1;
      drawn(() => {
        times.answer = performance.now();
        window.benchNote?.("answer");
      });
    } else if (now - last > AGAIN_MS && ACTIONS[act.kind](act)) {
      last = now;
      bench.attempts += 1;
      times.offered ??= performance.now();
    }
  }

  function frame(now) {
    for (const [name, isThere] of Object.entries(WANTED)) {
      if (name in times || !isThere()) continue;
      times[name] = -1;
      drawn(() => {
        times[name] = performance.now();
        if (name === "ready") bench.elements = document.getElementsByTagName("*").length;
        window.benchNote?.(name);
      });
    }
    act(now);
    if (Object.keys(WANTED).some((name) => !(name in times)) || (bench.act && !("answer" in times))) requestAnimationFrame(frame);
  }
  requestAnimationFrame(frame);

  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("paint", (entry) => entry.name === "first-contentful-paint" && (times.content = entry.startTime));
  watch("largest-contentful-paint", (entry) => (times.largest = entry.startTime));
  watch("layout-shift", (entry) => {
    if (entry.hadRecentInput) return;
    bench.shift += entry.value;
    const names = entry.sources.map(
      ({ node }) => node && `${node.nodeName.toLowerCase()}${node.id ? `#${node.id}` : ""}.${node.className ?? ""}`,
    );
    bench.shifts.push({ value: entry.value, at: entry.startTime, names });
  });
})();
