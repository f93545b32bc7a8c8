/** The server as the rest of the client sees it: it starts, answers, is started again when it dies. */
import { commands, type Disposable, EventEmitter, type LogOutputChannel, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { Status as ServerStatus } from "../../server/src/protocol.js";
import { commandIds } from "./command-ids.js";
import { Restarts } from "./restarts.js";
import type { State, Status } from "./status.js";
import { traceTo } from "./trace.js";
import { say } from "./words.js";

/** What a client needs to be made, and whom it tells what happens. */
export interface ClientParts {
  readonly output: LogOutputChannel;
  /** Where messages are traced to. */
  readonly trace: LogOutputChannel;
  readonly onState: (state: Exclude<State, "busy">) => void;
  readonly onStatus: (status: ServerStatus) => void;
  /** The server ended by itself; whether to start it again. */
  readonly onDeath: () => { readonly restart: boolean; readonly message: string };
}

/** Makes a client for a new server, not yet started. The language client is large: it is loaded only then. */
export type Launch = (parts: ClientParts) => Promise<BaseLanguageClient>;

const minute = 60_000;

export class Server implements Disposable {
  readonly #restarts = new Restarts(4, 3 * minute);
  readonly #trace;
  readonly #ready = new EventEmitter<void>();
  /** A server runs: the first, or another in its place. */
  readonly onReady = this.#ready.event;
  #client: Promise<BaseLanguageClient> | undefined;

  constructor(
    readonly launch: Launch,
    readonly output: LogOutputChannel,
    readonly status: Status,
  ) {
    this.#trace = traceTo(output);
  }

  /** Resolves when the server runs. One that failed stays down until `restart`. */
  async start(): Promise<void> {
    await this.#started();
  }

  async restart(): Promise<void> {
    this.#restarts.forget();
    await this.#stop();
    this.status.set("starting");
    await this.start();
  }

  /** The server's answer to a request of ours, once it runs. */
  async ask<Params, Result>(method: string, params: Params): Promise<Result> {
    return (await this.#started()).sendRequest<Result>(method, params);
  }

  /** Tells the server something, if it runs. */
  tell<Params>(method: string, params: Params): void {
    this.#client
      ?.then(async (client) => {
        if (client.isRunning()) await client.sendNotification(method, params);
      })
      .catch(() => {});
  }

  async dispose(): Promise<void> {
    await this.#stop();
    this.#ready.dispose();
    this.#trace.dispose();
  }

  async #started(): Promise<BaseLanguageClient> {
    if (this.status.state === "failed") throw new Error(say("The server is not running."));
    this.#client ??= this.#launch();
    try {
      const client = await this.#client;
      await client.start();
      return client;
    } catch (error) {
      this.output.error(error as Error);
      this.status.set("failed");
      throw error;
    }
  }

  /** A client that failed cannot be started again, so each start after a stop has a client of its own. */
  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    try {
      await (await client)?.dispose();
    } catch (error) {
      this.output.debug(`The server did not stop in good order: ${error}`);
    }
  }

  #launch(): Promise<BaseLanguageClient> {
    // What an old client still tells after a restart is no news.
    const isCurrent = () => this.#client === client;
    const client = this.launch({
      output: this.output,
      trace: this.#trace.channel,
      onState: (state) => {
        const isNews = state === "ready" ? this.status.state === "starting" : this.status.state !== "failed";
        if (isNews && isCurrent()) this.status.set(state);
        if (state === "ready" && isCurrent()) this.#ready.fire();
      },
      onStatus: (status) => {
        if (isCurrent()) this.status.report(status);
      },
      onDeath: () => this.#died(),
    });
    return client;
  }

  #died(): { restart: boolean; message: string } {
    if (this.#restarts.another()) return { restart: true, message: say("The server ended; it is started again.") };
    this.status.set("failed");
    const { limit, period } = this.#restarts;
    const message = say("The Asyncio Lens server ended {0} times in {1} minutes.", limit + 1, period / minute);
    void this.#offerRestart(message);
    return { restart: false, message };
  }

  async #offerRestart(message: string): Promise<void> {
    const restart = say("Restart");
    const showOutput = say("Show Output");
    const answer = await window.showErrorMessage(message, restart, showOutput);
    if (answer === restart) await commands.executeCommand(commandIds.restartServer);
    if (answer === showOutput) this.output.show();
  }
}
