/** The page's markup for working without a network; it never changes, only what stands in its parts does. */
import { button, el, icon } from "../ui/dom.js";
import { t } from "../ui/texts.js";

/** @param {string} words */
export const badgeMarkup = (words) =>
  el("p", { class: "offline-badge", id: "offline-badge", hidden: true }, icon("offline"), el("span", {}, words));

/** The notice that new data are ready. */
export function updateMarkup() {
  const show = button({ label: t("offline.update.show"), class: "button" });
  const words = el("span", { class: "offline-update" }, el("span", {}, t("offline.update")), show);
  const close = button({ icon: "close", name: t("notice.close"), class: "icon-button" });
  return el("p", { class: "notice notice--page", id: "offline-update", role: "alert" }, words, close);
}

/** The button that opens the dialog. */
export const openerMarkup = () =>
  button({ icon: "download", label: t("offline.open"), class: "button", id: "take-along", "aria-haspopup": "dialog" });

/** The dialog: what is on the device, what will be fetched, how far that is, and how it ended. */
export function dialogMarkup() {
  const close = button({ icon: "close", name: t("dialog.close"), class: "icon-button offline-close" });
  const start = { icon: "download", label: t("offline.start"), class: "button button--primary", id: "offline-start" };
  const stop = { label: t("offline.stop"), class: "button", id: "offline-stop", hidden: true };
  const remove = { icon: "trash", label: t("offline.remove"), class: "button", id: "offline-remove" };
  const bar = el("progress", { max: "1", value: "0", "aria-labelledby": "offline-progress" });
  return el(
    "dialog",
    { class: "dialog offline-dialog", "aria-labelledby": "offline-title" },
    el("div", { class: "dialog-head" }, el("h2", { id: "offline-title" }, t("offline.title")), close),
    el("p", { class: "offline-files" }),
    el("p", { class: "offline-tiles" }),
    el("p", { class: "hint offline-last" }),
    el("p", { class: "hint", id: "offline-size" }),
    el("div", { class: "dialog-row" }, button(start), button(stop)),
    el("div", { class: "offline-progress", hidden: true }, bar, el("span", { id: "offline-progress" })),
    el("p", { class: "offline-outcome", id: "offline-outcome", role: "status" }),
    el("div", { class: "dialog-row offline-foot" }, button(remove)),
  );
}
