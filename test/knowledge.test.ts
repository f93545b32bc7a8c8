/** What is known about libraries: names that exist, that lead back to what is known of them, and stubs that are Python. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { coroutineTakers } from "../server/src/engine/knowledge/asyncio-calls.js";
import { callableTakers } from "../server/src/engine/knowledge/callable-takers.js";
import { libraries } from "../server/src/engine/knowledge/libraries/index.js";
import type { ArgumentPlace, BlockingCalls } from "../server/src/engine/knowledge/library.js";
import { positionalForwarders, threadingTwins } from "../server/src/engine/knowledge/threading-twins.js";
import { findBlocking, findStub, spellOut } from "../server/src/engine/project/lookup.js";
import { Module, Modules } from "../server/src/engine/project/modules.js";
import type { Site } from "../server/src/engine/project/symbols.js";
import { Types } from "../server/src/engine/project/types.js";
import { splitItems } from "../server/src/engine/syntax/items.js";
import { Field, Kind } from "../server/src/engine/syntax/kinds.gen.js";
import { SourceFile } from "../server/src/engine/syntax/source-file.js";
import { Flag } from "../server/src/engine/syntax/tree.js";
import { loadStdlib, type Stdlib } from "../server/src/host/stdlib.js";
import { loadParser } from "./harness/parser.js";
import { compileAll, python } from "./harness/python.js";

const parser = loadParser();
const [stdlib, others] = ["stdlib.txt", "libraries.txt"].map((name) =>
  loadStdlib(readFileSync(new URL(`../server/data/${name}`, import.meta.url))),
) as [Stdlib, Stdlib];

interface Entry {
  readonly module: string;
  /** Within the module. */
  readonly name: string;
  readonly calls: BlockingCalls;
}

const entries: Entry[] = libraries.flatMap(({ module, blocking }) =>
  (blocking ?? []).flatMap((calls) => calls.names.flatMap(spellOut).map((name) => ({ module, name, calls }))),
);
const stubbed = new Map(libraries.flatMap((library) => Object.entries(library.stubs ?? {})));
const standard = entries.filter(({ module }) => stdlib.modules.includes(module));
/** Of modules whose definitions are there to be held against. */
const readable = entries.filter(({ module }) => isModule(module));

function isModule(name: string): boolean {
  return stdlib.modules.includes(name) || others.modules.includes(name) || stubbed.has(name);
}

describe("names", () => {
  test("are dotted names of Python", () => {
    const wrong = entries.filter(({ module, name }) => !/^[a-zA-Z_]\w*(\.[a-zA-Z_]\w*)*(\.\*)?$/.test(`${module}.${name}`));
    expect(wrong.map(({ module, name }) => `${module}.${name}`)).toEqual([]);
  });

  test("stand in one place only", () => {
    const all = entries.map(({ module, name }) => `${module}.${name}`);
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
  });

  test("lead to what is known of them", () => {
    const lost = entries.filter(
      ({ module, name, calls }) => findBlocking([`${module}.${name.replace(/\*$/, "anything")}`])?.calls !== calls,
    );
    expect(lost.map(({ module, name }) => `${module}.${name}`)).toEqual([]);
  });

  test("are left out of a class only where the class is meant", () => {
    expect(entries.filter(({ name, calls }) => calls.except !== undefined && !name.endsWith(".*")).map(({ name }) => name)).toEqual([]);
  });
});

/** Classes that typeshed names, where CPython has functions that make them. */
const madeBy: Readonly<Record<string, string>> = {
  "multiprocessing.Queue": "multiprocessing.queues.Queue",
  "multiprocessing.JoinableQueue": "multiprocessing.queues.JoinableQueue",
  "multiprocessing.SimpleQueue": "multiprocessing.queues.SimpleQueue",
  "threading.Lock": "_thread.LockType",
  "threading.RLock": "_thread.RLock",
};

/** Methods that only instances have. */
const bound: readonly string[] = [
  "asyncio.Condition.acquire",
  "threading.Condition.acquire",
  "multiprocessing.synchronize.SemLock.acquire",
];

const program = `
import importlib, inspect, json, sys
wrong = []
for module, name, since, until in json.load(sys.stdin):
    minor = sys.version_info.minor
    if minor < since or minor >= until:
        continue
    try:
        value = importlib.import_module(module)
        for part in name.split("."):
            value = getattr(value, part)
    except (ImportError, AttributeError) as error:
        wrong.append(f"{module}.{name}: {error}")
        continue
    if not callable(value):
        wrong.append(f"{module}.{name} is not callable")
    if inspect.iscoroutinefunction(value) or inspect.isasyncgenfunction(value):
        wrong.append(f"{module}.{name} is asynchronous")
print(json.dumps(wrong))
`;

describe("the standard library", () => {
  // Some functions of os are not there on Windows.
  test.skipIf(python === undefined || process.platform === "win32")("has every name, and none is a coroutine function", () => {
    const named = standard.filter(({ module, name }) => !name.endsWith(".*") && !bound.includes(`${module}.${name}`));
    const asked = named.map(({ module, name, calls }) => {
      const alias = Object.entries(madeBy).find(([made]) => `${module}.${name}`.startsWith(`${made}.`));
      const [home, within] =
        alias === undefined
          ? [module, name]
          : [
              alias[1].slice(0, alias[1].lastIndexOf(".")),
              alias[1].slice(alias[1].lastIndexOf(".") + 1) + `${module}.${name}`.slice(alias[0].length),
            ];
      return [home, within, calls.since?.minor ?? 0, calls.until?.minor ?? 99];
    });
    const run = spawnSync(python as string, ["-W", "ignore", "-c", program], { input: JSON.stringify(asked), encoding: "utf8" });
    expect(run.stderr).toBe("");
    expect(JSON.parse(run.stdout)).toEqual([]);
  });
});

const signatures = `
import importlib, inspect, json, sys
found = {}
for name in json.load(sys.stdin):
    parts = name.split(".")
    for length in range(len(parts) - 1, 0, -1):
        try:
            value = importlib.import_module(".".join(parts[:length]))
            break
        except ImportError:
            continue
    else:
        continue
    owner = None
    for part in parts[length:]:
        owner, value = value, getattr(value, part)
    try:
        parameters = list(inspect.signature(value).parameters.values())
    except ValueError:
        continue
    if inspect.isclass(owner):
        parameters = parameters[1:]
    positional = [one.name for one in parameters if one.kind <= one.POSITIONAL_OR_KEYWORD]
    found[name] = {"positional": positional, "all": [one.name for one in parameters], "rest": any(one.kind == one.VAR_POSITIONAL for one in parameters)}
print(json.dumps(found))
`;

describe.skipIf(python === undefined)("signatures", () => {
  interface Signature {
    readonly positional: readonly string[];
    readonly all: readonly string[];
    readonly rest: boolean;
  }

  function signaturesOf(names: readonly string[]): Readonly<Record<string, Signature>> {
    const input = JSON.stringify(names.filter((name) => !bound.includes(name)));
    const run = spawnSync(python as string, ["-W", "ignore", "-c", signatures], { input, encoding: "utf8" });
    expect(run.stderr).toBe("");
    return JSON.parse(run.stdout) as Record<string, Signature>;
  }

  test("have what is called, or run, where it is looked for", () => {
    const places: [string, ArgumentPlace][] = [
      ...callableTakers.flatMap(({ names, callable }) => names.map((name): [string, ArgumentPlace] => [name, callable])),
      ...Object.entries(coroutineTakers).map(([name, parameter]): [string, ArgumentPlace] => [name, { index: 0, name: parameter }]),
    ];
    const found = signaturesOf(places.map(([name]) => name).filter((name) => stdlib.modules.includes(name.split(".")[0] as string)));
    const wrong = places.filter(([full, { index, name }]) => {
      const signature = found[full];
      if (signature === undefined || name === undefined) return false;
      return index === undefined ? !signature.all.includes(name) : signature.positional[index] !== name;
    });
    expect(wrong).toEqual([]);
  });

  test("lack what those of threads have", () => {
    const found = signaturesOf(threadingTwins.flatMap(({ names }) => names));
    const wrong = threadingTwins.flatMap(({ names, positional, timeout, block }) =>
      names.filter((name) => {
        const signature = found[name];
        if (signature === undefined) return false;
        const count = signature.rest ? Number.POSITIVE_INFINITY : signature.positional.length;
        return count !== positional || [timeout, block].some((place) => place?.name !== undefined && signature.all.includes(place.name));
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("of what hands on positional arguments have the keywords that are left out", () => {
    const found = signaturesOf(Object.keys(positionalForwarders));
    const wrong = Object.entries(positionalForwarders).filter(([name, keywords]) => {
      const signature = found[name];
      const own = signature?.all.filter((one) => one !== "args");
      return own === undefined || !signature?.rest || own.join() !== keywords.join();
    });
    expect(wrong).toEqual([]);
  });
});

describe("the types", () => {
  const modules = new Modules((name) => {
    const text = stdlib(name) ?? others(name) ?? findStub(name);
    const isPackage = stdlib.isPackage(name) || others.isPackage(name) || (others(name) === undefined && stubbed.has(name));
    return text === undefined ? undefined : { file: SourceFile.read(parser, text), isPackage, isStub: true, origin: "library" };
  });
  const types = new Types(modules, (text) => {
    const tree = parser.parse(text);
    return splitItems(tree)[0]?.item ?? { text, tree, isClassHead: false };
  });

  test("know calls by the names they are listed under", () => {
    const asked = readable.filter(({ name }) => !name.endsWith(".*"));
    const main = new Module("main.py", { name: "main", isPackage: false, conftests: [] }, "project");
    main.update(SourceFile.read(parser, asked.map(codeFor).join("")));
    modules.add(main);
    const found = main.sites.flatMap((site) => callsOf(site).map((callee) => types.namesOf(types.typeOf(site, callee))));
    expect(found.length).toBe(asked.length);
    const lost = asked.filter(({ calls }, index) => findBlocking(found[index] as string[])?.calls !== calls);
    expect(lost.map(({ module, name }) => `${module}.${name}`)).toEqual([]);
  });

  /** A call of it: `module.function()`, or `value.method()` on a parameter. */
  function codeFor({ module, name }: Entry): string {
    const full = `${module}.${name}`;
    const parts = full.split(".");
    const length = parts.findLastIndex((_, index) => isModule(parts.slice(0, index + 1).join("."))) + 1;
    const home = parts.slice(0, length).join(".");
    if (parts.length === length + 1) return `import ${home}\n${full}()\n`;
    return `import ${home}\ndef f(value: ${parts.slice(0, -1).join(".")}):\n    value.${parts.at(-1)}()\n`;
  }

  function callsOf({ tree }: Site): number[] {
    return Array.from({ length: tree.size }, (_, node) => node)
      .filter((node) => tree.kind(node) === Kind.call)
      .map((call) => tree.child(call, Field.function));
  }
});

describe("stubs", () => {
  test("parse", () => {
    const broken = [...stubbed].filter(([, text]) => parser.parse(text).is(0, Flag.broken));
    expect(broken.map(([module]) => module)).toEqual([]);
  });

  test.skipIf(python === undefined)("compile", () => {
    const texts = [...stubbed].map(([, text]) => ({ text, notebook: false }));
    expect(compileAll(texts).filter((verdict) => verdict !== null)).toEqual([]);
  });

  test("are reached from the top: every package above one has a stub too", () => {
    const above = [...stubbed.keys()].flatMap((name) => name.split(".").map((_, index, parts) => parts.slice(0, index + 1).join(".")));
    expect([...new Set(above)].filter((name) => !stubbed.has(name))).toEqual([]);
  });
});
