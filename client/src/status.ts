/** The one item in the language status menu: what the server is doing, and the way to start it again. */
import { type Disposable, LanguageStatusSeverity, languages, window, workspace } from "vscode";
import { type Status as ServerStatus, settingsSection } from "../../server/src/protocol.js";
import { commandIds } from "./command-ids.js";
import { say, type Words } from "./words.js";

/** `failed` is a server that does not stay up; `stopped` one that was ended in good order. */
export type State = "starting" | "busy" | "ready" | "stopped" | "failed";

const texts: Readonly<Record<State, Words>> = {
  starting: "Asyncio Lens: starting",
  busy: "Asyncio Lens: reading the project",
  ready: "Asyncio Lens",
  stopped: "Asyncio Lens: stopped",
  failed: "Asyncio Lens: not running",
};

export class Status implements Disposable {
  readonly #item = languages.createLanguageStatusItem("asyncioLens.status", [
    { language: "python" },
    { language: "python", notebookType: "*" },
  ]);
  readonly #listening: readonly Disposable[];
  #state: State = "starting";
  #server: ServerStatus | undefined;

  constructor() {
    this.#item.name = "Asyncio Lens";
    this.#listening = [
      window.onDidChangeActiveTextEditor(() => this.#show()),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(settingsSection) && this.#show()),
    ];
    this.#show();
  }

  get state(): State {
    return this.#state;
  }

  /** The process was started or ended. */
  set(state: State): void {
    this.#state = state;
    this.#server = undefined;
    this.#show();
  }

  /** The server tells what it does. */
  report(server: ServerStatus): void {
    this.#state = server.state;
    this.#server = server;
    this.#show();
  }

  dispose(): void {
    for (const one of this.#listening) one.dispose();
    this.#item.dispose();
  }

  #show(): void {
    const isDown = this.#state === "stopped" || this.#state === "failed";
    const isOff = !workspace.getConfiguration(settingsSection, window.activeTextEditor?.document.uri).get("enable", true);
    this.#item.text = say(isOff && !isDown ? "Asyncio Lens: off here" : texts[this.#state]);
    this.#item.detail = this.#server ? say("{0} Python files, version {1}", this.#server.files, this.#server.version) : "";
    this.#item.busy = !isOff && (this.#state === "starting" || this.#state === "busy");
    this.#item.severity = isDown ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    this.#item.command = isDown
      ? { command: commandIds.restartServer, title: say("Restart") }
      : { command: commandIds.showOutput, title: say("Show Output") };
  }
}
