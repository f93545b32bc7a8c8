/** What a hover says that no card does: what the engine has learned of the code at that place. */
import { describe, expect, test } from "vitest";
import type { Language } from "../server/src/engine/base/text.js";
import type { Hover } from "../server/src/engine/engine.js";
import { about, createEngine } from "./harness/engine.js";

const start = `import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import requests


class Row: ...


async def fetch(url: str) -> list[Row]:
    return []


async def rows() -> AsyncIterator[Row]:
    yield Row()


@asynccontextmanager
async def session():
    yield Row()


def query():
    return requests.get("http://localhost")


def load():
    return query()


def read(path):
    return open(path).read()


def start():
    asyncio.run(fetch("all"))


`;

describe("a coroutine function", () => {
  test("that is called, wherever its coroutine goes", () => {
    const notStarted =
      "`fetch(…)` makes a coroutine: nothing of `fetch` has run yet. It starts when it is awaited or made a task. `await` gives `list[Row]`.";
    expect(said("async def main():\n    job = fe$0tch('a')\n    await job\n")).toBe(notStarted);
    expect(said("async def main():\n    await fe$0tch('a')\n")).toBe(
      "`fetch(…)` makes a coroutine, and `await` runs it here: this task goes on when `fetch` is done. `await` gives `list[Row]`.",
    );
    expect(said("async def main():\n    await asyncio.gather(fe$0tch('a'))\n")).toBe(
      "`fetch(…)` makes a coroutine, and `asyncio.gather` schedules it: it starts when this task next awaits. `await` gives `list[Row]`.",
    );
    expect(said("asyncio.run(fe$0tch('a'))\n")).toBe(
      "`fetch(…)` makes a coroutine, and `asyncio.run` runs it: it returns when `fetch` is done. `await` gives `list[Row]`.",
    );
  });

  test("that is not called", () => {
    const coroutineFunction =
      "`fetch` is a coroutine function: calling it runs nothing, it makes a coroutine to await. `await` gives `list[Row]`.";
    expect(said("job = fe$0tch\n")).toBe(coroutineFunction);
    expect(said("async def sa$0ve() -> None: ...\n")).toBe(
      "`save` is a coroutine function: calling it runs nothing, it makes a coroutine to await.",
    );
    expect(said("async def pa$0ge():\n    yield 1\n")).toBe(
      "`page` is an async generator function: loop over its result with `async for`. Each turn of `async for` gives `int`.",
    );
  });

  test("that a decorator turns into something else", () => {
    const manager = "An async context manager: enter it with `async with`. `async with` gives `Row`.";
    expect(said("@asynccontextmanager\nasync def conn$0ect():\n    yield Row()\n")).toBe(manager);
    expect(said("import click\n@click.command()\nasync def comm$0and():\n    pass\n")).toBeUndefined();
  });
});

describe("a value", () => {
  const main = "async def main():\n    job = fetch('a')\n    task = asyncio.create_task(job)\n    stream = rows()\n";

  test("says what awaiting it gives, where it is made and where it is used", () => {
    const coroutine = "A coroutine of `fetch`: it runs when it is awaited, and only once. `await` gives `list[Row]`.";
    expect(said("async def main():\n    jo$0b = fetch('a')\n    await job\n")).toBe(coroutine);
    expect(said(`${main}    await jo$0b\n`)).toBe(coroutine);
    expect(parts(`${main}    await ta$0sk\n`)).toEqual(["`await` gives `list[Row]`.", expect.stringContaining("asyncio.Task")]);
    expect(said("async def main(ready: asyncio.Future[str]):\n    await rea$0dy\n")).toBe("`await` gives `str`.");
  });

  test("of `gather` does not call the list a tuple, as the stubs do", () => {
    const both = "async def main():\n    both = asyncio.gather(fetch('a'), fetch('b'))\n    await bo$0th\n";
    expect(parts(both)).toEqual([expect.stringContaining("A result that other code delivers")]);
  });

  test("that is an async iterator says what a turn gives", () => {
    const each = "Each turn of `async for` gives `Row`.";
    expect(said("async def main():\n    stream = ro$0ws()\n")).toBe(`An async iterator: loop over it with \`async for\`. ${each}`);
    expect(said("async def main():\n    async for row in ro$0ws(): ...\n")).toBe(each);
    expect(said(`${main}    found = [row async for row in str$0eam]\n`)).toBe(each);
  });

  test("that is an async context manager says what entering gives", () => {
    expect(said("async def main():\n    async with sess$0ion() as row: ...\n")).toBe("`async with` gives `Row`.");
    expect(said("lock = asyncio.Lo$0ck()\n")).toBe("An async context manager: enter it with `async with`.");
  });
});

describe("a keyword", () => {
  test.for([
    ["await", "async def main():\n    found = aw$0ait fetch('a')\n", "`await` gives `list[Row]`."],
    ["async for", "async def main():\n    as$0ync for row in rows(): ...\n", "Each turn of `async for` gives `Row`."],
    ["async for", "async def main():\n    return [row asy$0nc for row in rows()]\n", "Each turn of `async for` gives `Row`."],
    ["async with", "async def main():\n    async wi$0th session() as row: ...\n", "`async with` gives `Row`."],
  ] as const)("%s", ([keyword, code, fact]) => {
    const { shown, hover } = hoverAt(code);
    expect(hover?.markdown.split("\n\n---\n\n")[0]).toBe(fact);
    expect(shown).toBe(keyword);
  });

  test("has its card alone where nothing is known", () => {
    expect(parts("async def main(job):\n    aw$0ait job\n")).toEqual([expect.stringMatching(/^\*\*`await`\*\*/)]);
  });
});

describe("a function that blocks", () => {
  test("says by way of which calls, called or not", () => {
    expect(said("lo$0ad()\n")).toBe("Blocks the thread it runs on: `load → query → requests.get`.");
    expect(said("async def main():\n    await asyncio.to_thread(lo$0ad)\n")).toBe(
      "Blocks the thread it runs on: `load → query → requests.get`.",
    );
    expect(said("def na$0p():\n    time.sleep(1)\n")).toBe("Blocks the thread it runs on: `nap → time.sleep`.");
  });

  test("by reading a file is worth a word only where that is reported", () => {
    expect(hoverAt("re$0ad('a')\n").hover).toBeUndefined();
    expect(parts("async def main():\n    await fetch('a')\n    re$0ad('a')\n")).toEqual([
      "Blocks the thread it runs on: `read → open`.",
      expect.stringContaining("A function that blocks further down"),
    ]);
  });

  test("and one that starts an event loop", () => {
    expect(said("sta$0rt()\n")).toBe("Starts an event loop: `start → asyncio.run`.");
  });
});

describe("nothing is said", () => {
  test.for([
    ["of what is not known", "async def main(job, client):\n    await client.ge$0t(job)\n"],
    ["of plain code", "def add(a, b):\n    return a + b\n\nad$0d(1, 2)\n"],
    ["of a keyword argument that has the name of something else", "job = fetch\nprint(jo$0b=1)\n"],
    ["of a parameter that has the name of something else", "def show(fetch):\n    print(fe$0tch)\n"],
    ["of what an unread function gives", "from nowhere import make\n\nasync def main():\n    result = await make()\n    res$0ult\n"],
  ] as const)("%s", ([, code]) => {
    expect(hoverAt(code).hover).toBeUndefined();
  });
});

test("the hover is over the name alone", () => {
  expect(hoverAt("async def main():\n    await asyncio.gat$0her(fetch('a'))\n").shown).toBe("gather");
  expect(hoverAt("async def main():\n    task$0 = asyncio.create_task(fetch('a'))\n").shown).toBe("task");
});

test("everything is said in Chinese too", () => {
  expect(said("async def main():\n    await fe$0tch('a')\n", "zh-cn")).toBe(
    "`fetch(…)` 创建一个协程，`await` 就在这里运行它：`fetch` 结束后当前任务才继续。`await` 得到 `list[Row]`。",
  );
  expect(said("lo$0ad()\n", "zh-cn")).toBe("会阻塞它所在的线程：`load → query → requests.get`。");
});

/** The hover at `$0`, and the code it is over. */
function hoverAt(code: string, language: Language = "en"): { hover: Hover | undefined; shown: string | undefined } {
  const text = start + code;
  const at = text.indexOf("$0");
  const engine = createEngine();
  engine.setFile("main.py", text.replace("$0", ""), about({ module: "main" }));
  const hover = engine.hover("main.py", at, language);
  return { hover, shown: hover && text.replace("$0", "").slice(hover.span.start, hover.span.end) };
}

/** The parts of the hover, cards and rules as they begin. */
function parts(code: string): string[] {
  return hoverAt(code).hover?.markdown.split("\n\n---\n\n") ?? [];
}

/** What is said before any card. */
function said(code: string, language?: Language): string | undefined {
  const first = hoverAt(code, language).hover?.markdown.split("\n\n---\n\n")[0];
  return first?.startsWith("**") ? undefined : first;
}
