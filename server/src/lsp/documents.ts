/** The texts open in the editor: the open buffer is the truth, whatever the disk says. */
import type { TextDocumentContentChangeEvent, TextDocumentItem } from "vscode-languageserver";
import { type Converter, findLineStarts, type Lines, lineAt } from "./convert.js";

/** A text and its lines, never changed in place. */
export class SourceText implements Lines {
  private constructor(
    readonly text: string,
    readonly lineStarts: readonly number[],
  ) {}

  static of(text: string): SourceText {
    return new SourceText(text, findLineStarts(text));
  }

  /** The text after the changes of one notification, each of which counts from the text the one before left. */
  changed(changes: readonly TextDocumentContentChangeEvent[], converter: Converter): SourceText {
    let source: SourceText = this;
    for (const change of changes) {
      if ("range" in change && change.range) {
        const { start, end } = converter.span(source, change.range);
        source = source.replaced(start, end, change.text);
      } else {
        source = SourceText.of(change.text);
      }
    }
    return source;
  }

  /** The text with `[start, end)` replaced: only the lines touched are searched for line ends. */
  replaced(start: number, end: number, newText: string): SourceText {
    const { text, lineStarts } = this;
    const changed = text.slice(0, start) + newText + text.slice(end);
    // A `\r` just before the change may become the first half of a `\r\n`, so the line it ends is looked at again.
    const first = lineAt(lineStarts, Math.max(0, start - 1));
    const last = lineAt(lineStarts, end) + 1;
    const moved = newText.length - (end - start);
    const from = lineStarts[first] as number;
    const to = lineStarts[last];
    const between = findLineStarts(changed.slice(from, to === undefined ? undefined : to + moved), from);
    if (to === undefined) return new SourceText(changed, lineStarts.slice(0, first).concat(between));
    // The slice ends with the line end before `to`, whose line start is therefore already among them.
    between.pop();
    const after = lineStarts.slice(last);
    if (moved !== 0) for (let at = 0; at < after.length; at++) after[at] = (after[at] as number) + moved;
    return new SourceText(changed, lineStarts.slice(0, first).concat(between, after));
  }
}

export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  /** The editor's own number for this text; answers are only good for the version they were computed from. */
  readonly version: number;
  readonly source: SourceText;
}

export class Documents {
  readonly #open = new Map<string, OpenDocument>();

  constructor(readonly converter: Converter) {}

  open({ uri, languageId, version, text }: TextDocumentItem): OpenDocument {
    const document = { uri, languageId, version: version ?? 0, source: SourceText.of(text) };
    this.#open.set(uri, document);
    return document;
  }

  /** The document after a change notification; undefined for one that is not open. */
  change(uri: string, version: number | null | undefined, changes: readonly TextDocumentContentChangeEvent[]): OpenDocument | undefined {
    const before = this.#open.get(uri);
    if (before === undefined) return undefined;
    const document = { ...before, version: version ?? before.version + 1, source: before.source.changed(changes, this.converter) };
    this.#open.set(uri, document);
    return document;
  }

  close(uri: string): void {
    this.#open.delete(uri);
  }

  get(uri: string): OpenDocument | undefined {
    return this.#open.get(uri);
  }

  all(): readonly OpenDocument[] {
    return [...this.#open.values()];
  }
}
