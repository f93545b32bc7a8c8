/** The templates hold what they promise: they compile, they run, and their data is complete. */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { asOneSnippet, insertionFor } from "../client/src/expansion.js";
import { languages } from "../server/src/engine/base/text.js";
import { parseVersion } from "../server/src/engine/base/version.js";
import {
  asFile,
  fillPlaceholders,
  importBlock,
  indentSnippet,
  isTooNew,
  type Template,
  type TemplateForm,
  templateFor,
  templates,
} from "../server/src/engine/features/templates.js";

const minorOf = (since: string) => parseVersion(since)?.minor ?? Number.NaN;
const formsOf = (template: Template): readonly TemplateForm[] => [template, ...(template.forms ?? [])];
const everyForm = templates.flatMap((template) =>
  formsOf(template).map((form) => ({ template, form, name: `${template.id} ${form.since}` })),
);

/** The Pythons of this machine, newest first. */
const pythons = ["python3", "python", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10", "python3.9", "python3.8"]
  .flatMap((command) => {
    const { status, stdout } = spawnSync(command, ["-c", "import sys; print(*sys.version_info[:2])"], { encoding: "utf8" });
    const [major, minor] = status === 0 ? stdout.trim().split(" ").map(Number) : [];
    return major === 3 && minor !== undefined && minor >= 8 ? [{ command, minor }] : [];
  })
  .sort((a, b) => b.minor - a.minor);
const newest = pythons[0];
const runsHere = (form: TemplateForm) => newest !== undefined && minorOf(form.since) <= newest.minor;

describe("the list", () => {
  it("has unique ids and prefixes", () => {
    for (const list of [templates.map(({ id }) => id), templates.map(({ prefix }) => prefix)]) expect(list).toEqual([...new Set(list)]);
    for (const { id, prefix } of templates) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(prefix).toMatch(/^aio[a-z]+$/);
    }
  });

  it.each(templates)("$id speaks both languages", ({ group, title, detail }) => {
    for (const text of [group, title, detail]) {
      for (const language of languages) expect(text[language].trim()).not.toBe("");
      expect(text["zh-cn"]).not.toBe(text.en);
      expect(text.en.length).toBeLessThanOrEqual(80);
    }
    expect(title["zh-cn"] + detail["zh-cn"]).toMatch(/\p{Script=Han}/u);
  });

  it("keeps the members of a group together", () => {
    const groups = templates.map(({ group }) => group.en).filter((group, index, all) => group !== all[index - 1]);
    expect(groups).toEqual([...new Set(groups)]);
  });

  it.each(everyForm)("$name is tidy", ({ template, form }) => {
    const versions = formsOf(template).map(({ since }) => minorOf(since));
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    for (const body of [form.body, form.inside?.body ?? ""]) {
      const code = fillPlaceholders(body);
      expect(code).not.toMatch(/[«»\t]|[ ]$|\n\n\n\n/m);
      for (const line of code.split("\n")) expect(line.length).toBeLessThanOrEqual(130);
      const stops = new Set([...body.matchAll(/(?<!\\)\$\{(\d+)/g)].map((match) => Number(match[1])));
      stops.delete(0);
      expect([...stops].sort((a, b) => a - b)).toEqual([...stops.keys()].map((_, index) => index + 1));
    }
  });
});

describe("templateFor", () => {
  const timeout = templates.find(({ id }) => id === "timeout") as Template;
  const queue = templates.find(({ id }) => id === "producer-consumer") as Template;

  it("takes the newest form that the oldest target runs", () => {
    expect(templateFor(timeout, { minor: 10 }).body).toContain("asyncio.wait_for(");
    expect(templateFor(timeout, { minor: 11 }).body).toContain("asyncio.timeout(");
    expect(templateFor(queue, { minor: 12 }).body).not.toContain("shutdown");
    expect(templateFor(queue, { minor: 14 }).body).toContain("queue.shutdown()");
  });

  it("falls back to the main form, marked too new", () => {
    expect(templateFor(queue, { minor: 7 })).toBe(queue);
    expect(isTooNew(queue, { minor: 7 })).toBe(true);
    expect(isTooNew(queue, { minor: 9 })).toBe(false);
  });
});

describe("snippet text", () => {
  it.each([
    ["plain $1 and ${2:two} and ${3}", "plain  and two and "],
    ["mirror $1 before ${1:name}, after ${1} and $1", "mirror name before name, after name and name"],
    ["escaped \\$1 \\} \\\\ and ${1:in\\}side \\$2}", "escaped $1 } \\ and in}side $2"],
    ["nested ${1:a ${2:b} c} $2", "nested a b c b"],
    ["choice ${1|one\\,two,three|} $1", "choice one,two one,two"],
    ["lone $ and { and } and \\n", "lone $ and { and } and \\n"],
  ])("%s is filled", (body, expected) => expect(fillPlaceholders(body)).toBe(expected));

  it("is indented after the first line, blank lines excepted", () => {
    expect(indentSnippet("if a:\n    b\n\nc", "        ")).toBe("if a:\n            b\n\n        c");
    expect(indentSnippet("if a:\n        b", "\t", "\t")).toBe("if a:\n\t\t\tb");
    expect(indentSnippet("if a:\n    b", "", "  ")).toBe("if a:\n  b");
  });
});

it("importBlock sorts, merges names and puts packages last", () => {
  const block = importBlock([
    { module: "httpx" },
    { module: "contextlib", name: "suppress" },
    { module: "contextlib", name: "aclosing" },
    { module: "signal" },
    { module: "asyncio" },
  ]);
  expect(block).toBe("import asyncio\nimport signal\nfrom contextlib import aclosing, suppress\n\nimport httpx");
});

/** How each template that needs no package and no network is run, and what it then prints. */
interface Trial {
  /** What is run after the template; a scaffold without it runs as the program it is. */
  readonly driver?: string;
  readonly prints: RegExp;
  /** It runs until SIGTERM. */
  readonly signals?: boolean;
  /** It logs a failure on purpose. */
  readonly fails?: boolean;
}

const trials: Readonly<Record<string, Trial>> = {
  "run-main": { prints: /^$/ },
  runner: { prints: /^cleaning up\nstopped by a signal$/, signals: true },
  "graceful-shutdown": { prints: /^(?:worker [01]: one round of work\n)+worker 0: cleaned up\nworker 1: cleaned up$/, signals: true },
  "debug-mode": { prints: /^$/ },
  "notebook-cell": { prints: /^\[2, 4\]$/ },
  gather: { driver: "print(asyncio.run(load_all([1, 2, 3])))", prints: /^\[2, 4, 6\]$/ },
  "gather-errors": { driver: "print(asyncio.run(load_all([1, 0, 4])))", prints: /^0 failed: ZeroDivisionError\(.*\)\n\[100, 25\]$/ },
  "task-group": { driver: "print(asyncio.run(load_all([1, 2, 3])))", prints: /^\[2, 4, 6\]$/ },
  "task-group-errors": { driver: "asyncio.run(check_all([0, 1, 2]))", prints: /^failed: 1 is odd$/ },
  semaphore: { driver: "print(asyncio.run(load_all(range(5), 2)))", prints: /^\[0, 2, 4, 6, 8\]$/ },
  "background-tasks": {
    driver: `async def fine():
    print("fine")

async def broken():
    raise ValueError("broken")

async def trial():
    start_in_background(fine())
    start_in_background(broken())
    await asyncio.sleep(0.1)
    print(len(_background_tasks))

asyncio.run(trial())`,
    prints: /^fine\n0$/,
    fails: true,
  },
  "as-completed": { driver: "asyncio.run(show_as_ready([20, 1]))", prints: /^1\n20$/ },
  "first-result": {
    driver: `async def answer(delay, text):
    try:
        await asyncio.sleep(delay)
        return text
    finally:
        print(text, "ends")

print(asyncio.run(first_result(answer(5, "slow"), answer(0.05, "fast"))))`,
    prints: /^fast ends\nslow ends\nfast$/,
  },
  periodic: {
    driver: `runs = 0

async def job():
    global runs
    runs += 1
    if runs == 1:
        raise ValueError("once")

async def trial():
    task = asyncio.create_task(run_every(0.05, job))
    await asyncio.sleep(0.4)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled(), runs > 2)

asyncio.run(trial())`,
    prints: /^True True$/,
    fails: true,
  },
  "load-once": {
    driver: `loads = 0

class Counted(Settings):
    async def _load(self):
        global loads
        loads += 1
        return await super()._load()

async def trial():
    settings = Counted()
    print(await asyncio.gather(settings.get(), settings.get()), loads)

asyncio.run(trial())`,
    prints: /^\['loaded', 'loaded'\] 1$/,
  },
  "producer-consumer": { driver: "asyncio.run(run_pipeline())", prints: /^0\n1\n2\n3\n4\n5\n6\n7\n8\n9$/ },
  "worker-pool": { driver: 'asyncio.run(work_through(["a", "b", "c", "d"]))', prints: /^(?:[abcd] done\n?){4}$/ },
  timeout: { driver: "print(asyncio.run(load_in_time()), asyncio.run(load_in_time(0.01)))", prints: /^loaded too slow$/ },
  retry: {
    driver: `calls = 0
working = load

async def load():
    global calls
    calls += 1
    if calls < 3:
        raise OSError("not yet")
    return await working()

print(asyncio.run(load_with_retries(first_delay=0.01)))`,
    prints: /^attempt 1 failed \(not yet\), next in 0\.0 s\nattempt 2 failed .*\nloaded$/,
  },
  "cancel-task": {
    driver: `async def sleep():
    try:
        await asyncio.sleep(60)
    finally:
        print("slept enough")

async def fail():
    try:
        await asyncio.sleep(60)
    finally:
        raise ValueError("in cleanup")

async def trial():
    first, second = asyncio.create_task(sleep()), asyncio.create_task(fail())
    await asyncio.sleep(0.01)
    await stop(first)
    try:
        await stop(second)
    except ValueError as error:
        print(error)

asyncio.run(trial())`,
    prints: /^slept enough\nin cleanup$/,
  },
  cleanup: {
    driver: `async def trial():
    await work()
    task = asyncio.create_task(work())
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())

asyncio.run(trial())`,
    prints: /^cleaned up\ncancelled\ncleaned up\nTrue$/,
  },
  shield: {
    driver: `async def trial():
    task = asyncio.create_task(save_for_sure("letter"))
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())

asyncio.run(trial())`,
    prints: /^saved letter\nTrue$/,
  },
  "to-thread": { driver: "print(asyncio.run(load_text(__file__))[:6])", prints: /^import$/ },
  "process-pool": { prints: /^\[332833500, 2664667000, 8995500500\]$/ },
  "from-thread": { driver: "print(asyncio.run(start()))", prints: /^FROM A THREAD$/ },
  subprocess: {
    driver: `import sys
print(asyncio.run(run_command(sys.executable, "-c", "print('out')")))
try:
    asyncio.run(run_command(sys.executable, "-c", "import sys; sys.exit('no')"))
except RuntimeError as error:
    print(str(error).rpartition(" ended ")[2])

async def trial():
    try:
        await asyncio.wait_for(run_command(sys.executable, "-c", "import time; time.sleep(60)"), 0.5)
    except asyncio.TimeoutError:
        print("killed")

asyncio.run(trial())`,
    prints: /^out\n+with 1: no\nkilled$/,
  },
  "subprocess-lines": {
    driver: `import sys
print(asyncio.run(follow(sys.executable, "-c", "print('a'); print('b')")))`,
    prints: /^a\nb\n0$/,
  },
  "tcp-server": {
    driver: `async def trial():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b"echo\\n")
        print(await reader.readline())
        writer.close()
        await writer.wait_closed()
        await asyncio.sleep(0.1)

asyncio.run(trial())`,
    prints: /^b'echo\\n'$/,
  },
  "tcp-client": {
    driver: `async def handle(reader, writer):
    writer.write((await reader.readline()).upper())
    writer.close()
    await writer.wait_closed()

async def trial():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    async with server:
        print(await ask(*server.sockets[0].getsockname(), "hello"))

asyncio.run(trial())`,
    prints: /^HELLO$/,
  },
  "context-manager": {
    driver: `async def trial():
    async with open_resource("door") as resource:
        print(resource)

asyncio.run(trial())`,
    prints: /^door$/,
  },
  "context-manager-class": {
    driver: `async def trial():
    async with Connection() as connection:
        print(type(connection).__name__)

asyncio.run(trial())`,
    prints: /^Connection$/,
  },
  "exit-stack": { driver: 'asyncio.run(use_all(["a", "b"]))', prints: /^\['a', 'b'\]$/ },
  "async-generator": { driver: "asyncio.run(use_some())", prints: /^0\n1\n2$/ },
  "iterator-class": {
    driver: `async def trial():
    print([number async for number in Countdown(3)])

asyncio.run(trial())`,
    prints: /^\[2, 1, 0\]$/,
  },
  "unittest-case": { driver: "unittest.main(argv=['x'], exit=False)\nprint('ran')", prints: /^ran$/ },
};

it("snippets/python.json is current", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/gen-snippets.mjs", "--check"], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

describe("what the client inserts", () => {
  const at = (line: number, character: number) => ({ line, character });
  const place = (line: number, character: number) => ({ start: at(line, character), end: at(line, character) });
  const imports = [{ range: place(1, 0), newText: "import asyncio\n" }];

  it("starts at the line's begin, so that VS Code indents nothing again", () => {
    const insertion = insertionFor({ version: 1, snippet: "if ${1:a}:\n        b", range: place(5, 4), imports }, "    ");
    expect(insertion).toEqual({ range: { start: at(5, 0), end: at(5, 4) }, snippet: "    if ${1:a}:\n        b", imports });
  });

  it("takes the text before as it is", () => {
    const { snippet } = insertionFor({ version: 1, snippet: "b", range: place(0, 12), imports: [] }, 'a = "$1 {x}";');
    expect(fillPlaceholders(snippet)).toBe('a = "$1 {x}";b');
  });

  it("puts imports for the same place before the code", () => {
    const insertion = insertionFor({ version: 1, snippet: "await ${1:x}", range: place(1, 0), imports }, "");
    expect(insertion).toEqual({ range: place(1, 0), snippet: "import asyncio\nawait ${1:x}", imports: [] });
  });

  it("is one snippet in a notebook's cell", () => {
    const lines = ["# first", "x = {1}", "", ""];
    const insertion = insertionFor({ version: 1, snippet: "await ${1:x}", range: place(3, 0), imports }, "");
    const one = asOneSnippet(insertion, ({ start, end }) =>
      lines
        .slice(start.line, end.line)
        .map((line) => `${line}\n`)
        .join(""),
    );
    expect(one.range).toEqual({ start: at(1, 0), end: at(3, 0) });
    expect(fillPlaceholders(one.snippet)).toBe("import asyncio\nx = {1}\n\nawait x");
  });
});

/** A form as a file; what stands for the inside of a coroutine function is put into one. */
const filesOf = ({ template, form, name }: (typeof everyForm)[number]) => {
  const { inside } = form;
  const statements = inside && `async def main():\n    ${fillPlaceholders(indentSnippet(inside.body, "    "))}`;
  return [
    { name, topAwait: template.notebook === true, code: asFile(form, fillPlaceholders(form.body)) },
    ...(inside === undefined ? [] : [{ name: `${name}, inside`, topAwait: false, code: asFile(inside, statements) }]),
  ];
};

describe.skipIf(newest === undefined)("under CPython", () => {
  it("every form compiles", { timeout: 60_000 }, () => {
    const files = everyForm.filter(({ form }) => runsHere(form)).flatMap(filesOf);
    const checker = `
import ast, json, sys
failed = []
for file in json.load(sys.stdin):
    try:
        compile(file["code"], file["name"], "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if file["topAwait"] else 0)
    except SyntaxError as error:
        failed.append(f"{file['name']}: {error}")
print(json.dumps(failed))`;
    const { stdout, stderr } = spawnSync((newest as { command: string }).command, ["-W", "error", "-c", checker], {
      input: JSON.stringify(files),
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual([]);
  });

  const folder = mkdtempSync(join(tmpdir(), "asyncio-lens-templates-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const packages = new Set([
    "aiofiles",
    "aiohttp",
    "asyncpg",
    "click",
    "django",
    "fastapi",
    "httpx",
    "pytest",
    "pytest_asyncio",
    "websockets",
  ]);
  const needsPackages = (form: TemplateForm) => form.imports.some(({ module }) => packages.has(module.split(".")[0] as string));
  const terminate = `import os, signal, threading, time

def terminate():
    while signal.getsignal(signal.SIGINT) is signal.default_int_handler or signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        time.sleep(0.01)
    time.sleep(0.3)
    os.kill(os.getpid(), signal.SIGTERM)

threading.Thread(target=terminate, daemon=True).start()

`;

  for (const { template, form, name } of everyForm) {
    if (needsPackages(form)) continue;
    const trial = trials[template.id];
    const skipped = !runsHere(form) || (trial?.signals === true && process.platform === "win32");
    it.skipIf(skipped).concurrent(`${name} runs`, { timeout: 60_000 }, async ({ expect }) => {
      expect(trial, "a trial says how the template is run and what it prints").toBeDefined();
      const code = fillPlaceholders(form.body);
      const body = template.notebook ? `async def cell():\n    ${indentSnippet(code, "    ")}\n\n\nasyncio.run(cell())` : code;
      const main = template.scaffold && trial?.driver !== undefined ? body.replace(/\n\nif __name__[\s\S]*$/, "") : body;
      const path = join(folder, `${name.replace(/\W/g, "_")}.py`);
      writeFileSync(path, `${trial?.signals ? terminate : ""}${asFile(form, main)}\n\n\n${trial?.driver ?? ""}\n`);
      const { output, errors } = await run((newest as { command: string }).command, path);
      if (template.id !== "debug-mode") expect(errors).not.toMatch(/never awaited|never retrieved|was destroyed|ResourceWarning/);
      if (!trial?.fails) expect(errors).not.toContain("Traceback");
      expect(output.trim().replace(/\r/g, "")).toMatch((trial as Trial).prints);
    });
  }
});

function run(command: string, path: string): Promise<{ output: string; errors: string }> {
  return new Promise((resolve, reject) => {
    execFile(command, ["-X", "dev", path], { timeout: 30_000, encoding: "utf8" }, (error, output, errors) => {
      if (error) reject(new Error(`${path}: ${error.message}\n${output}\n${errors}`));
      else resolve({ output, errors });
    });
  });
}
