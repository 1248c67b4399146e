/** "Deel": the page's link, the device's own share sheet, a snippet to embed the map, and exactly this list as a file. */
import { copyLink } from "../ui/clipboard.js";
import { part, unfold } from "../ui/dom.js";
import { t } from "../ui/texts.js";

/** @import { Parts } from "../types.js" */

/** @param {Parts} parts */
export function createShare({ announce, config, store }) {
  const dialog = part(document, "dialog", "#share-dialog");
  const absolute = (of) => new URL(store.url(of), location.href).href;
  const fieldOf = (id) => /** @type {HTMLInputElement} */ (dialog.querySelector(id));

  function bind() {
    unfold(dialog);
    part(dialog, "button", ".icon-button").addEventListener("click", () => dialog.close());
    for (const copy of dialog.querySelectorAll(".share-copy")) {
      const field = /** @type {HTMLInputElement} */ (copy.previousElementSibling);
      copy.addEventListener("click", async () => {
        if (!(await copyLink(field.value, announce, t("share.copy.failed")))) field.select();
      });
    }
    const native = part(dialog, "button", ".share-native");
    const offer = () => navigator.share({ title: document.title, url: fieldOf("#share-link").value });
    native.addEventListener("click", () => offer().catch(() => {}));
    native.hidden = typeof navigator.share !== "function";
  }

  part(document, "button", "#share").addEventListener("click", () => {
    if (!fieldOf("#share-link")) bind();
    const selection = store.get();
    fieldOf("#share-link").value = absolute(selection);
    fieldOf("#share-embed").value = embedSnippet(absolute({ ...selection, embed: true }), t("app.title"));
    const { search } = new URL(absolute({ ...selection, open: null, view: null, slide: null, panel: null, group: null }));
    for (const file of dialog.querySelectorAll("a")) file.href = `${config.base}api/interventions.${file.dataset.format}${search}`;
    dialog.showModal();
  });
}

/** The HTML to paste into another site; quotes and ampersands in the address are escaped. */
function embedSnippet(url, title) {
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  return `<iframe src="${escaped(url)}" title="${escaped(title)}" width="100%" height="640" style="border:0" allow="fullscreen; clipboard-write"></iframe>`;
}
