/** The bundled server and a real folder: project files, modules, watching. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver";
import { type ClientOptions, fullCapabilities, LspClient } from "./lsp-client.js";

const code = "import time\n\n\nasync def poll():\n    time.sleep(1)\n";
/** Two versions of a module `db`: what its `wait` is decides whether a coroutine may call it. */
const blocking = "from time import sleep as wait\n";
const harmless = "def wait(seconds):\n    pass\n";
const hasAny = (diagnostics: Diagnostic[]) => diagnostics.length > 0;
const hasNone = (diagnostics: Diagnostic[]) => diagnostics.length === 0;

let folder: string;
let client: LspClient;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "asyncio lens ")));
});
afterEach(() => {
  client.kill();
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return pathToFileURL(path).href;
}

async function start(options: ClientOptions = {}): Promise<void> {
  client = await LspClient.start({ folders: [pathToFileURL(folder).href], ...options });
}

/** What a watcher of the editor's would say. */
async function tellChanged(uri: string, type: 1 | 2 | 3 = 2): Promise<void> {
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type }] });
}

test("pyproject.toml sets rules; what the editor says of a rule wins", async () => {
  write("pyproject.toml", '[tool.asyncio-lens.rules]\nblocking-sleep = "error"\n');
  const uri = write("a.py", code);
  await start();
  await client.open(uri, code);
  expect((await client.diagnostics(uri, hasAny))[0]?.severity).toBe(1);
  await client.configure({ rules: { "blocking-sleep": "hint" } });
  expect((await client.diagnostics(uri, ([first]) => first?.severity === 4)).length).toBe(1);
});

test("a change of pyproject.toml is seen, and a mistake in it told once", async () => {
  const uri = write("a.py", code);
  await start();
  await client.until("watchers", () => client.registrations.find(({ method }) => method === "workspace/didChangeWatchedFiles"));
  await client.open(uri, code);
  await client.diagnostics(uri, hasAny);
  const project = write("pyproject.toml", '[tool.asyncio-lens]\nexclude = ["a.py"]\n');
  await tellChanged(project, 1);
  await client.diagnostics(uri, hasNone);
  write("pyproject.toml", "[tool.asyncio-lens\n");
  await tellChanged(project);
  await client.diagnostics(uri, hasAny);
  await tellChanged(project);
  await client.settle();
  expect(client.warnings).toEqual([expect.stringContaining("pyproject.toml")]);
});

test("modules of the project are read from the disk, an open buffer before it", async () => {
  write("app/__init__.py", "");
  const db = write("app/db.py", blocking);
  const main = write("app/main.py", "");
  await start();
  const text = "from app.db import wait\n\n\nasync def main():\n    wait(1)\n";
  await client.open(main, text);
  const [found] = await client.diagnostics(main, hasAny);
  expect(found?.code).toBe("blocking-sleep");
  await client.open(db, harmless);
  await client.diagnostics(main, hasNone);
  await client.close(db);
  await client.diagnostics(main, hasAny);
  write("app/db.py", harmless);
  await tellChanged(db);
  await client.diagnostics(main, hasNone);
});

test("a module that appears is found", async () => {
  const main = write("main.py", "");
  await start();
  await client.open(main, "from db import wait\n\n\nasync def main():\n    wait(1)\n");
  await client.diagnostics(main, hasNone);
  await tellChanged(write("db.py", blocking), 1);
  await client.diagnostics(main, hasAny);
});

test("an import that is typed is followed", async () => {
  write("db.py", blocking);
  const main = write("main.py", "");
  await start();
  await client.open(main, "async def main():\n    wait(1)\n");
  await client.diagnostics(main, hasNone);
  await client.change(main, {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    text: "from db import wait\n\n\n",
  });
  expect((await client.diagnostics(main, hasAny))[0]?.range.start).toEqual({ line: 4, character: 4 });
});

test("typing in one file is seen in the others", async () => {
  const db = write("db.py", harmless);
  const main = write("main.py", "");
  await start();
  await client.open(db, harmless);
  await client.open(main, "from db import wait\n\n\nasync def main():\n    wait(1)\n");
  await client.diagnostics(main, hasNone);
  await client.change(db, { text: blocking });
  await client.diagnostics(main, hasAny);
});

test("packages are read: of the folder, of the settings, and of the environment the editor runs Python in", async () => {
  const text = "import wire\n\n\nasync def main():\n    wire.send(1)\n";
  const main = write("main.py", text);
  const module = "lib/python3.12/site-packages/wire.py";
  write(`elsewhere/${module}`, "async def send(text): ...\n");
  write(`elsewhere/bin/python`, "");
  await start();
  await client.open(main, text);
  await client.diagnostics(main, hasNone);

  await client.configure({ pythonEnvironment: "elsewhere" });
  await client.diagnostics(main, hasAny);
  await client.configure({});
  await client.diagnostics(main, hasNone);

  const tellActive = (environment?: string) =>
    client.connection.sendNotification("asyncioLens/environments", {
      environments: environment === undefined ? [] : [{ folder: pathToFileURL(folder).href, environment }],
    });
  await tellActive(pathToFileURL(join(folder, "elsewhere/bin/python")).href);
  await client.diagnostics(main, hasAny);
  await tellActive();
  await client.diagnostics(main, hasNone);

  write(`.venv/${module}`, "async def send(text): ...\n");
  await tellChanged(write(".venv/pyvenv.cfg", ""), 1);
  await client.diagnostics(main, hasAny);
  write(`.venv/${module}`, "def send(text): ...\n");
  await tellChanged(write(".venv/lib/python3.12/site-packages/wire-2.dist-info/RECORD", ""), 1);
  await client.diagnostics(main, hasNone);
});

test("what Ruff and Pylance report is left out where they are known to run and to report it", async () => {
  write("pyproject.toml", '[tool.ruff.lint]\nselect = ["ASYNC"]\n');
  const main = write("main.py", code);
  await start({ settings: { overlap: "auto" } });
  await client.open(main, code);
  await client.diagnostics(main, hasAny);
  await client.connection.sendNotification("asyncioLens/otherTools", { ruff: {} });
  await client.diagnostics(main, hasNone);
  await client.connection.sendNotification("asyncioLens/otherTools", { ruff: { ignore: ["ASYNC251"] } });
  await client.diagnostics(main, hasAny);
  await client.connection.sendNotification("asyncioLens/otherTools", { ruff: {} });
  await client.diagnostics(main, hasNone);
  await client.configure({ overlap: "always" });
  await client.diagnostics(main, hasAny);
});

test("folders come and go, each with its own settings", async () => {
  write("one/pyproject.toml", '[tool.asyncio-lens.rules]\nblocking-sleep = "error"\n');
  const one = write("one/a.py", code);
  const two = write("two/a.py", code);
  const folders = ["one", "two"].map((name) => pathToFileURL(join(folder, name)).href);
  await start({ folders: folders.slice(0, 1), settings: { exclude: ["b.py"] } });
  await client.open(one, code);
  await client.open(two, code);
  expect((await client.diagnostics(one, hasAny))[0]?.severity).toBe(1);
  expect((await client.diagnostics(two, hasAny))[0]?.severity).toBe(2);
  const event = { added: [{ uri: folders[1]!, name: "two" }], removed: [{ uri: folders[0]!, name: "one" }] };
  await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
  const another = write("two/b.py", code);
  await client.open(another, code);
  await client.diagnostics(another, hasNone);
});

test("a file is one file, by whatever way it is reached", async () => {
  write("real/db.py", blocking);
  write("real/main.py", "");
  symlinkSync(join(folder, "real"), join(folder, "link"));
  client = await LspClient.start({ folders: [pathToFileURL(join(folder, "link")).href] });
  const main = pathToFileURL(join(folder, "link/main.py")).href;
  await client.open(main, "from db import wait\n\n\nasync def main():\n    wait(1)\n");
  await client.diagnostics(main, hasAny);
});

test("the status says how many files are known", async () => {
  const uri = write("a.py", code);
  const statuses: { state: string; files: number }[] = [];
  await start({ initializationOptions: { locale: "en" } });
  client.connection.onNotification("asyncioLens/status", (status: (typeof statuses)[number]) => {
    statuses.push(status);
  });
  await client.open(uri, code);
  await client.diagnostics(uri, hasAny);
  await client.settle();
  expect(statuses.at(-1)).toMatchObject({ state: "ready", files: 1, version: expect.stringMatching(/^\d+\.\d+/) });
});

/** What only the caller of a function tells: `client` is a `Client`. */
const clientCode = "class Client:\n    async def fetch(self):\n        return 1\n";
const library = "async def handle(client):\n    client.fetch()\n";
const caller = "from app.client import Client\nfrom app.library import handle\n\n\nasync def main():\n    await handle(Client())\n";

function writeProject(): string {
  write("pyproject.toml", '[project]\nname = "app"\n');
  write("app/__init__.py", "");
  write("app/client.py", clientCode);
  write("app/caller.py", caller);
  return write("app/library.py", library);
}

/** Waits until the server has read so many files and is at rest. */
async function filesKnown(count: number): Promise<void> {
  const statuses = client.recorded<{ state: string; files: number }>("asyncioLens/status");
  await client.until(`${count} files`, () => statuses.find(({ state, files }) => state === "ready" && files === count));
}

test("the whole project is read around what is open", async () => {
  const uri = writeProject();
  await start();
  await client.open(uri, library);
  expect((await client.diagnostics(uri, hasAny))[0]?.code).toBe("coroutine-never-awaited");
});

test("a folder that nothing marks as a project is one all the same", async () => {
  const uri = writeProject();
  rmSync(join(folder, "pyproject.toml"));
  await start();
  await client.open(uri, library);
  expect((await client.diagnostics(uri, hasAny))[0]?.code).toBe("coroutine-never-awaited");
});

test("a file that nobody opened changes, goes and comes back", async () => {
  const uri = writeProject();
  await start();
  await client.open(uri, library);
  await client.diagnostics(uri, hasAny);
  await tellChanged(write("app/client.py", clientCode.replace("async def", "def")));
  await client.diagnostics(uri, hasNone);
  await tellChanged(write("app/client.py", clientCode));
  await client.diagnostics(uri, hasAny);
  rmSync(join(folder, "app/caller.py"));
  await tellChanged(pathToFileURL(join(folder, "app/caller.py")).href, 3);
  await client.diagnostics(uri, hasNone);
  await tellChanged(write("app/again.py", caller), 1);
  await client.diagnostics(uri, hasAny);
});

test("what is open counts, not what the disk says of it meanwhile", async () => {
  const uri = writeProject();
  const other = pathToFileURL(join(folder, "app/client.py")).href;
  await start({ initializationOptions: { locale: "en" } });
  await client.open(other, clientCode.replace("async def", "def"));
  await client.open(uri, library);
  await filesKnown(4);
  await client.diagnostics(uri, hasNone);
  await tellChanged(write("app/client.py", clientCode));
  await tellChanged(write("app/caller.py", `${caller}\n`));
  await client.settle();
  await client.diagnostics(uri, hasNone);
  await client.close(other);
  await client.diagnostics(uri, hasAny);
});

test("excluded files are not read around what is open", async () => {
  const uri = writeProject();
  write("pyproject.toml", '[project]\nname = "app"\n[tool.asyncio-lens]\nexclude = ["app/caller.py"]\n');
  await start({ initializationOptions: { locale: "en" } });
  await client.open(uri, library);
  await filesKnown(3);
  await tellChanged(write("app/caller.py", `${caller}\n`));
  await client.settle();
  expect(client.lastPublished(uri)?.diagnostics).toEqual([]);
});

test("a large project is read with progress, which can be cancelled, while the editor is answered", async () => {
  const uri = writeProject();
  const filler = Array.from({ length: 600 }, (_, number) => `def function_${number}(value):\n    return [value, ${number}]\n`).join("\n");
  for (let number = 0; number < 200; number++) write(`app/z${number}.py`, filler);
  await start({ capabilities: { ...fullCapabilities, window: { workDoneProgress: true } }, initializationOptions: { locale: "zh-cn" } });
  const said = client.recorded<{ value: { kind: string; title?: string; cancellable?: boolean } }>("$/progress");
  const statuses = client.recorded<{ state: string; files: number }>("asyncioLens/status");
  let token: string | number | undefined;
  client.connection.onRequest("window/workDoneProgress/create", (params: { token: string | number }) => {
    token = params.token;
    return null;
  });
  await client.open(uri, library);
  await client.until("progress", () => said.find(({ value }) => value.kind === "begin"), 30_000);
  expect(said[0]?.value).toMatchObject({ title: "Asyncio Lens: 正在读取项目", cancellable: true });
  await client.connection.sendNotification("window/workDoneProgress/cancel", { token });
  await client.until("end", () => said.find(({ value }) => value.kind === "end"), 30_000);
  const { files } = await client.until("rest", () => statuses.findLast(({ state }) => state === "ready"));
  expect(files).toBeLessThan(200);
});
