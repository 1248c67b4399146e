/**
 * Starts Dash, and with it the map. Its scripts wait in `#map-scripts`; they are fetched at low priority, and run when the page
 * has loaded and the browser is idle, so that the list is read and filtered first; a script that does not come leaves the list as it is, and the panel says so.
 */
import { el, part, setText } from "../ui/dom.js";

const IDLE_MOST_MS = 1500;

/** Resolves when the page has loaded and the browser has nothing else to do. */
function whenIdle() {
  const idle = window.requestIdleCallback ?? setTimeout;
  return new Promise((resolve) => {
    const wait = () => idle(resolve, { timeout: IDLE_MOST_MS });
    if (document.readyState === "complete") wait();
    else window.addEventListener("load", wait, { once: true });
  });
}

function run(src) {
  return new Promise((resolve, reject) => {
    const refuse = () => reject(new Error(`${src} did not load`));
    document.head.append(el("script", { src, on: { load: resolve, error: refuse } }));
  });
}

/** Dash asks a server for its layout; it stands in the page already, and has no callbacks. */
function answerFromPage() {
  const answers = { "_dash-layout": part(document, "script", "#dash-layout").text, "_dash-dependencies": "[]" };
  const ask = window.fetch;
  window.fetch = (asked, options) => {
    const answer = answers[String(asked).split("/").pop() ?? ""];
    if (answer === undefined) return ask(asked, options);
    return Promise.resolve(new Response(answer, { headers: { "Content-Type": "application/json" } }));
  };
}

/** Resolves with the map that dash-leaflet makes in `#map`. @returns {Promise<L.Map>} */
function whenMade() {
  return new Promise((resolve) => {
    /** @this {L.Map} */
    function keep() {
      if (this.getContainer().id !== "map") return;
      // A hook for tests and for whoever embeds the page.
      globalThis.praktijkkaart.leaflet = this;
      resolve(this);
    }
    L.Map.addInitHook(keep);
  });
}

/** Resolves with the page's map, once it is there; rejects when it cannot come. @returns {Promise<L.Map>} */
export async function startMap() {
  const state = part(document, "p", ".map-state");
  try {
    const scripts = [...part(document, "template", "#map-scripts").content.querySelectorAll("script[src]")];
    const addresses = scripts.map((script) => script.getAttribute("src") ?? "");
    // Fetched side by side and run one after another: no task between two clicks is a long one.
    const early = { rel: "preload", as: "script", fetchpriority: "low" };
    for (const href of addresses) document.head.append(el("link", { ...early, href }));
    await whenIdle();
    for (const src of addresses) await run(src);
    answerFromPage();
    const made = whenMade();
    new globalThis["DashRenderer"]();
    return await made;
  } catch (error) {
    setText(state, state.dataset.failed ?? "");
    throw error;
  }
}
