/** The commands, as the manifest names them; `showChain` is for code actions alone. */
import { setSeverityCommand, showChainCommand } from "../../server/src/protocol.js";

export const commandIds = {
  insertTemplate: "asyncioLens.insertTemplate",
  fixAll: "asyncioLens.fixAll",
  openRule: "asyncioLens.openRule",
  setSeverity: setSeverityCommand,
  showChain: showChainCommand,
  restartServer: "asyncioLens.restartServer",
  showOutput: "asyncioLens.showOutput",
  copyDebugInformation: "asyncioLens.copyDebugInformation",
  openExample: "asyncioLens.openExample",
} as const;
