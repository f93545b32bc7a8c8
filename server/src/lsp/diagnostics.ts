/** When files are checked and what the client is sent of it: coalesced, never for an old version, never twice the same. */
import type { Diagnostic, DocumentDiagnosticReport, Range, TextDocumentContentChangeEvent } from "vscode-languageserver";
import type { OpenFile } from "./open-files.js";

/** What the diagnostics come from and go to. */
export interface DiagnosticsPort {
  readonly pulled: boolean;
  /** The newest state of an open file, by its address. */
  current(uri: string): OpenFile | undefined;
  all(): readonly OpenFile[];
  /** The diagnostics of each of a file's documents; documents without any may be left out. */
  check(file: OpenFile): Promise<ReadonlyMap<string, Diagnostic[]>>;
  /** Whether files are checked as they are typed, or only when saved. */
  runs(file: OpenFile): Promise<"onType" | "onSave">;
  publish(uri: string, version: number | undefined, diagnostics: Diagnostic[]): void;
  /** Tells a client that asks for diagnostics to ask again. */
  refresh(): void;
  /** Calls back when the messages that have already arrived are dealt with. */
  afterQueued(callback: () => void): void;
  failed(error: unknown): void;
}

/** A file this large (UTF-16 units) is checked when typing pauses. */
export const hugeFile = 5_000_000;
export const hugeFileDelay = 800;

/** After this pause in typing (ms) the other open files are checked again: what was typed may be what they call. */
export const restAfter = 400;

export interface DocumentEdits {
  readonly uri: string;
  readonly changes: readonly TextDocumentContentChangeEvent[];
}

interface Sent {
  readonly text: string;
  readonly ranges: readonly Range[];
  /** The editor may have lost the squiggles since: an edit replaced what was under them. */
  disturbed: boolean;
}

/** The last answer to a client that asks. */
interface Report {
  readonly id: string;
  readonly text: string;
  /** Something has happened since that lets even a file checked on save be checked. */
  isStale: boolean;
}

export class Diagnostics {
  /** Addresses of files to check, the most recently changed last: it is checked first. */
  readonly #queue = new Set<string>();
  readonly #delays = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #sent = new Map<string, Sent>();
  readonly #reports = new Map<string, Report>();
  /** Files edited since the others were last checked. */
  readonly #edited = new Set<string>();
  #rest: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  #running = false;
  #reportNumber = 0;

  constructor(private readonly port: DiagnosticsPort) {}

  /** A check of the file's newest state follows as soon as what has arrived is dealt with. */
  schedule(file: OpenFile): void {
    if (this.#isPulled(file)) return;
    const { uri } = file;
    clearTimeout(this.#delays.get(uri));
    this.#queue.delete(uri);
    if (file.text.length < hugeFile || !this.#sentFor(file)) {
      this.#enqueue(uri);
      return;
    }
    const timer = setTimeout(() => this.#enqueue(uri), hugeFileDelay);
    this.#delays.set(uri, timer);
  }

  /** After a file was opened: what is in the editor may be other than what was on the disk. */
  opened(file: OpenFile): void {
    this.#restart(file.uri);
    this.schedule(file);
  }

  /** After edits of a file's documents: a check follows where files are checked as they are typed. */
  async changed(file: OpenFile, edits: readonly DocumentEdits[]): Promise<void> {
    for (const { uri, changes } of edits) {
      const sent = this.#sent.get(uri);
      if (sent && changes.some((change) => replacesAny(change, sent.ranges))) sent.disturbed = true;
    }
    this.#restart(file.uri);
    if ((await this.port.runs(file)) === "onType") this.#scheduleCurrent(file.uri);
  }

  async saved(file: OpenFile): Promise<void> {
    if ((await this.port.runs(file)) === "onType") return;
    this.#scheduleCurrent(file.uri);
    await this.#refreshWhereDifferent([file]);
  }

  /** What these files depend on has changed: settings, another file. */
  recheck(files: readonly OpenFile[]): void {
    for (const file of files) this.schedule(file);
    this.#refreshWhereDifferent(files).catch((error) => this.port.failed(error));
  }

  /** Documents that are gone show nothing any more. */
  closed(uris: readonly string[]): void {
    for (const uri of uris) {
      clearTimeout(this.#delays.get(uri));
      this.#delays.delete(uri);
      this.#queue.delete(uri);
      this.#reports.delete(uri);
      const sent = this.#sent.get(uri);
      this.#sent.delete(uri);
      if (sent && sent.ranges.length > 0) this.port.publish(uri, undefined, []);
    }
  }

  /** The answer for a client that asks; a file checked on save keeps what it has until then. */
  async report(file: OpenFile | undefined, previous: string | undefined): Promise<DocumentDiagnosticReport> {
    if (file === undefined || !this.#isPulled(file)) return { kind: "full", items: [] };
    const last = this.#reports.get(file.uri);
    if (previous !== undefined && previous === last?.id && !last.isStale && (await this.port.runs(file)) === "onSave") {
      return { kind: "unchanged", resultId: previous };
    }
    const items = (await this.port.check(file)).get(file.uri) ?? [];
    const text = JSON.stringify(items);
    if (last?.text === text && last.id === previous) {
      last.isStale = false;
      return { kind: "unchanged", resultId: last.id };
    }
    this.#reportNumber++;
    const id = String(this.#reportNumber);
    this.#reports.set(file.uri, { id, text, isStale: false });
    return { kind: "full", resultId: id, items };
  }

  dispose(): void {
    for (const timer of this.#delays.values()) clearTimeout(timer);
    this.#delays.clear();
    this.#queue.clear();
    clearTimeout(this.#rest);
  }

  /** Cells are not asked for one by one: an edit in one may change what is found in another. */
  #isPulled(file: OpenFile): boolean {
    return this.port.pulled && !file.isNotebook;
  }

  #restart(edited: string): void {
    this.#edited.add(edited);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      const others = this.port.all().filter(({ uri }) => !this.#edited.has(uri) || this.#edited.size > 1);
      this.#edited.clear();
      this.#recheckOthers(others).catch((error) => this.port.failed(error));
    }, restAfter);
  }

  async #recheckOthers(files: readonly OpenFile[]): Promise<void> {
    const typed: OpenFile[] = [];
    for (const file of files) if ((await this.port.runs(file)) === "onType") typed.push(file);
    for (const { uri } of typed) this.#scheduleCurrent(uri);
    await this.#refreshWhereDifferent(typed);
  }

  /** A client that asks is told to only where it would get another answer. */
  async #refreshWhereDifferent(files: readonly OpenFile[]): Promise<void> {
    let isDifferent = false;
    for (const file of files) {
      const report = this.#reports.get(file.uri);
      if (report === undefined) continue;
      report.isStale = true;
      isDifferent ||= JSON.stringify((await this.port.check(file)).get(file.uri) ?? []) !== report.text;
    }
    if (isDifferent) this.port.refresh();
  }

  #sentFor(file: OpenFile): boolean {
    return file.parts.some(({ document }) => this.#sent.has(document.uri));
  }

  #scheduleCurrent(uri: string): void {
    const file = this.port.current(uri);
    if (file) this.schedule(file);
  }

  #enqueue(uri: string): void {
    this.#delays.delete(uri);
    this.#queue.delete(uri);
    this.#queue.add(uri);
    this.#wake();
  }

  /** Runs the queue one file at a time, letting what has arrived go first; a newer change starts the wait again. */
  #wake(): void {
    if (this.#running) return;
    this.#turn++;
    const turn = this.#turn;
    this.port.afterQueued(() => {
      if (turn !== this.#turn || this.#running) return;
      const uri = [...this.#queue].at(-1);
      if (uri === undefined) return;
      this.#queue.delete(uri);
      this.#running = true;
      this.#checkAndPublish(uri)
        .catch((error) => this.port.failed(error))
        .finally(() => {
          this.#running = false;
          if (this.#queue.size > 0) this.#wake();
        });
    });
  }

  async #checkAndPublish(uri: string): Promise<void> {
    const file = this.port.current(uri);
    if (file === undefined) return;
    const found = await this.port.check(file);
    // A newer state is in the queue already, or the file is closed.
    if (this.port.current(uri) !== file) return;
    for (const { document } of file.parts) this.#send(document.uri, document.version, found.get(document.uri) ?? []);
  }

  #send(uri: string, version: number, diagnostics: Diagnostic[]): void {
    const text = JSON.stringify(diagnostics);
    const sent = this.#sent.get(uri);
    // The first answer is sent even when it is empty: it tells the client that the file was checked.
    const isNew = sent === undefined || sent.text !== text || sent.disturbed;
    this.#sent.set(uri, { text, ranges: diagnostics.map(({ range }) => range), disturbed: false });
    if (isNew) this.port.publish(uri, version, diagnostics);
  }
}

function replacesAny(change: TextDocumentContentChangeEvent, ranges: readonly Range[]): boolean {
  if (!("range" in change) || !change.range) return true;
  const { start, end } = change.range;
  return ranges.some((range) => start.line <= range.end.line && range.start.line <= end.line);
}
