/** An edit redoes what hangs on it and nothing else, and leaves the engine where a fresh one would be. */
import { describe, expect, test } from "vitest";
import { fill } from "../server/src/engine/base/text.js";
import { Engine } from "../server/src/engine/engine.js";
import { about, createEngine, engineOptions } from "./harness/engine.js";
import { loadParser } from "./harness/parser.js";
import { main, RandomEdits, store } from "./harness/random-edits.js";

/** An engine with some modules, and the items it looks at as it goes. */
function openProject(modules: Readonly<Record<string, string>>) {
  const looked: string[] = [];
  const engine = new Engine(loadParser(), { ...engineOptions, onCheck: (key, item) => looked.push(`${key}: ${item}`) });
  const set = (name: string, text: string): void => engine.setFile(name, text, about({ module: name.replace(/\.py$/, "") }));
  for (const [name, text] of Object.entries(modules)) set(name, text);
  const messages = (name: string): string[] =>
    engine.check(name).map((finding) => `${lineOf(engine, name, finding.span.start)}: ${fill(finding.message, "en", finding.arguments)}`);
  /** What is looked at when all files are checked after an edit. */
  const edit = (name: string, from: string, to: string): string[] => {
    const text = engine.text(name) ?? "";
    expect(text).toContain(from);
    set(name, text.replace(from, to));
    looked.length = 0;
    for (const file of Object.keys(modules)) engine.check(file);
    return looked.toSorted();
  };
  for (const name of Object.keys(modules)) engine.check(name);
  return { engine, edit, messages };
}

function lineOf(engine: Engine, key: string, offset: number): number {
  return (engine.lineStarts(key) ?? []).filter((start) => start <= offset).length;
}

describe("an edit redoes what hangs on it", () => {
  test("the body of a function whose head says everything: the function alone", () => {
    const { edit, messages } = openProject({ "store.py": store, "main.py": main });
    expect(messages("main.py")).toEqual([
      "4: `store.save()` never runs: nothing awaits its coroutine",
      "7: `pause()` blocks the event loop: pause → time.sleep",
    ]);
    expect(edit("store.py", "print(text)", "print(text, text)")).toEqual(["store.py: async def save(self, text: str) -> None:"]);
    expect(edit("main.py", '"draft"', '"final"')).toEqual(["main.py: async def save(store: Store):"]);
  });

  test("blank lines and comments between functions: nothing, and findings move along", () => {
    const { edit, messages } = openProject({ "store.py": store, "main.py": main });
    expect(edit("main.py", "async def save", "# a comment\n\nasync def save")).toEqual([]);
    expect(messages("main.py")[0]).toBe("6: `store.save()` never runs: nothing awaits its coroutine");
  });

  test("a coroutine function that becomes a plain one: those who call it", () => {
    const { edit, messages } = openProject({ "store.py": store, "main.py": main });
    const looked = edit("store.py", "async def save", "def save");
    expect(looked).toContain("main.py: async def save(store: Store):");
    expect(looked).not.toContain("main.py: async def wait():");
    expect(looked).not.toContain("main.py: async def count():");
    expect(messages("main.py")).toEqual(["7: `pause()` blocks the event loop: pause → time.sleep"]);
  });

  test("a fact goes when its cause does", () => {
    const { edit, messages } = openProject({ "store.py": store, "main.py": main });
    const looked = edit("store.py", "time.sleep(1)", "return None");
    expect(looked).toContain("main.py: async def wait():");
    expect(looked).not.toContain("main.py: async def save(store: Store):");
    expect(messages("main.py")).toEqual(["4: `store.save()` never runs: nothing awaits its coroutine"]);
    edit("store.py", "return None", "time.sleep(2)");
    expect(messages("main.py")).toHaveLength(2);
  });

  test("a fact in a circle goes when its cause does", () => {
    const { edit, messages } = openProject({
      "first.py": "from second import b\n\ndef a(n):\n    b(n)\n",
      "second.py": "import time\nfrom first import a\n\ndef b(n):\n    a(n - 1)\n    time.sleep(n)\n",
      "main.py": "from first import a\n\nasync def run():\n    a(3)\n",
    });
    expect(messages("main.py")).toEqual(["4: `a()` blocks the event loop: a → b → time.sleep"]);
    edit("second.py", "    time.sleep(n)\n", "");
    expect(messages("main.py")).toEqual([]);
  });

  test("a module that comes and goes", () => {
    const { engine, messages } = openProject({ "main.py": main });
    expect(messages("main.py")).toEqual([]);
    engine.setFile("store.py", store, about({ module: "store" }));
    expect(messages("main.py")).toHaveLength(2);
    engine.removeFile("store.py");
    expect(messages("main.py")).toEqual([]);
  });

  test("settings that change: the file", () => {
    const { engine, messages } = openProject({ "store.py": store, "main.py": main });
    engine.setFile("main.py", main, about({ module: "main" }, { rules: { "blocking-call": "off" } }));
    expect(messages("main.py")).toHaveLength(1);
  });
});

const rounds = Number(process.env.EDITS ?? 150);

test(`after each of ${rounds} random edits the findings are those of a fresh engine`, { timeout: 600_000 }, () => {
  const project = new RandomEdits(createEngine, Number(process.env.SEED ?? 1));
  for (let round = 0; round < rounds; round++) {
    const edited = project.edit();
    for (const { name, found, fresh } of project.compareSometimes())
      expect(found, `edit ${round} of ${edited}, seen in ${name}`).toEqual(fresh);
  }
});

test("what is given after the check of an engine for one check counts all the same", () => {
  const engine = new Engine(loadParser(), { ...engineOptions, isForOneCheck: true });
  engine.setFile("main.py", "from store import save\n\n\nasync def main():\n    save()\n", about({ module: "main" }));
  expect(engine.check("main.py")).toEqual([]);
  engine.setFile("store.py", "async def save():\n    return 1\n", about({ module: "store" }));
  expect(engine.check("main.py").map(({ rule }) => rule)).toEqual(["coroutine-never-awaited"]);
  engine.removeFile("store.py");
  expect(engine.check("main.py")).toEqual([]);
});

test("a word is mentioned where it is no part of a longer one, before an edit and after it", () => {
  const engine = createEngine();
  const set = (name: string, text: string): void => engine.setFile(name, text, about({ module: name.replace(/\.py$/, "") }));
  set("main.py", "lock = 1\n");
  set("other.py", "unlock = 1\nlocks = 2\n");
  set("named.py", "get_数据 = 1\n");
  const mentioning = (word: string) => engine.inspect("main.py", (_, types) => types.mentions.of(word).map(({ module }) => module.key));
  expect(mentioning("lock")).toEqual(["main.py"]);
  expect(mentioning("get_数据")).toEqual(["named.py"]);
  set("other.py", "unlock = 3\nlocks = 4\n");
  expect(mentioning("lock")).toEqual(["main.py"]);
  set("other.py", "unlock = lock\n");
  expect(mentioning("lock")).toEqual(["main.py", "other.py"]);
});
