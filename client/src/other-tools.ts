/** Tells the server which other tools run, and what they are set to report: what the setting `overlap` goes by when it is "auto". */
import { Disposable, extensions, workspace } from "vscode";
import { type OtherTools, otherToolsNotification } from "../../server/src/protocol.js";
import type { Server } from "./server.js";

/** Pyright under its names: each reports what Pylance reports. */
const pyrights = ["ms-python.vscode-pylance", "anysphere.cursorpyright", "detachhead.basedpyright", "ms-pyright.pyright"];

/** Tells the server that runs, and every one that is started after it. */
export function followOtherTools(server: Server): Disposable {
  const tell = () => server.tell(otherToolsNotification, otherTools());
  return Disposable.from(
    server.onReady(tell),
    extensions.onDidChange(tell),
    workspace.onDidChangeConfiguration((event) => {
      if (["ruff", "python", "cursorpyright", "basedpyright"].some((section) => event.affectsConfiguration(section))) tell();
    }),
  );
}

export function otherTools(): OtherTools {
  const ruff = ruffOptions();
  const pylance = pylanceOptions();
  return { ...(ruff && { ruff }), ...(pylance && { pylance }) };
}

function ruffOptions(): OtherTools["ruff"] {
  const settings = workspace.getConfiguration("ruff");
  // A configuration of the editor's own may say anything.
  const isOff = settings.get("enable") === false || settings.get("lint.enable") === false || Boolean(settings.get("configuration"));
  if (extensions.getExtension("charliermarsh.ruff") === undefined || isOff) return undefined;
  const select = settings.get<string[] | null>("lint.select");
  const extendSelect = settings.get<string[] | null>("lint.extendSelect");
  const ignore = settings.get<string[] | null>("lint.ignore");
  return { ...(select && { select }), ...(extendSelect && { extendSelect }), ...(ignore && { ignore }) };
}

function pylanceOptions(): OtherTools["pylance"] {
  const id = pyrights.find((one) => extensions.getExtension(one) !== undefined);
  const server = workspace.getConfiguration("python").get<string>("languageServer", "Default");
  if (id === undefined || (id === pyrights[0] && server !== "Default" && server !== "Pylance")) return undefined;
  const section = { "anysphere.cursorpyright": "cursorpyright.analysis", "detachhead.basedpyright": "basedpyright.analysis" }[id];
  const settings = workspace.getConfiguration(section ?? "python.analysis");
  const own = settings.get<Record<string, string | boolean>>("diagnosticSeverityOverrides")?.reportUnusedCoroutine;
  // Pylance checks types only where it is told to, the others unless they are told not to.
  const mode = settings.get<string>("typeCheckingMode") ?? (id === pyrights[0] ? "off" : "standard");
  return { unusedCoroutine: own === undefined ? mode !== "off" : own !== "none" && own !== false };
}
