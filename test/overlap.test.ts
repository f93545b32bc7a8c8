/** The setting `overlap`: what becomes of findings that Ruff or Pylance reports at the same place. */
import { expect, test } from "vitest";
import type { Settings } from "../server/src/engine/settings.js";
import { about, createEngine } from "./harness/engine.js";

const code = `import asyncio
import time

import requests

session = requests.Session()

async def load():
    time.sleep(1)
    session.get("x")
    asyncio.create_task(load())
    asyncio.get_running_loop().create_task(load())
    load()
    unused = load()
`;

/** Lines and severities of what is reported. */
function reported(settings: Partial<Settings>): string[] {
  const engine = createEngine();
  engine.setFile("main.py", code, about({ module: "main" }, settings));
  return engine.check("main.py").map(({ rule, severity, span }) => `${code.slice(0, span.start).split("\n").length} ${rule} ${severity}`);
}

const own = ["10 blocking-http warning", "12 dangling-task warning", "14 coroutine-never-awaited error"];

test("always: like everything else", () => {
  const all = ["9 blocking-sleep warning", ...own, "11 dangling-task warning", "13 coroutine-never-awaited error"];
  expect(reported({}).sort()).toEqual(all.sort());
  expect(reported({ overlap: "always" })).toEqual(reported({}));
});

test("hint, and off", () => {
  const hints = ["9 blocking-sleep hint", "11 dangling-task hint", "13 coroutine-never-awaited hint"];
  expect(reported({ overlap: "hint" }).sort()).toEqual([...own, ...hints].sort());
  expect(reported({ overlap: "off" }).sort()).toEqual([...own].sort());
});

test("a rule's own entry wins, that of its group does not", () => {
  expect(reported({ overlap: "off", rules: { "blocking-sleep": "error", tasks: "error" } })).toContain("9 blocking-sleep error");
  expect(reported({ overlap: "off", rules: { tasks: "error" } }).filter((one) => /^11 /.test(one))).toEqual([]);
});

test("auto: what the other tool is known to report is left out", () => {
  const tools = (otherTools: Settings["otherTools"]) => reported({ overlap: "auto", otherTools: otherTools ?? {} }).sort();
  expect(tools({})).toEqual(reported({}).sort());
  expect(tools({ ruff: { select: ["E", "F"], ignore: [] } })).toEqual(reported({}).sort());
  const pylance = ["13 coroutine-never-awaited error"];
  expect(tools({ ruff: { select: ["ALL"], ignore: [] } })).toEqual([...own, ...pylance].sort());
  expect(tools({ ruff: { select: ["ASYNC", "RUF006"], ignore: [] } })).toEqual([...own, ...pylance].sort());
  // The longest selector that fits a code decides, and of two as long the one that ignores.
  const sleep = ["9 blocking-sleep warning"];
  expect(tools({ ruff: { select: ["ASYNC", "RUF"], ignore: ["ASYNC2"] } })).toEqual([...own, ...pylance, ...sleep].sort());
  expect(tools({ ruff: { select: ["ASYNC251", "RUF"], ignore: ["ASYNC"] } })).toEqual([...own, ...pylance].sort());
  const ruff = [...sleep, "11 dangling-task warning"];
  expect(tools({ pylance: { unusedCoroutine: true } })).toEqual([...own, ...ruff].sort());
  expect(tools({ pylance: { unusedCoroutine: false } })).toEqual(reported({}).sort());
});
