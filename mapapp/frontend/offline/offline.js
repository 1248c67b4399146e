/**
 * What a visitor sees of working without a network: the badge, the notice of new data, and "Neem mee (offline)", the
 * dialog that fetches the street map around the selection and can remove it all.
 */
import { planTiles, tileUrl } from "./tiles.js";
import { createWorkerClient } from "./worker_client.js";
import { detailsUrl } from "../ui/data.js";
import { button, el, icon, setText } from "../ui/dom.js";
import { t } from "../ui/texts.js";

const EXAMPLES_MOST = 20;
const MONTHS = {
  nl: ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
};

/** A day such as 2026-11-23 in words. */
export function longDate(day, language) {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[language][month - 1]} ${year}`;
}

/** A size in megabytes with one decimal, as it is written in Dutch or English. */
export function megabytes(bytes, language) {
  const text = (bytes / 1e6).toFixed(1);
  return language === "nl" ? text.replace(".", ",") : text;
}

/**
 * @param {HTMLElement} bar the badge goes before it
 * @param {HTMLElement} place where the button goes
 * @param {Object} parts
 */
export function createOffline(bar, place, { config, store, items, engine, announce }) {
  const language = store.get().language ?? "nl";
  const date = config.updated === null ? null : longDate(config.updated, language);
  const offline = createWorkerClient(config, { onUpdate: offerUpdate, onReachable: showReachable });

  const badge = el(
    "p",
    { class: "offline-badge", id: "offline-badge", hidden: true },
    icon("offline"),
    el("span", {}, date === null ? t("offline.badge.undated") : t("offline.badge", { date })),
  );
  bar.before(badge);

  function showReachable(reachable) {
    badge.hidden = reachable;
    if (reachable) announce(t("offline.back"));
    else announce(date === null ? t("offline.now.undated") : t("offline.now", { date }));
  }

  let offered = false;
  function offerUpdate() {
    if (offered) return;
    offered = true;
    const note = el("p", { class: "notice notice--page", id: "offline-update", role: "alert" });
    note.append(
      el(
        "span",
        { class: "offline-update" },
        el("span", {}, t("offline.update")),
        button({ label: t("offline.update.show"), class: "button" }, offline.update),
      ),
      button({ icon: "close", name: t("notice.close"), class: "icon-button" }, () => note.remove()),
    );
    document.getElementById("header").after(note);
  }

  const dialog = createDialog();
  const open = button(
    { icon: "download", label: t("offline.open"), class: "button", id: "take-along", "aria-haspopup": "dialog" },
    dialog.show,
  );
  place.append(open);
  // In another site's page nothing is kept: its visitors did not come here.
  if (!store.get().embed) (window.requestIdleCallback ?? setTimeout)(offline.start);

  function createDialog() {
    const shell = el("p", { class: "offline-shell" });
    const tiles = el("p", {});
    const last = el("p", { class: "hint" });
    const size = el("p", { class: "hint", id: "offline-size" });
    const bar = el("progress", { max: "1", value: "0", "aria-labelledby": "offline-progress" });
    const count = el("span", { id: "offline-progress" });
    const progress = el("div", { class: "offline-progress", hidden: true }, bar, count);
    const outcome = el("p", { class: "offline-outcome", id: "offline-outcome", role: "status" });
    const start = button(
      { icon: "download", label: t("offline.start"), class: "button button--primary", id: "offline-start" },
      run,
    );
    const stop = button({ label: t("offline.stop"), class: "button", id: "offline-stop", hidden: true }, () => stopper.abort());
    const remove = button({ icon: "trash", label: t("offline.remove"), class: "button", id: "offline-remove" }, removeAll);
    const node = el(
      "dialog",
      { class: "dialog offline-dialog", "aria-labelledby": "offline-title" },
      el(
        "div",
        { class: "dialog-head" },
        el("h2", { id: "offline-title" }, t("offline.title")),
        button({ icon: "close", name: t("dialog.close"), class: "icon-button" }, () => node.close()),
      ),
      shell,
      tiles,
      last,
      size,
      el("div", { class: "dialog-row" }, start, stop),
      progress,
      outcome,
      el("div", { class: "dialog-row offline-foot" }, remove),
    );
    let stopper = new AbortController();
    let running = false;
    document.getElementById("overlays").append(node);

    function show() {
      if (!running) {
        setText(outcome, "");
        progress.hidden = true;
        describe();
      }
      node.showModal();
    }

    async function describe() {
      start.hidden = !offline.supported;
      remove.disabled = !offline.supported || offline.isOff();
      describeTiles();
      const run = offline.taken();
      setText(last, run ? t("offline.last", { date: longDate(run.on, language), n: run.tiles }) : "");
      if (!offline.supported) setText(shell, t("offline.unsupported"));
      else if (offline.isOff()) {
        setText(shell, t("offline.shell.off"));
        setText(size, "");
      } else {
        const status = await offline.status().catch(() => null);
        const whole = status?.complete;
        setText(shell, t(whole ? "offline.shell.ready" : "offline.shell.missing", { n: items.length }));
        setText(size, whole ? await held(status) : "");
      }
    }

    /** The examples to take along: the selection, else the first of what the list shows. */
    function chosen() {
      const selection = store.get();
      const starred = selection.starred.map(engine.numberOf).filter((number) => number !== null);
      return starred.length ? starred : engine.evaluate(selection).order.slice(0, EXAMPLES_MOST);
    }

    function plan() {
      if (config.tiles === null) return [];
      const points = chosen().flatMap((number) => items[number].places.filter((place) => place.lon !== null));
      return planTiles(points, config.home).map((tile) => tileUrl(config.tiles.url, tile, L.Browser.retina));
    }

    function describeTiles() {
      const own = store.get().starred.length > 0;
      const key = config.tiles === null ? "offline.tiles.none" : own ? "offline.tiles.selection" : "offline.tiles.results";
      setText(tiles, t(key, { n: plan().length, examples: chosen().length }));
    }

    function busy(yes) {
      running = yes;
      start.disabled = yes;
      remove.disabled = yes;
      stop.hidden = !yes;
    }

    async function run() {
      const urls = plan();
      stopper = new AbortController();
      busy(true);
      setText(outcome, "");
      setText(shell, t("offline.shell.busy", { n: items.length }));
      navigator.storage?.persist?.().catch(() => {});
      const status = await offline.fill().catch(() => null);
      const whole = status?.complete && (await fetchDetails().catch(() => false));
      if (whole) await runTiles(urls);
      else setText(outcome, t("offline.failed"));
      busy(false);
      describe();
      // The stop button, which may have had the focus, is gone.
      start.focus();
    }

    async function runTiles(urls) {
      progress.hidden = urls.length === 0;
      bar.max = urls.length;
      const onProgress = (held) => {
        bar.value = held;
        setText(count, t("offline.progress", { done: held, n: urls.length }));
      };
      onProgress(0);
      const { held, ended } = await offline.take(urls, { signal: stopper.signal, onProgress });
      if (urls.length) offline.remember({ on: today(), tiles: held });
      const ending = ended === "done" && held < urls.length ? "partly" : ended;
      setText(outcome, t(`offline.ended.${ending}`, { held, n: urls.length }));
    }

    /** A very large set's descriptions are kept as they are read: read those of the selection now. */
    async function fetchDetails() {
      const files = new Set(chosen().map((number) => detailsUrl(config, number)));
      const responses = await Promise.all([...files].map((url) => fetch(url)));
      return responses.every((response) => response.ok);
    }

    /** What the browser says it keeps for us; what the files weigh (without tiles) where it cannot say. */
    async function held({ bytes, weighable }) {
      const { usage } = (weighable && (await navigator.storage?.estimate?.())) || {};
      return t("offline.size", { mb: megabytes(usage || bytes, language) });
    }

    async function removeAll() {
      await offline.remove();
      progress.hidden = true;
      setText(outcome, t("offline.removed"));
      describe();
      start.focus();
    }

    return { show };
  }
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
