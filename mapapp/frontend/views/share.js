/** "Deel": the page's link, the device's own share sheet, a snippet to embed the map, and exactly this list as a file. */
import { copyLink } from "../ui/clipboard.js";
import { button, el, icon, part } from "../ui/dom.js";
import { t } from "../ui/texts.js";

/** @import { Parts } from "../types.js" */

/** @param {HTMLElement} actions @param {Parts} parts */
export function createShare(actions, parts) {
  const dialog = shareMarkup();
  const label = t("share.open");
  actions.append(button({ icon: "share", label, class: "button bar-button", id: "share", "aria-haspopup": "dialog" }));
  part(document, "div", "#overlays").append(dialog);
  return new Share(dialog, parts);
}

export class Share {
  #dialog;
  #parts;
  #link;
  #snippet;

  /** @param {HTMLDialogElement} dialog @param {Parts} parts */
  constructor(dialog, parts) {
    this.#dialog = dialog;
    this.#parts = parts;
    this.#link = part(dialog, "input");
    this.#snippet = part(dialog, "textarea");
    part(document, "button", "#share").addEventListener("click", () => this.#show());
    part(dialog, "button", ".icon-button").addEventListener("click", () => dialog.close());
    for (const field of [this.#link, this.#snippet]) {
      field.nextElementSibling?.addEventListener("click", async () => {
        if (!(await copyLink(field.value, parts.announce, t("share.copy.failed")))) field.select();
      });
    }
    const native = part(dialog, "button", ".share-native");
    const offer = () => navigator.share({ title: document.title, url: this.#link.value });
    native.addEventListener("click", () => offer().catch(() => {}));
    native.hidden = typeof navigator.share !== "function";
  }

  #show() {
    const { config, store } = this.#parts;
    const selection = store.get();
    const absolute = (of) => new URL(store.url(of), location.href).href;
    this.#link.value = absolute(selection);
    this.#snippet.value = embedSnippet(absolute({ ...selection, embed: true }), t("app.title"));
    const { search } = new URL(absolute({ ...selection, open: null, view: null, slide: null, panel: null, group: null }));
    for (const anchor of this.#dialog.querySelectorAll("a[download]"))
      anchor.setAttribute("href", `${config.base}api/interventions.${anchor.dataset.format}${search}`);
    this.#dialog.showModal();
  }
}

/**
 * The HTML to paste into another site; quotes and ampersands in the address are escaped.
 * @param {string} url
 * @param {string} title
 */
export function embedSnippet(url, title) {
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  return `<iframe src="${escaped(url)}" title="${escaped(title)}" width="100%" height="640" style="border:0" allow="fullscreen; clipboard-write"></iframe>`;
}

function shareMarkup() {
  const row = (key, field) =>
    el(
      "div",
      { class: "share-row" },
      el("label", { for: field.id }, t(key)),
      el(
        "div",
        { class: "dialog-row" },
        field,
        button({ icon: "link", label: t("share.copy"), class: "button", "aria-label": t("share.copy.name", { name: t(key) }) }),
      ),
    );
  const file = (format) =>
    el("a", { class: "button", download: "", data: { format } }, icon("download"), el("span", {}, t(`share.${format}`)));
  return el(
    "dialog",
    { class: "dialog", "aria-labelledby": "share-title" },
    el(
      "div",
      { class: "dialog-head" },
      el("h2", { id: "share-title" }, t("share.title")),
      button({ icon: "close", name: t("dialog.close"), class: "icon-button" }),
    ),
    row("share.link", el("input", { type: "text", readonly: true, id: "share-link", class: "share-text" })),
    button({ icon: "share", label: t("share.native"), class: "button share-native" }),
    row("share.embed", el("textarea", { readonly: true, id: "share-embed", class: "share-text", rows: "3" })),
    el("h3", {}, t("share.download")),
    el("p", { class: "hint" }, t("share.download.hint")),
    el("div", { class: "dialog-row" }, ["csv", "xlsx", "geojson"].map(file)),
  );
}
