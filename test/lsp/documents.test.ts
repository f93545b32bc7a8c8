import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Converter, findLineStarts } from "../../server/src/lsp/convert.js";
import { Documents, SourceText } from "../../server/src/lsp/documents.js";
import { OpenFiles } from "../../server/src/lsp/open-files.js";

const converter = new Converter("utf-16");
const uri = "file:///a.py";

describe("a text that is edited", () => {
  test("has the lines of the text it has become, whatever was replaced by whatever", () => {
    const text = fc.array(fc.constantFrom("a", "b", "\n", "\r\n", "\r", "🐍"), { maxLength: 12 }).map((parts) => parts.join(""));
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(), text), { maxLength: 8 });
    fc.assert(
      fc.property(text, edits, (first, changes) => {
        let source = SourceText.of(first);
        for (const [from, length, newText] of changes) {
          const start = from % (source.text.length + 1);
          const end = start + (length % (source.text.length - start + 1));
          const expected = source.text.slice(0, start) + newText + source.text.slice(end);
          source = source.replaced(start, end, newText);
          expect(source.text).toBe(expected);
          expect(source.lineStarts).toEqual(findLineStarts(expected));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("takes each change from where the one before left", () => {
    const source = SourceText.of("one\ntwo\n").changed(
      [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "zero\n" },
        { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } }, text: "ONE" },
      ],
      converter,
    );
    expect(source.text).toBe("zero\nONE\ntwo\n");
  });

  test("may be replaced whole", () => {
    expect(SourceText.of("one").changed([{ text: "two" }], converter).text).toBe("two");
  });
});

describe("open documents", () => {
  test("keep the editor's version", () => {
    const documents = new Documents(converter);
    documents.open({ uri, languageId: "python", version: 7, text: "a" });
    expect(documents.change(uri, 9, [{ text: "b" }])?.version).toBe(9);
    expect(documents.get(uri)?.source.text).toBe("b");
    documents.close(uri);
    expect(documents.get(uri)).toBeUndefined();
    expect(documents.change(uri, 10, [{ text: "c" }])).toBeUndefined();
  });
});

describe("open files", () => {
  const cell = (number: number, text: string) => ({
    uri: `vscode-notebook-cell:/n.ipynb#${number}`,
    languageId: "python",
    version: 1,
    text,
  });
  const notebook = "file:///n.ipynb";

  function openNotebook(...texts: string[]) {
    const files = new OpenFiles(converter);
    const cells = texts.map((text, index) => cell(index, text));
    const file = files.openNotebook({
      notebookDocument: {
        uri: notebook,
        notebookType: "jupyter-notebook",
        version: 1,
        cells: cells.map(({ uri: document }) => ({ kind: 2, document })),
      },
      cellTextDocuments: cells,
    });
    return { files, file: file!, cells };
  }

  test("a byte order mark is no part of the text, but of the positions", () => {
    const file = new OpenFiles(converter).open({ uri, languageId: "python", version: 1, text: "\uFEFFimport time" });
    expect(file.text).toBe("import time");
    expect(file.offsetIn(uri, 8)).toBe(7);
    expect(file.place({ start: 7, end: 11 })?.span).toEqual({ start: 8, end: 12 });
  });

  test("the cells of a notebook are one text, with a way back to each", () => {
    const { file, cells } = openNotebook("import time", "time.sleep(1)\n", "");
    expect(file.text).toBe("import time\ntime.sleep(1)\n\n\n");
    expect(file.isNotebook).toBe(true);
    const place = file.place({ start: 12, end: 22 });
    expect(place?.document.uri).toBe(cells[1]?.uri);
    expect(place?.span).toEqual({ start: 0, end: 10 });
    expect(file.offsetIn(cells[1]!.uri, 5)).toBe(17);
    expect(file.place({ start: 5, end: 15 })).toBeUndefined();
    expect(file.offsetIn("file:///other.py", 0)).toBeUndefined();
  });

  test("magics become Python of the same length", () => {
    const { file } = openNotebook("%matplotlib inline\nx = 1", "%%bash\nls", "y = 2");
    expect(file.text.length).toBe("%matplotlib inline\nx = 1\n%%bash\nls\ny = 2\n".length);
    expect(file.text).not.toMatch(/[%]|ls/);
    expect(file.text).toContain("x = 1");
    expect(file.text).toContain("y = 2");
  });

  test("new code goes behind a cell's magic, and into no cell of another language", () => {
    const { file } = openNotebook("%%bash\nls", "%%time\nx = 1", "y = 2");
    const at = (offset: number) => {
      const place = file.insertion(offset);
      return place && [place.document.uri.slice(-1), place.span.start];
    };
    expect(at(0)).toEqual(["1", 7]);
    expect(at(10)).toEqual(["1", 7]);
    expect(at(file.text.indexOf("x"))).toEqual(["1", 7]);
    expect(at(file.text.indexOf("y"))).toEqual(["2", 0]);
    expect(openNotebook("%%bash\nls").file.insertion(0)).toBeUndefined();
  });

  test("cells come, go, move and change", () => {
    const { files, cells } = openNotebook("a = 1", "b = 2");
    const added = cell(9, "c = 3");
    const change = (structure: object) =>
      files.changeNotebook({ notebookDocument: { uri: notebook, version: 2 }, change: { cells: structure as never } });
    expect(
      change({ structure: { array: { start: 1, deleteCount: 0, cells: [{ kind: 2, document: added.uri }] }, didOpen: [added] } }).file
        ?.text,
    ).toBe("a = 1\nc = 3\nb = 2\n");
    expect(change({ textContent: [{ document: { uri: added.uri, version: 2 }, changes: [{ text: "c = 4" }] }] }).file?.text).toBe(
      "a = 1\nc = 4\nb = 2\n",
    );
    expect(files.get(added.uri)?.uri).toBe(notebook);
    const gone = change({ structure: { array: { start: 0, deleteCount: 1 }, didClose: [{ uri: cells[0]!.uri }] } });
    expect(gone.closed).toEqual([cells[0]!.uri]);
    expect(gone.file?.text).toBe("c = 4\nb = 2\n");
    files.closeNotebook(notebook);
    expect(files.all()).toEqual([]);
    expect(files.get(added.uri)).toBeUndefined();
  });

  test("cells in other languages are left out", () => {
    const files = new OpenFiles(converter);
    const cells = [cell(0, "a = 1"), { ...cell(1, "select 1"), languageId: "sql" }];
    const cellsOf = cells.map(({ uri: document }) => ({ kind: 2 as const, document }));
    const notebookDocument = { uri: notebook, notebookType: "jupyter-notebook", version: 1, cells: cellsOf };
    expect(files.openNotebook({ notebookDocument, cellTextDocuments: cells })?.text).toBe("a = 1\n");
  });
});
