/** Makes `asyncioLens.trace.server` alone decide what is traced: the language client would listen to the output's log level only. */
import { type Disposable, EventEmitter, LogLevel, type LogOutputChannel, workspace } from "vscode";
import { settingsSection } from "../../server/src/protocol.js";

const setting = `${settingsSection}.trace.server`;

/** The output as the language client should trace to it: on whenever the setting says so, and written whatever the output's level. */
export function traceTo(output: LogOutputChannel): { readonly channel: LogOutputChannel } & Disposable {
  const changed = new EventEmitter<LogLevel>();
  const level = () => (workspace.getConfiguration().get(setting, "off") === "off" ? LogLevel.Info : LogLevel.Trace);
  const listening = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(setting)) changed.fire(level());
  });
  const channel: LogOutputChannel = {
    name: output.name,
    get logLevel() {
      return level();
    },
    onDidChangeLogLevel: changed.event,
    trace: (message, ...more) => output.info(message, ...more),
    debug: (message, ...more) => output.debug(message, ...more),
    info: (message, ...more) => output.info(message, ...more),
    warn: (message, ...more) => output.warn(message, ...more),
    error: (message, ...more) => output.error(message, ...more),
    append: (text) => output.append(text),
    appendLine: (text) => output.appendLine(text),
    replace: (text) => output.replace(text),
    clear: () => output.clear(),
    show: () => output.show(),
    hide: () => output.hide(),
    dispose: () => {},
  };
  return {
    channel,
    dispose: () => {
      listening.dispose();
      changed.dispose();
    },
  };
}
