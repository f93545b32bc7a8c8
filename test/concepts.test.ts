/** The hover cards: whole, alike in both languages, and true of the Pythons at hand. */
import { execFile, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fill, holesOf, languages, type Text } from "../server/src/engine/base/text.js";
import { concepts } from "../server/src/engine/knowledge/concepts/index.js";

const names = concepts.flatMap((card) => card.names);

describe("cards", () => {
  it("have ids and names of their own", () => {
    expect(repeated(concepts.map((card) => card.id))).toEqual([]);
    expect(repeated(names)).toEqual([]);
  });

  it("name what they explain if it is an API, and are called after it", () => {
    const wrong = concepts.filter((card) => (card.kind === "api" ? card.names[0] !== card.id : card.names.length > 0));
    expect(wrong.map((card) => card.id)).toEqual([]);
  });

  it("lead to other cards", () => {
    const ids = new Set(concepts.map((card) => card.id));
    const wrong = concepts.flatMap((card) => {
      const bad = card.related.filter((id) => id === card.id || !ids.has(id));
      return [...bad, ...repeated(card.related)].map((id) => `${card.id} leads to ${id}`);
    });
    expect(wrong).toEqual([]);
    expect(concepts.filter((card) => card.related.length === 0).map((card) => card.id)).toEqual([]);
  });

  it("cover what people use", () => {
    const needed = [
      ...["coroutine", "coroutine-function", "task", "future", "event-loop", "awaitable", "async-generator", "cancellation"],
      ...["async-context-manager", "async-iterator", "blocking-call"],
      ...["async-def", "await", "async-with", "async-for", "async-comprehension", "except-star"],
      ...["run", "Runner", "gather", "create_task", "ensure_future", "TaskGroup", "TaskGroup.create_task", "wait", "wait_for"].map(asyncio),
      ...["timeout", "timeout_at", "sleep", "Semaphore", "BoundedSemaphore", "Lock", "Event", "Condition", "Barrier"].map(asyncio),
      ...["Queue", "Queue.put", "Queue.get", "Queue.join", "Queue.task_done", "to_thread", "shield", "as_completed"].map(asyncio),
      ...["get_running_loop", "get_event_loop", "new_event_loop", "CancelledError", "TimeoutError"].map(asyncio),
      ...["run_coroutine_threadsafe", "current_task", "all_tasks", "iscoroutinefunction"].map(asyncio),
      ...["run_in_executor", "call_soon", "call_later", "call_soon_threadsafe", "create_task", "run_until_complete"].map(
        (name) => `asyncio.AbstractEventLoop.${name}`,
      ),
      ...["Task.cancel", "Task.add_done_callback", "Task.result", "open_connection", "start_server"].map(asyncio),
      ...["StreamReader", "StreamWriter", "StreamWriter.drain", "create_subprocess_exec", "create_subprocess_shell"].map(asyncio),
      ...["contextlib.asynccontextmanager", "contextlib.aclosing", "contextlib.AsyncExitStack", "inspect.iscoroutinefunction"],
      "builtins.ExceptionGroup",
    ];
    const there = new Set([...concepts.map((card) => card.id), ...names]);
    expect(needed.filter((name) => !there.has(name))).toEqual([]);
  });

  it("show how an API is called, and only that", () => {
    const wrong = concepts.filter((card) => {
      if (card.kind !== "api") return card.signature !== undefined;
      return !card.names.some((name) => card.signature?.includes(lastOf(name)) === true);
    });
    expect(wrong.map((card) => card.id)).toEqual([]);
  });

  it("lead to a page of Python's documentation", () => {
    const known = new Set(names.map((name) => name.replace(/^builtins\./, "")));
    const wrong = concepts.filter((card) => {
      const [, page = "", anchor = ""] = /^([\w/-]+)\.html#([\w.-]+)$/.exec(card.link) ?? [];
      if (card.kind !== "api") return !/^(glossary|library\/[\w-]+|reference\/[\w-]+)$/.test(page);
      return !page.startsWith("library/") || !known.has(anchor.replace("asyncio.loop.", "asyncio.AbstractEventLoop."));
    });
    expect(wrong.map((card) => `${card.id}: ${card.link}`)).toEqual([]);
  });
});

describe("texts", () => {
  const texts = concepts.flatMap((card) =>
    (["title", "summary", "pitfalls"] as const).map((part) => ({ place: `${card.id} ${part}`, part, text: card[part] })),
  );

  it("are there in every language", () => {
    expect(placesWhere(({ text }) => languages.some((language) => text[language].trim() === ""))).toEqual([]);
  });

  it("have no holes: nothing fills them", () => {
    expect(placesWhere(({ text }) => languages.some((language) => holesOf(fill(text, language)).length > 0))).toEqual([]);
  });

  it("have the same code in every language", () => {
    const differing = texts.flatMap(({ place, text }) => {
      const [en, zh] = [codeIn(text.en), codeIn(text["zh-cn"])];
      const only = [...en.filter((code) => !zh.includes(code)), ...zh.filter((code) => !en.includes(code))];
      return only.map((code) => `${place}: ${code}`);
    });
    expect(differing).toEqual([]);
    expect(placesWhere(({ text }) => languages.some((language) => text[language].split("`").length % 2 === 0))).toEqual([]);
  });

  it("are one to three sentences", () => {
    const long = placesWhere(({ part, text }) => part !== "title" && languages.some((language) => !hasFewSentences(text[language])));
    expect(long).toEqual([]);
  });

  it("are Chinese in Chinese: its punctuation, and a space around code and Latin words", () => {
    const han = String.raw`\p{Script=Han}`;
    const wrong = new RegExp(
      `${han}[,.;:!?()]|[,.;:!?()]${han}|${han}[\`A-Za-z0-9]|[\`A-Za-z0-9]${han}|[，。；：、（）“”] | [，。；：、（）“”]`,
      "u",
    );
    const found = texts.flatMap(({ place, text }) => {
      const match = wrong.exec(text["zh-cn"]);
      return match === null ? [] : [`${place}: …${text["zh-cn"].slice(Math.max(0, match.index - 8), match.index + 8)}…`];
    });
    expect(found).toEqual([]);
    const keywords = new Set(concepts.filter((card) => card.kind === "keyword").map((card) => `${card.id} title`));
    expect(placesWhere(({ place, text }) => !/\p{Script=Han}/u.test(text["zh-cn"]) && !keywords.has(place))).toEqual(["future title"]);
  });

  function placesWhere(isWrong: (text: { place: string; part: string; text: Text }) => boolean): string[] {
    return texts.filter(isWrong).map(({ place }) => place);
  }
});

describe("examples", () => {
  it("are short", () => {
    const wrong = concepts.filter(({ example }) => {
      const lines = example.split("\n");
      return example !== example.trim() || lines.length > 8 || lines.some((line) => line.length > 80 || line !== line.trimEnd());
    });
    expect(wrong.map((card) => card.id)).toEqual([]);
  });
});

describe("Python", () => {
  const pythons = findPythons();
  const needed = (card: (typeof concepts)[number]) => card.since ?? "3.7";

  it.skipIf(pythons.length === 0).each(pythons.map((python) => [python.version, python] as const))(
    "%s takes the examples and has the names, from the versions we say",
    async (_, python) => {
      const { broken, missing } = await ask(python.command);
      const isThere = (since: string) => minor(python.version) >= minor(since);
      const compiled = concepts.filter((card) => isThere(needed(card)) && isThere("3.8"));
      expect(compiled.filter((card) => broken.includes(card.id)).map((card) => card.id)).toEqual([]);

      const here = concepts.filter((card) => isThere(needed(card)));
      expect(here.flatMap((card) => card.names).filter((name) => missing.includes(name))).toEqual([]);
      const notYet = concepts.filter((card) => card.since !== undefined && !isThere(card.since));
      expect(notYet.flatMap((card) => card.names).filter((name) => !missing.includes(name))).toEqual([]);
    },
  );
});

interface Python {
  readonly command: string;
  readonly version: string;
}

/** The Pythons of this machine from 3.7 on, one for each minor version. */
function findPythons(): Python[] {
  const pyenv = join(homedir(), ".pyenv/versions");
  const installed = existsSync(pyenv) ? readdirSync(pyenv).map((version) => join(pyenv, version, "bin/python")) : [];
  const found = new Map<string, Python>();
  for (const command of ["python3", "python", ...installed]) {
    const { status, stdout } = spawnSync(command, ["-c", "import sys; print('%d.%d' % sys.version_info[:2])"], { encoding: "utf8" });
    const version = status === 0 ? stdout.trim() : "";
    if (/^3\.\d+$/.test(version) && minor(version) >= 7 && !found.has(version)) found.set(version, { command, version });
  }
  return [...found.values()].sort((one, other) => minor(one.version) - minor(other.version));
}

/** What a Python says of the cards: the ids whose example does not compile, the names it does not have. */
function ask(command: string): Promise<{ broken: string[]; missing: string[] }> {
  const program = `
import asyncio, builtins, contextlib, inspect, json, sys, warnings
warnings.simplefilter("ignore")
modules = {"asyncio": asyncio, "builtins": builtins, "contextlib": contextlib, "inspect": inspect}
asked = json.load(sys.stdin)
broken, missing = [], []
for id, example in asked["examples"]:
    try:
        compile(example, id, "exec")
    except SyntaxError:
        broken.append(id)
for name in asked["names"]:
    first, *rest = name.split(".")
    value = modules.get(first)
    for part in rest:
        value = getattr(value, part, None)
    if value is None:
        missing.append(name)
json.dump({"broken": broken, "missing": missing}, sys.stdout)
`;
  return new Promise((resolve, reject) => {
    const child = execFile(command, ["-c", program], (error, stdout) => (error === null ? resolve(JSON.parse(stdout)) : reject(error)));
    child.stdin?.end(JSON.stringify({ examples: concepts.map((card) => [card.id, card.example]), names }));
  });
}

/** 12 for "3.12". */
function minor(version: string): number {
  return Number(version.split(".")[1]);
}

function asyncio(name: string): string {
  return `asyncio.${name}`;
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`]*)`/g)].map((match) => match[1] as string);
}

function hasFewSentences(text: string): boolean {
  const sentences = text.replace(/`[^`]*`/g, "code").match(/[.?!](?=\s|$)|[。？！]/g) ?? [];
  return sentences.length >= 1 && sentences.length <= 3;
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
