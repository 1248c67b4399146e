/** Copying a text to the clipboard, and telling how that went. */
import { t } from "./texts.js";

/** @import { Announce } from "../types.js" */

/**
 * Copies a link and says so; says the link itself where the browser does not allow it.
 * @param {string} url @param {Announce} announce @param {string} [refusal] what to say instead where copying is not allowed
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyLink(url, announce, refusal = t("detail.copy.failed", { url })) {
  const copied = await navigator.clipboard.writeText(url).then(
    () => true,
    () => false,
  );
  announce(copied ? t("detail.copied") : refusal, { show: true });
  return copied;
}
