/** The commands, as the manifest names them. */
import { setSeverityCommand } from "../../server/src/protocol.js";

export const commandIds = {
  insertTemplate: "asyncioLens.insertTemplate",
  fixAll: "asyncioLens.fixAll",
  openRule: "asyncioLens.openRule",
  setSeverity: setSeverityCommand,
  restartServer: "asyncioLens.restartServer",
  showOutput: "asyncioLens.showOutput",
  copyDebugInformation: "asyncioLens.copyDebugInformation",
  openExample: "asyncioLens.openExample",
} as const;
