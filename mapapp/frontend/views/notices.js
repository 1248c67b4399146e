/** What the page says beside its content: in the live region, and as a notice over the page that can be closed. */
import { button, el } from "../ui/dom.js";
import { t } from "../ui/texts.js";

/** @import { Announce } from "../types.js" */

const TOAST_MS = 6000;

/** Speaks in the page's one live region; `show` also shows the words for a moment. @param {HTMLElement} live @returns {Announce} */
export function createAnnouncer(live) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return (text, { show = false } = {}) => {
    live.textContent = text;
    live.classList.toggle("toast", show);
    clearTimeout(timer);
    if (show) timer = setTimeout(() => live.classList.remove("toast"), TOAST_MS);
  };
}

/** Puts a notice over the page, below the bar. @param {string} message */
export function notify(message) {
  const note = el("p", { class: "notice notice--page", role: "alert" }, el("span", {}, message));
  note.append(button({ icon: "close", name: t("notice.close"), class: "icon-button" }, () => note.remove()));
  document.getElementById("header")?.after(note);
}
