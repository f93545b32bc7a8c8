import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DiagnosticSeverity } from "vscode-languageserver";
import { Converter } from "../../server/src/lsp/convert.js";
import { Diagnostics, type DiagnosticsPort, hugeFile, hugeFileDelay, restAfter } from "../../server/src/lsp/diagnostics.js";
import { type OpenFile, OpenFiles } from "../../server/src/lsp/open-files.js";

const uri = "file:///a.py";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Diagnostics over a checker that reports every line with "bad" in it. */
function setUp(over: Partial<DiagnosticsPort> = {}) {
  const open = new OpenFiles(new Converter("utf-16"));
  const published: { uri: string; version: number | undefined; lines: number[] }[] = [];
  const checked: string[] = [];
  const refresh = vi.fn();
  const failed = vi.fn();
  const port: DiagnosticsPort = {
    pulled: false,
    current: (address) => open.get(address),
    all: () => open.all(),
    check: async (file) => {
      checked.push(file.text);
      return new Map(file.parts.map(({ document }) => [document.uri, document.source.text.split("\n").flatMap(diagnosticsOfLine)]));
    },
    runs: async () => "onType",
    publish: (address, version, diagnostics) =>
      published.push({ uri: address, version, lines: diagnostics.map(({ range }) => range.start.line) }),
    refresh,
    afterQueued: (callback) => setTimeout(() => setTimeout(callback)),
    failed,
    ...over,
  };
  const diagnostics = new Diagnostics(port);
  let version = 1;
  return {
    open,
    diagnostics,
    published,
    checked,
    refresh,
    failed,
    start(text: string, address = uri): OpenFile {
      const file = open.open({ uri: address, languageId: "python", version, text });
      diagnostics.opened(file);
      return file;
    },
    edit(text: string, address = uri): Promise<void> {
      version++;
      const changes = [{ text }];
      return diagnostics.changed(open.change(address, version, changes)!, [{ uri: address, changes }]);
    },
    /** Lets everything happen that waits for nothing but its turn. */
    settle: () => vi.advanceTimersByTimeAsync(20),
  };
}

function diagnosticsOfLine(text: string, line: number) {
  const range = { start: { line, character: 0 }, end: { line, character: 3 } };
  return text.includes("bad") ? [{ range, message: "bad", severity: DiagnosticSeverity.Warning }] : [];
}

test("an opened file is checked, and the answer is sent even when it is empty", async () => {
  const { start, settle, published } = setUp();
  start("fine");
  await settle();
  expect(published).toEqual([{ uri, version: 1, lines: [] }]);
});

test("of edits that have arrived together only the last is checked", async () => {
  const { start, edit, settle, checked, published } = setUp();
  start("one");
  await Promise.all([edit("two"), edit("bad"), edit("fine\nbad")]);
  await settle();
  expect(checked).toEqual(["fine\nbad"]);
  expect(published).toEqual([{ uri, version: 4, lines: [1] }]);
});

test("what was found in a version that is no more is not sent", async () => {
  let finish = () => {};
  const slow: { first: boolean } = { first: true };
  const fixture = setUp({
    check: async (file) => {
      if (slow.first) {
        slow.first = false;
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
      }
      return new Map([[uri, file.text.split("\n").flatMap(diagnosticsOfLine)]]);
    },
  });
  fixture.start("bad");
  await fixture.settle();
  await fixture.edit("fine");
  finish();
  await fixture.settle();
  expect(fixture.published).toEqual([{ uri, version: 2, lines: [] }]);
});

test("the same is not sent twice, unless an edit touched what was shown", async () => {
  const { start, settle, published, diagnostics, open } = setUp();
  start("bad\nfine\nfine");
  await settle();
  const typeInLine = async (line: number, version: number) => {
    const changes = [{ range: { start: { line, character: 4 }, end: { line, character: 4 } }, text: "x" }];
    await diagnostics.changed(open.change(uri, version, changes)!, [{ uri, changes }]);
    await settle();
  };
  await typeInLine(2, 2);
  expect(published).toHaveLength(1);
  await typeInLine(0, 3);
  expect(published).toHaveLength(2);
});

test("a closed document shows nothing any more", async () => {
  const { start, settle, published, diagnostics, open } = setUp();
  start("bad");
  await settle();
  open.close(uri);
  diagnostics.closed([uri]);
  await settle();
  expect(published.at(-1)).toEqual({ uri, version: undefined, lines: [] });
});

test("one that is closed before it is checked is left alone", async () => {
  const { start, settle, published, diagnostics, open } = setUp();
  start("bad");
  open.close(uri);
  diagnostics.closed([uri]);
  await settle();
  expect(published).toEqual([]);
});

test("checked on save: edits wait for it", async () => {
  const { start, edit, settle, checked, diagnostics, open } = setUp({ runs: async () => "onSave" });
  start("one");
  await settle();
  await edit("bad");
  await settle();
  expect(checked).toEqual(["one"]);
  await diagnostics.saved(open.get(uri)!);
  await settle();
  expect(checked).toEqual(["one", "bad"]);
});

test("a huge file is checked when typing pauses", async () => {
  const { start, edit, settle, checked } = setUp();
  const huge = "#".repeat(hugeFile);
  start(huge);
  await settle();
  await edit(`${huge}1`);
  await settle();
  await edit(`${huge}2`);
  await settle();
  expect(checked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(hugeFileDelay);
  expect(checked.map((text) => text.at(-1))).toEqual(["#", "2"]);
});

test("after a pause the other open files are checked again", async () => {
  const { start, edit, settle, checked } = setUp();
  start("one");
  start("other", "file:///b.py");
  await vi.advanceTimersByTimeAsync(restAfter);
  await settle();
  checked.length = 0;
  await edit("two");
  await settle();
  expect(checked).toEqual(["two"]);
  await vi.advanceTimersByTimeAsync(restAfter);
  await settle();
  expect(checked).toEqual(["two", "other"]);
});

test("a check that fails is told and is not the last one", async () => {
  let isBroken = true;
  const fixture = setUp({
    check: async () => {
      if (isBroken) throw new Error("broken");
      return new Map();
    },
  });
  fixture.start("one");
  await fixture.settle();
  expect(fixture.failed).toHaveBeenCalledOnce();
  isBroken = false;
  await fixture.edit("two");
  await fixture.settle();
  expect(fixture.published).toHaveLength(1);
});

test("a client that asks is answered, and nothing is pushed to it", async () => {
  const { start, edit, settle, published, diagnostics, open } = setUp({ pulled: true });
  start("bad");
  await settle();
  const first = await diagnostics.report(open.get(uri), undefined);
  expect(first).toMatchObject({ kind: "full", items: [{ message: "bad" }] });
  const again = await diagnostics.report(open.get(uri), first.resultId);
  expect(again).toEqual({ kind: "unchanged", resultId: first.resultId });
  await edit("fine");
  await settle();
  expect(await diagnostics.report(open.get(uri), first.resultId)).toMatchObject({ kind: "full", items: [] });
  expect(await diagnostics.report(undefined, undefined)).toEqual({ kind: "full", items: [] });
  expect(published).toEqual([]);
});

test("a client that asks is told when it would get another answer", async () => {
  const { start, edit, settle, diagnostics, open, refresh } = setUp({ pulled: true });
  start("one");
  const other = start("bad", "file:///b.py");
  await diagnostics.report(other, undefined);
  await edit("two");
  await vi.advanceTimersByTimeAsync(restAfter);
  await settle();
  expect(refresh).not.toHaveBeenCalled();
  open.open({ uri: "file:///b.py", languageId: "python", version: 2, text: "bad\nbad" });
  diagnostics.recheck(open.all());
  await settle();
  expect(refresh).toHaveBeenCalledOnce();
});

test("a client that asks, for a file checked on save, keeps what it has until then", async () => {
  const { start, edit, diagnostics, open, refresh } = setUp({ pulled: true, runs: async () => "onSave" });
  start("fine");
  const first = await diagnostics.report(open.get(uri), undefined);
  await edit("bad");
  expect(await diagnostics.report(open.get(uri), first.resultId)).toMatchObject({ kind: "unchanged" });
  await diagnostics.saved(open.get(uri)!);
  expect(refresh).toHaveBeenCalledOnce();
  expect(await diagnostics.report(open.get(uri), first.resultId)).toMatchObject({ kind: "full", items: [{ message: "bad" }] });
});
