/** Findings and edits as LSP shows them: diagnostics and workspace edits in the client's words and positions. */
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { TextEdit as EngineEdit } from "../engine/base/edit.js";
import { fill, type Language, type Text } from "../engine/base/text.js";
import type { Engine } from "../engine/engine.js";
import type { ChainStep, FileEdit, Finding } from "../engine/rules/finding.js";
import type { Client } from "./client.js";
import type { Converter, Lines } from "./convert.js";
import type { OpenFile } from "./open-files.js";

/** Where the engine's keys are in the client's world. */
export interface Locator {
  /** The open file with this key. */
  openFile(key: string): OpenFile | undefined;
  /** The client's address of a key. */
  uriOf(key: string): string;
}

/** What findings and edits are about: an open file, and the engine that knows the other files they may speak of. */
export interface Shown {
  readonly engine: Engine;
  readonly file: OpenFile;
  readonly language: Language;
}

export const diagnosticSource = "Asyncio Lens";

export class Presenter {
  constructor(
    readonly client: Client,
    readonly converter: Converter,
    readonly locator: Locator,
  ) {}

  /** A finding of an open file and the document it is shown in; undefined where no single document holds it. */
  diagnostic(finding: Finding, shown: Shown): { uri: string; diagnostic: Diagnostic } | undefined {
    const place = shown.file.place(finding.span);
    if (place === undefined) return undefined;
    const diagnostic: Diagnostic = {
      range: this.converter.range(place.document.source, place.span),
      severity: severities[finding.severity],
      code: finding.rule,
      source: diagnosticSource,
      message: fill(finding.message, shown.language, finding.arguments),
    };
    // The page ships with the extension: only VS Code can open this address.
    if (this.client.isVSCode) diagnostic.codeDescription = { href: `vscode://asyncio-lens.asyncio-lens/rules/${finding.rule}` };
    if (this.client.diagnosticTags && finding.tags.length > 0) diagnostic.tags = finding.tags.map((tag) => tags[tag]);
    const chain = this.client.relatedInformation ? this.chain(finding, shown) : [];
    if (chain.length > 0) diagnostic.relatedInformation = chain;
    return { uri: place.document.uri, diagnostic };
  }

  /** The calls behind a finding, each with what is called there. */
  chain(finding: Finding, shown: Shown): DiagnosticRelatedInformation[] {
    return finding.chain.flatMap((step) => this.#related(step, finding, shown) ?? []);
  }

  /** Edits as one change of the workspace; undefined where an edit fits no single document. */
  workspaceEdit(edits: readonly FileEdit[], engine: Engine): WorkspaceEdit | undefined {
    const changed = new Map<string, { version: number | null; edits: TextEdit[] }>();
    for (const edit of edits) {
      const placed = this.#place(edit, engine);
      if (placed === undefined) return undefined;
      const { uri, version, ...change } = placed;
      const document = changed.get(uri) ?? { version, edits: [] };
      changed.set(uri, document);
      document.edits.push(change);
    }
    if (!this.client.documentChanges) return { changes: Object.fromEntries([...changed].map(([uri, document]) => [uri, document.edits])) };
    const documentChanges: TextDocumentEdit[] = [...changed].map(([uri, document]) => ({
      textDocument: { uri, version: document.version },
      edits: document.edits,
    }));
    return { documentChanges };
  }

  /** An edit of an open file, in the document it falls in. */
  textEdit(edit: EngineEdit, file: OpenFile): (TextEdit & { uri: string; version: number }) | undefined {
    const isInsertion = edit.start === edit.end;
    const place = isInsertion ? file.insertion(edit.start) : (file.place(edit) ?? file.place({ start: edit.start, end: edit.end - 1 }));
    if (place === undefined) return undefined;
    // An edit that takes in the line end between two cells takes the last line of the first: that line end is not in any document.
    const overhangs = place.span.end - place.span.start < edit.end - edit.start;
    const newText = overhangs ? edit.newText.replace(/\r?\n$/, "") : edit.newText;
    const { document } = place;
    return { uri: document.uri, version: document.version, range: this.converter.range(document.source, place.span), newText };
  }

  /**
   * Imports that come with an insertion into one document: what would go to another cell goes to the top of this one. Undefined where
   * that cannot be, since without the import the code is wrong.
   */
  importEdits(edits: readonly EngineEdit[], file: OpenFile, uri: string): TextEdit[] | undefined {
    const placed: TextEdit[] = [];
    for (const edit of edits) {
      let found = this.textEdit(edit, file);
      if (found?.uri !== uri) {
        const part = file.parts.find(({ document }) => document.uri === uri);
        if (part?.code === undefined || edit.start < edit.end || !/^(?:import|from)\s.*\r?\n$/.test(edit.newText)) return undefined;
        found = this.textEdit({ start: part.code, end: part.code, newText: edit.newText }, file);
      }
      if (found === undefined) return undefined;
      placed.push({ range: found.range, newText: found.newText });
    }
    return placed;
  }

  #place(edit: FileEdit, engine: Engine): (TextEdit & { uri: string; version: number | null }) | undefined {
    const open = this.locator.openFile(edit.file);
    if (open) return this.textEdit(edit, open);
    const lines = linesOf(edit.file, engine);
    return lines && { uri: this.locator.uriOf(edit.file), version: null, range: this.converter.range(lines, edit), newText: edit.newText };
  }

  /** A step of the chain, except the first when it is what the squiggle is under. */
  #related(step: ChainStep, finding: Finding, { engine, file, language }: Shown): DiagnosticRelatedInformation | undefined {
    const open = this.locator.openFile(step.file);
    if (open === file && step.span.start < finding.span.end && finding.span.start < step.span.end) return undefined;
    const message = fill(chainWords, language, { name: step.name });
    if (open) {
      const place = open.place(step.span);
      return place && { location: { uri: place.document.uri, range: this.converter.range(place.document.source, place.span) }, message };
    }
    const lines = linesOf(step.file, engine);
    return lines && { location: { uri: this.locator.uriOf(step.file), range: this.converter.range(lines, step.span) }, message };
  }
}

function linesOf(key: string, engine: Engine): Lines | undefined {
  const text = engine.text(key);
  const lineStarts = engine.lineStarts(key);
  return text === undefined || lineStarts === undefined ? undefined : { text, lineStarts };
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

const tags = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary } as const;

const chainWords: Text = { en: "`{name}` is called here", "zh-cn": "此处调用 `{name}`" };
