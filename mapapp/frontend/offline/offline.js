/**
 * What a visitor sees of working without a network: the badge, the notice of new data, and "Neem mee (offline)", the
 * dialog that fetches the street map around the selection and can remove it all.
 */
import { TakeAlongDialog } from "./take_along_dialog.js";
import { longDate } from "./wording.js";
import { WorkerClient } from "./worker_client.js";
import { button, el, part } from "../ui/dom.js";
import { t } from "../ui/texts.js";

/** @import { Parts } from "../types.js" */

/** The worker fetches what it keeps after the map has fetched its own, which it waits for no longer than this. */
const MAP_MS = 10000;

/** @param {Parts} parts */
export function createOffline(parts) {
  const { config, store, announce, whenMap } = parts;
  const badge = part(document, "p", "#offline-badge");
  const date = config.updated && longDate(config.updated, store.get().language ?? "nl");
  const unreachable = date ? t("offline.now", { date }) : t("offline.now.undated");
  const onReachable = (reachable) => {
    badge.hidden = reachable;
    announce(reachable ? t("offline.back") : unreachable);
  };
  const worker = new WorkerClient(config, { onReachable, onUpdate: () => announceUpdate(() => worker.update()) });
  const dialog = new TakeAlongDialog(worker, parts);
  // The button stands in the tray, folded until that is opened.
  part(document, "section", "#tray").addEventListener("click", ({ target }) => {
    if (/** @type {Element} */ (target).closest("#take-along")) dialog.show();
  });
  // In another site's page nothing is kept: its visitors did not come here.
  if (store.get().embed) return;
  const start = () => (window.requestIdleCallback ?? setTimeout)(() => worker.start());
  const late = new Promise((resolve) => setTimeout(resolve, MAP_MS));
  Promise.race([whenMap, late]).then(start, start);
}

/** Says once that new data are ready. */
function announceUpdate(show) {
  if (document.getElementById("offline-update")) return;
  const take = button({ label: t("offline.update.show"), class: "button" }, show);
  const words = el("span", { class: "offline-update" }, el("span", {}, t("offline.update")), take);
  const close = button({ icon: "close", name: t("notice.close"), class: "icon-button" }, () => (note.hidden = true));
  const note = el("p", { class: "notice notice--page", id: "offline-update", role: "alert" }, words, close);
  part(document, "header", "#header").after(note);
}
