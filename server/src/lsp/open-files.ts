/** Open documents as the engine sees them: a text document is a file, the Python cells of a notebook together are one. */
import type {
  DidChangeNotebookDocumentParams,
  DidOpenNotebookDocumentParams,
  NotebookDocument,
  TextDocumentContentChangeEvent,
  TextDocumentItem,
} from "vscode-languageserver";
import type { Span } from "../engine/base/span.js";
import { parseNotebook } from "../host/notebook.js";
import type { Converter } from "./convert.js";
import { Documents, type OpenDocument } from "./documents.js";

/** A document's place in the engine's text: `[start, end]` there is the document from `skipped` on. */
export interface Part {
  readonly document: OpenDocument;
  readonly start: number;
  readonly end: number;
  readonly skipped: number;
  /** The engine's offset from which new code may stand, after a cell's magic; undefined for a cell that is no Python. */
  readonly code: number | undefined;
}

/** A span of one document. */
export interface Place {
  readonly document: OpenDocument;
  readonly span: Span;
}

/** One state of an open file: a change makes another. */
export class OpenFile {
  private constructor(
    /** Of the text document or the notebook. */
    readonly uri: string,
    /** What the engine is given. */
    readonly text: string,
    readonly parts: readonly Part[],
    readonly isNotebook: boolean,
  ) {}

  static ofDocument(document: OpenDocument): OpenFile {
    const { text } = document.source;
    const skipped = text.startsWith(byteOrderMark) ? 1 : 0;
    return new OpenFile(document.uri, text.slice(skipped), [{ document, start: 0, end: text.length - skipped, skipped, code: 0 }], false);
  }

  /** Read as from disk, so that editor and command line agree on a notebook. */
  static ofNotebook(uri: string, documents: readonly OpenDocument[]): OpenFile {
    const cells = documents.map(({ source }) => ({ cell_type: "code", source: source.text }));
    const notebook = parseNotebook(JSON.stringify({ cells }));
    if ("problem" in notebook) return new OpenFile(uri, "", [], true);
    const parts = notebook.cells.flatMap(({ number, start, end }) => {
      const document = documents[number - 1];
      return document
        ? [{ document, start, end, skipped: 0, code: codeOf(document.source.text, notebook.text.slice(start, end), start) }]
        : [];
    });
    return new OpenFile(uri, notebook.text, parts, true);
  }

  /** The engine's offset of a document's; undefined for a document that is no part of the file. */
  offsetIn(documentUri: string, offset: number): number | undefined {
    const part = this.parts.find(({ document }) => document.uri === documentUri);
    return part && Math.min(part.end, Math.max(part.start, offset - part.skipped + part.start));
  }

  spanIn(documentUri: string, span: Span): Span | undefined {
    const start = this.offsetIn(documentUri, span.start);
    const end = this.offsetIn(documentUri, span.end);
    return start === undefined || end === undefined ? undefined : { start, end };
  }

  /** Where code that is put in at an engine offset goes. */
  insertion(offset: number): Place | undefined {
    const at = this.parts.findIndex(({ start, end }) => start <= offset && offset <= end);
    const part = this.parts.find(({ code }, index) => index >= at && code !== undefined);
    if (at < 0 || part?.code === undefined) return undefined;
    const within = Math.max(offset, part.code);
    return this.place({ start: within, end: within });
  }

  /** The document and span of an engine span; undefined where it runs over several cells. */
  place(span: Span): Place | undefined {
    const part = this.parts.find(({ start, end }) => start <= span.start && span.start <= end);
    if (part === undefined || span.end > part.end) return undefined;
    const moved = part.skipped - part.start;
    return { document: part.document, span: { start: span.start + moved, end: span.end + moved } };
  }
}

/** Every document the editor has open, and the files they make. */
export class OpenFiles {
  readonly documents: Documents;
  readonly #files = new Map<string, OpenFile>();
  readonly #notebooks = new Map<string, NotebookDocument>();
  readonly #notebookOfCell = new Map<string, string>();

  constructor(readonly converter: Converter) {
    this.documents = new Documents(converter);
  }

  all(): readonly OpenFile[] {
    return [...this.#files.values()];
  }

  /** The file a document belongs to, by the document's or the notebook's address. */
  get(uri: string): OpenFile | undefined {
    return this.#files.get(this.#notebookOfCell.get(uri) ?? uri);
  }

  open(item: TextDocumentItem): OpenFile {
    return this.#keep(OpenFile.ofDocument(this.documents.open(item)));
  }

  change(uri: string, version: number | null | undefined, changes: readonly TextDocumentContentChangeEvent[]): OpenFile | undefined {
    const document = this.documents.change(uri, version, changes);
    if (document === undefined) return undefined;
    const notebook = this.#notebookOfCell.get(uri);
    return notebook === undefined ? this.#keep(OpenFile.ofDocument(document)) : this.#join(notebook);
  }

  /** Forgets a document; what it was, if it was open. */
  close(uri: string): OpenFile | undefined {
    const file = this.#files.get(uri);
    this.documents.close(uri);
    this.#files.delete(uri);
    return file;
  }

  openNotebook({ notebookDocument, cellTextDocuments }: DidOpenNotebookDocumentParams): OpenFile | undefined {
    this.#notebooks.set(notebookDocument.uri, { ...notebookDocument, cells: [...notebookDocument.cells] });
    this.#openCells(notebookDocument.uri, cellTextDocuments);
    return this.#join(notebookDocument.uri);
  }

  /** The notebook after a change, and the addresses of cells that are gone. */
  changeNotebook({ notebookDocument, change }: DidChangeNotebookDocumentParams): { file: OpenFile | undefined; closed: string[] } {
    const notebook = this.#notebooks.get(notebookDocument.uri);
    if (notebook === undefined) return { file: undefined, closed: [] };
    notebook.version = notebookDocument.version;
    const { structure, data, textContent } = change.cells ?? {};
    const closed = structure?.didClose?.map(({ uri }) => uri) ?? [];
    if (structure) {
      notebook.cells.splice(structure.array.start, structure.array.deleteCount, ...(structure.array.cells ?? []));
      this.#closeCells(closed);
      this.#openCells(notebook.uri, structure.didOpen ?? []);
    }
    for (const cell of data ?? []) {
      const at = notebook.cells.findIndex(({ document }) => document === cell.document);
      if (at >= 0) notebook.cells[at] = cell;
    }
    for (const { document, changes } of textContent ?? []) this.documents.change(document.uri, document.version, changes);
    return { file: this.#join(notebook.uri), closed };
  }

  closeNotebook(uri: string): OpenFile | undefined {
    const file = this.#files.get(uri);
    this.#closeCells(this.#notebooks.get(uri)?.cells.map(({ document }) => document) ?? []);
    this.#notebooks.delete(uri);
    this.#files.delete(uri);
    return file;
  }

  #join(notebook: string): OpenFile | undefined {
    const { cells } = this.#notebooks.get(notebook) ?? {};
    if (cells === undefined) return undefined;
    const documents = cells.flatMap(({ document }) => this.documents.get(document) ?? []);
    const python = documents.filter(({ languageId }) => languageId === "python");
    return this.#keep(OpenFile.ofNotebook(notebook, python));
  }

  #keep(file: OpenFile): OpenFile {
    this.#files.set(file.uri, file);
    return file;
  }

  #openCells(notebook: string, cells: readonly TextDocumentItem[]): void {
    for (const cell of cells) {
      this.documents.open(cell);
      this.#notebookOfCell.set(cell.uri, notebook);
    }
  }

  #closeCells(cells: readonly string[]): void {
    for (const cell of cells) {
      this.documents.close(cell);
      this.#notebookOfCell.delete(cell);
    }
  }
}

/** Where Python starts in a cell: after `%%time`, nowhere in a cell of `%%bash`, which the host gives as blanks. */
function codeOf(written: string, python: string, start: number): number | undefined {
  if (!/^\s*%%/.test(written)) return start;
  const isOther = python.trim() === "" && written.trim().includes("\n");
  const magic = /^\s*%%[^\n]*\n?/.exec(written)?.[0] ?? "";
  return isOther ? undefined : start + magic.length;
}

const byteOrderMark = "\uFEFF";
