import { expect, test } from "vitest";
import type { Engine } from "../../server/src/engine/engine.js";
import type { Finding, Fix } from "../../server/src/engine/rules/finding.js";
import { defaultSettings } from "../../server/src/engine/settings.js";
import { type Client, describeClient } from "../../server/src/lsp/client.js";
import { Converter, findLineStarts } from "../../server/src/lsp/convert.js";
import { fixEverything, fixRule } from "../../server/src/lsp/fix-all.js";
import { OpenFiles } from "../../server/src/lsp/open-files.js";
import { Presenter, type Shown } from "../../server/src/lsp/present.js";
import { fullCapabilities } from "./lsp-client.js";

const uri = "file:///p/main.py";
const able = describeClient({ processId: null, rootUri: null, capabilities: fullCapabilities });
const unable = describeClient({ processId: null, rootUri: null, capabilities: {} });

const finding = (over: Partial<Finding> = {}): Finding => ({
  rule: "blocking-call",
  severity: "warning",
  span: { start: 0, end: 4 },
  message: { en: "`{callee}` blocks", "zh-cn": "`{callee}` 阻塞" },
  arguments: { callee: "load" },
  chain: [],
  tags: [],
  covers: [],
  fixes: [],
  ...over,
});

/** One open file, `/p/main.py`, and one that only the engine knows, `/p/db.py`. */
function setUp(client: Client, text = "load()\nfetch()\n") {
  const converter = new Converter("utf-16");
  const open = new OpenFiles(converter);
  const file = open.open({ uri, languageId: "python", version: 3, text });
  const closed = "import requests\nrequests.get()\n";
  const engine = {
    text: (key: string) => (key === "/p/db.py" ? closed : undefined),
    lineStarts: (key: string) => (key === "/p/db.py" ? findLineStarts(closed) : undefined),
  } as unknown as Engine;
  const locator = {
    openFile: (key: string) => (key === "/p/main.py" ? file : undefined),
    uriOf: (key: string) => `file://${key}`,
  };
  const shown: Shown = { engine, file, language: "en" };
  return { presenter: new Presenter(client, converter, locator), shown, engine };
}

test.each([
  ["error", 1],
  ["warning", 2],
  ["info", 3],
  ["hint", 4],
] as const)("%s is severity %i", (severity, number) => {
  const { presenter, shown } = setUp(able);
  expect(presenter.diagnostic(finding({ severity }), shown)?.diagnostic.severity).toBe(number);
});

test("the words are the user's, with what fills them", () => {
  const { presenter, shown } = setUp(able);
  expect(presenter.diagnostic(finding(), { ...shown, language: "zh-cn" })?.diagnostic.message).toBe("`load` 阻塞");
});

test("the chain behind a finding is related information, without the call the squiggle is under", () => {
  const chain = [
    { file: "/p/main.py", span: { start: 0, end: 4 }, name: "load" },
    { file: "/p/main.py", span: { start: 7, end: 12 }, name: "fetch" },
    { file: "/p/db.py", span: { start: 16, end: 28 }, name: "requests.get" },
    { file: "/p/gone.py", span: { start: 0, end: 1 }, name: "gone" },
  ];
  const { presenter, shown } = setUp(able);
  expect(presenter.diagnostic(finding({ chain }), shown)?.diagnostic.relatedInformation).toEqual([
    { location: { uri, range: { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } } }, message: "`fetch` is called here" },
    {
      location: { uri: "file:///p/db.py", range: { start: { line: 1, character: 0 }, end: { line: 1, character: 12 } } },
      message: "`requests.get` is called here",
    },
  ]);
});

test("a client is sent nothing it does not know", () => {
  const chain = [{ file: "/p/db.py", span: { start: 16, end: 28 }, name: "requests.get" }];
  const rich = finding({ chain, tags: ["deprecated", "unnecessary"] });
  const capable = setUp(able);
  expect(capable.presenter.diagnostic(rich, capable.shown)?.diagnostic.tags).toEqual([2, 1]);
  const plain = setUp(unable);
  const known = ["range", "severity", "code", "source", "message"];
  expect(Object.keys(plain.presenter.diagnostic(rich, plain.shown)!.diagnostic)).toEqual(known);
});

test("edits of several files are one change, for the versions they were made for", () => {
  const edits = [
    { file: "/p/main.py", start: 0, end: 0, newText: "await " },
    { file: "/p/db.py", start: 0, end: 6, newText: "from" },
  ];
  const at = (line: number, from: number, to: number) => ({ start: { line, character: from }, end: { line, character: to } });
  const capable = setUp(able);
  expect(capable.presenter.workspaceEdit(edits, capable.engine)).toEqual({
    documentChanges: [
      { textDocument: { uri, version: 3 }, edits: [{ range: at(0, 0, 0), newText: "await " }] },
      { textDocument: { uri: "file:///p/db.py", version: null }, edits: [{ range: at(0, 0, 6), newText: "from" }] },
    ],
  });
  const plain = setUp(unable);
  expect(plain.presenter.workspaceEdit(edits, plain.engine)).toEqual({
    changes: { [uri]: [{ range: at(0, 0, 0), newText: "await " }], "file:///p/db.py": [{ range: at(0, 0, 6), newText: "from" }] },
  });
  expect(plain.presenter.workspaceEdit([{ file: "/p/gone.py", start: 0, end: 1, newText: "" }], plain.engine)).toBeUndefined();
});

/** An engine whose rule `shout` wants every lower-case letter in upper case, and imports `shouting` at the top, once. */
function shoutingEngine(first: string) {
  let text = first;
  const fixes = (at: number): Fix[] => [
    {
      title: { en: "", "zh-cn": "" },
      arguments: {},
      safety: "safe",
      preferred: true,
      edits: () => [
        ...(text.includes("import") ? [] : [{ file: "key", start: 0, end: 0, newText: "import SHOUTING\n" }]),
        { file: "key", start: at, end: at + 1, newText: text.charAt(at).toUpperCase() },
      ],
    },
  ];
  const check = () => {
    const body = text.startsWith("import") ? text.indexOf("\n") + 1 : 0;
    const places = [...text.slice(body).matchAll(/[a-z]/g)].map(({ index }) => body + index);
    return places.map((start) => finding({ rule: "shout", span: { start, end: start + 1 }, fixes: fixes(start) }));
  };
  const engine = {
    check,
    text: () => text,
    setFile: (_: string, next: string) => {
      text = next;
    },
    fixAll: () => ({ edits: check()[0]?.fixes[0]?.edits() ?? [], fixed: [] }),
  } as unknown as Engine;
  const file = new OpenFiles(new Converter("utf-16")).open({ uri, languageId: "python", version: 1, text: first });
  const about = { isTest: false, settings: defaultSettings };
  return { ready: { engine, key: "key", file, about, language: "en" as const, isSilent: false, isOff: false }, current: () => text };
}

test("fixes are applied in rounds, and the engine is left as it was", () => {
  const { ready, current } = shoutingEngine("X\na b\n");
  const expected = [
    { start: 0, end: 0, newText: "import SHOUTING\n" },
    { start: 2, end: 3, newText: "A" },
    { start: 4, end: 5, newText: "B" },
  ];
  expect(fixEverything(ready)).toEqual(expected);
  expect(fixRule(ready, "shout")).toEqual(expected);
  expect(fixRule(ready, "other")).toEqual([]);
  expect(current()).toBe("X\na b\n");
});
