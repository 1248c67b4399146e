/**
 * Clicks one facet value and tells when the answer stood on the screen.
 *
 * "answered": the frame in which the count is what it should be. "settled": the last frame in which list, counts or
 * markers changed. Both in ms since the click. A function body: (param, slug, expected) => Promise.
 */
async (param, slug, expected) => {
  const QUIET_MS = 250;
  const LATE_MS = 20_000;
  const AWAKE_MS = 60;
  const node = document.querySelector(`[data-facet="${param}"][data-value="${slug}"]`);
  if (!node) return { error: `no facet value ${param}=${slug}` };
  const result = {};
  const { port1, port2 } = new MessageChannel();
  let changed = false;
  let last = performance.now();
  let running = false;

  const observer = new MutationObserver(() => {
    changed = true;
    last = performance.now();
    if (!running) run();
  });
  const options = { childList: true, subtree: true, attributes: true, characterData: true };
  for (const selector of ["#results", "#result-count", "#map"]) observer.observe(document.querySelector(selector), options);
  for (const value of document.querySelectorAll("[data-facet]")) observer.observe(value, options);

  // A message posted from a frame's callback arrives once that frame has been drawn.
  function run() {
    running = true;
    requestAnimationFrame(() => port2.postMessage(null));
  }
  port1.onmessage = () => {
    const now = performance.now();
    if (changed) {
      changed = false;
      result.settled = now - start;
      if (window.__bench.number() === expected) result.answered ??= now - start;
    }
    running = now - last < AWAKE_MS;
    if (running) run();
  };

  const start = performance.now();
  performance.mark("bench-click");
  node.click();
  result.handler = performance.now() - start;
  run();
  while (performance.now() - last < QUIET_MS || (!("answered" in result) && performance.now() - start < LATE_MS)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  observer.disconnect();
  port1.close();
  result.count = window.__bench.number();
  return result;
};
