/**
 * What a visitor sees of working without a network: the badge, the notice of new data, and "Neem mee (offline)", the
 * dialog that fetches the street map around the selection and can remove it all.
 */
import { badgeMarkup, dialogMarkup, openerMarkup, updateMarkup } from "./markup.js";
import { TakeAlongDialog } from "./take_along_dialog.js";
import { longDate } from "./wording.js";
import { WorkerClient } from "./worker_client.js";
import { t } from "../ui/texts.js";

/** @import { Parts } from "../types.js" */

/** @param {HTMLElement} bar the badge goes before it @param {HTMLElement} place where the button goes @param {Parts} parts */
export function createOffline(bar, place, parts) {
  const { config, store, announce } = parts;
  const date = config.updated && longDate(config.updated, store.get().language ?? "nl");
  const badge = badgeMarkup(date ? t("offline.badge", { date }) : t("offline.badge.undated"));
  const unreachable = date ? t("offline.now", { date }) : t("offline.now.undated");
  bar.before(badge);
  const onReachable = (reachable) => {
    badge.hidden = reachable;
    announce(reachable ? t("offline.back") : unreachable);
  };
  const worker = new WorkerClient(config, { onReachable, onUpdate: () => announceUpdate(() => worker.update()) });
  const node = dialogMarkup();
  document.getElementById("overlays")?.append(node);
  const dialog = new TakeAlongDialog(/** @type {HTMLDialogElement} */ (node), worker, parts);
  const opener = openerMarkup();
  opener.addEventListener("click", () => dialog.show());
  place.append(opener);
  // In another site's page nothing is kept: its visitors did not come here.
  if (!store.get().embed) (window.requestIdleCallback ?? setTimeout)(() => worker.start());
}

/** Says once that new data are ready. */
function announceUpdate(show) {
  if (document.getElementById("offline-update")) return;
  const note = updateMarkup();
  const [take, close] = note.querySelectorAll("button");
  take.addEventListener("click", show);
  close.addEventListener("click", () => (note.hidden = true));
  document.getElementById("header")?.after(note);
}
