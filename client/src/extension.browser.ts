/** The extension in a browser. */
import type { ExtensionContext } from "vscode";
import { type Api, activateWith } from "./activation.js";

export { deactivate } from "./activation.js";

export function activate(context: ExtensionContext): Api {
  return activateWith(context, async (parts) => (await import("./launch.browser.js")).launch(context, parts));
}
