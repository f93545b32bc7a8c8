/** Installed packages: where their environment is found, which text a module has, and that no environment can do any harm. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Engine } from "../server/src/engine/engine.js";
import { Configuration } from "../server/src/host/configuration.js";
import { type EnvironmentPlaces, Environments } from "../server/src/host/environment.js";
import { type FileReader, type FileSystem, Folders } from "../server/src/host/file-system.js";
import { nodeFileSystem } from "../server/src/host/file-system.node.js";
import { findFiles } from "../server/src/host/files.js";
import { type Note, showNote } from "../server/src/host/note.js";
import { InstalledPackages } from "../server/src/host/packages.js";
import { Project } from "../server/src/host/project.js";
import { RuleNames } from "../server/src/host/settings.js";
import { makeTree } from "./cli/tree.js";
import { about, createEngine } from "./harness/engine.js";

const site = ".venv/lib/python3.12/site-packages";
/** A package of one module with a coroutine function. */
const client = { [`${site}/wire/__init__.py`]: "async def send(text): ...\ndef wait(): return 1\n" };
const dropped = "import wire\n\nasync def main():\n    wire.send('x')\n";
const never = ["coroutine-never-awaited"];

interface Tools {
  readonly places?: Partial<EnvironmentPlaces>;
  readonly fileSystem?: FileSystem;
  readonly environments?: Environments;
  readonly environment?: string;
}

/** A folder as the command line would take it: what is found in its files, without those of environments. */
async function check(root: string, { places, fileSystem = nodeFileSystem, environments = new Environments(), environment }: Tools = {}) {
  const folders = new Folders(fileSystem);
  const notes: Note[] = [];
  const tell = (note: Note) => void notes.push(note);
  const override = (user: object) => (environment === undefined ? user : { ...user, environment });
  const configuration = new Configuration({ folders, names: new RuleNames([]), override, tell });
  const findPackages = () => environments.find({ folders, configuration, tell, bases: [root], ...places });
  const engines: Engine[] = [];
  const newEngine = () => {
    const engine = createEngine();
    engines.push(engine);
    return engine;
  };
  const project = new Project({ folders, configuration, createEngine: newEngine, findPackages, bases: [root], tell });
  const { files } = await findFiles([root], folders, configuration);
  await project.add(await project.read(files));
  const keys = files.map(({ key }) => key);
  const rules = () => keys.flatMap((key) => project.check(key).map(({ rule }) => rule));
  for (let found = rules(); ; found = rules()) {
    if (await project.settle()) continue;
    const shown = notes.map((note) => showNote(note, "en", (path) => path.replace(`${root}/`, "")));
    return { rules: found, files: keys.map((key) => key.slice(root.length + 1)), notes: shown.map((text) => text.replace(root, "")) };
  }
}

describe("the environment", () => {
  test.each([
    ["beside the code", site],
    ["called venv", "venv/lib/python3.9/site-packages"],
    ["of Windows", ".venv/Lib/site-packages"],
    ["of Debian", "env/lib/python3/dist-packages"],
    ["of PyPy", ".venv/lib/pypy3.10/site-packages"],
  ])("%s is found", async (_, folder) => {
    const root = makeTree({ "main.py": dropped, [`${folder}/wire.py`]: "async def send(text): ..." });
    const { rules, files } = await check(root);
    expect(rules).toEqual(never);
    expect(files).toEqual(["main.py"]);
  });

  test("of any name is found by its mark", async () => {
    const files = { "main.py": dropped, "py/lib/python3.12/site-packages/wire.py": "async def send(text): ..." };
    expect((await check(makeTree(files))).rules).toEqual([]);
    expect((await check(makeTree({ ...files, "py/pyvenv.cfg": "" }))).rules).toEqual(never);
    expect((await check(makeTree({ ...files, "py/conda-meta/history": "" }))).rules).toEqual(never);
  });

  test("of the settings goes before all others; the editor's before the folder's, and that before the shell's", async () => {
    const root = makeTree({
      "main.py": dropped,
      ...client,
      "sync/lib/python3.12/site-packages/wire.py": "def send(text): ...",
      "sync/bin/python": "",
    });
    const sync = `${root}/sync`;
    expect((await check(root, { places: { fallbacks: [sync] } })).rules).toEqual(never);
    expect((await check(root, { places: { active: `${sync}/bin/python` } })).rules).toEqual([]);
    expect((await check(root, { places: { active: sync }, environment: `${root}/.venv` })).rules).toEqual(never);
  });

  test("may be named in pyproject.toml, and is missed where it is not there", async () => {
    const files = { "src/main.py": dropped, "py/lib/python3.12/site-packages/wire.py": "async def send(text): ..." };
    const named = (path: string) =>
      makeTree({ ...files, "src/pyproject.toml": `[tool.asyncio-lens]\npython-environment = "${path}"\n`, "py/bin/python3": "" });
    const under = async (root: string) => {
      const { rules, notes } = await check(`${root}/src`);
      return { rules, notes: notes.map((note) => note.replace(root, "")) };
    };
    expect(await under(named("../py"))).toEqual({ rules: never, notes: [] });
    expect(await under(named("../py/bin/python3"))).toEqual({ rules: never, notes: [] });
    expect(await under(named("../nothing"))).toEqual({
      rules: [],
      notes: [expect.stringMatching(/^there is no Python environment at .*\/nothing; installed packages are not read$/)],
    });
  });

  test("leads to editable installs, and to the packages of its Python where it sees them", async () => {
    const root = makeTree({
      "main.py": dropped,
      [`${site}/__editable__.wire.pth`]: "\n# a comment\nimport os; os.remove('main.py')\n../../../../elsewhere/src\n",
      "elsewhere/src/wire.py": "async def send(text): ...",
    });
    expect((await check(root)).rules).toEqual(never);
    const apart = makeTree({ "main.py": dropped, [`${site}/nothing.py`]: "" });
    writeFileSync(`${apart}/.venv/pyvenv.cfg`, `home = ${root}/py/bin\ninclude-system-site-packages = false\n`);
    mkdirSync(`${root}/py/bin`, { recursive: true });
    mkdirSync(`${root}/py/lib/python3.12/site-packages`, { recursive: true });
    writeFileSync(`${root}/py/lib/python3.12/site-packages/wire.py`, "async def send(text): ...");
    expect((await check(apart)).rules).toEqual([]);
    writeFileSync(`${apart}/.venv/pyvenv.cfg`, `home = ${root}/py/bin\ninclude-system-site-packages = true\n`);
    expect((await check(apart)).rules).toEqual(never);
  });

  test("is kept until it is forgotten", async () => {
    const root = makeTree({ "main.py": dropped, ...client });
    const environments = new Environments();
    const gone: FileReader = { ...(nodeFileSystem.now as FileReader), readFile: () => never.at(9) as never };
    expect((await check(root, { environments })).rules).toEqual(never);
    expect((await check(root, { environments, fileSystem: { ...nodeFileSystem, now: gone } })).rules).toEqual(never);
    environments.forget();
    expect((await check(root, { environments, fileSystem: { ...nodeFileSystem, now: gone } })).rules).toEqual([]);
  });

  test("is not read where there is no file system", async () => {
    const { now: _, ...fileSystem } = nodeFileSystem;
    expect((await check(makeTree({ "main.py": dropped, ...client }), { fileSystem })).rules).toEqual([]);
  });
});

describe("a module", () => {
  const read = (files: Record<string, string>, name: string) => {
    const root = makeTree(files);
    const packages = new InstalledPackages([`${root}/one`, `${root}/two`], nodeFileSystem.now as FileReader);
    return packages.read(name)?.text;
  };

  test("is what its stubs say, first those of a package of stubs", () => {
    const files = {
      "one/a.py": "py",
      "one/a.pyi": "pyi",
      "two/a-stubs/__init__.pyi": "stubs",
      "one/b/__init__.py": "py",
      "one/b/c.py": "c",
    };
    expect(read(files, "a")).toBe("stubs");
    expect(read({ ...files, "two/b-stubs/__init__.pyi": "b" }, "b.c")).toBe("c");
    expect(read({ "one/a.py": "py", "one/a.pyi": "pyi" }, "a")).toBe("pyi");
    expect(read({ "one/a.py": "py", "two/a.pyi": "pyi" }, "a")).toBe("py");
  });

  test("is a package before a module of the name, and both before a folder", () => {
    expect(read({ "one/a.py": "module", "one/a/__init__.py": "package" }, "a")).toBe("package");
    expect(read({ "one/a/b.py": "", "two/a/__init__.py": "package" }, "a")).toBe("package");
    expect(read({ "one/a/b.py": "in a namespace", "two/a/c.py": "in another part" }, "a.c")).toBe("in another part");
    expect(read({ "one/a/b.py": "" }, "a")).toBe("");
    expect(read({ "one/a/b.py": "" }, "b")).toBeUndefined();
    expect(read({ "one/a.so": "" }, "a")).toBeUndefined();
  });

  test("of the project goes before what is installed, and a package before a folder of the name", async () => {
    expect((await check(makeTree({ "main.py": dropped, "wire.py": "def send(text): ...", ...client }))).rules).toEqual([]);
    expect((await check(makeTree({ "main.py": dropped, "wire/helper.py": "", ...client }))).rules).toEqual(never);
  });

  test("of the standard library is what it always is", async () => {
    const main = "import asyncio\n\nasync def main():\n    asyncio.sleep(1)\n";
    expect((await check(makeTree({ "main.py": main, [`${site}/asyncio/__init__.py`]: "def sleep(s): ..." }))).rules).toEqual(never);
  });

  test("that carries its types goes before our summary, and one that does not behind it", async () => {
    const main = "import aiofiles.os\n\nasync def main():\n    aiofiles.os.remove('x')\n";
    const installed = { "main.py": main, [`${site}/aiofiles/__init__.py`]: "", [`${site}/aiofiles/os.py`]: "def remove(path): ...\n" };
    expect((await check(makeTree(installed))).rules).toEqual(never);
    expect((await check(makeTree({ ...installed, [`${site}/aiofiles/py.typed`]: "" }))).rules).toEqual([]);
    expect((await check(makeTree({ ...installed, [`${site}/aiofiles-stubs/os.pyi`]: "def remove(path): ..." }))).rules).toEqual([]);
  });

  test("is known by the name users know it by, and what nothing is read off by name alone", async () => {
    const main = "import requests\n\nasync def main():\n    requests.get('x')\n    requests.Session().get('x')\n    boto().put()\n";
    const files = {
      "main.py": `from boto3 import client as boto\n${main}`,
      [`${site}/requests/__init__.py`]: "from .api import get\nfrom .sessions import Session\n",
      [`${site}/requests/api.py`]: "from . import sessions\ndef get(url): return sessions.Session().get(url)\n",
      [`${site}/requests/sessions.py`]: "class Session:\n    def get(self, url): return hidden(url)\n",
      [`${site}/boto3/__init__.py`]: "from .session import make\ndef client(*given): return make(*given)\n",
    };
    expect((await check(makeTree(files))).rules).toEqual((await check(makeTree({ "main.py": files["main.py"] }))).rules);
  });

  test("is what type checkers see of it", async () => {
    const files = {
      "main.py": "from wire import Client\n\nasync def main():\n    Client().files.send('x')\n",
      [`${site}/wire.py`]:
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  lazy = property\nelse:\n  from fast import lazy\n" +
        "class Files:\n  async def send(self, text): ...\nclass Client:\n  @lazy\n  def files(self) -> Files: ...\n",
    };
    expect((await check(makeTree(files))).rules).toEqual(never);
  });

  test("that hides the names users know is known by them alone", async () => {
    const files = {
      "main.py": "import pytest\n\n@pytest.fixture\ndef wire(): return 1\n\nasync def test_one(wire):\n    wire.send('x')\n",
      [`${site}/pytest/__init__.py`]: "from _pytest.fixtures import fixture\n",
      [`${site}/_pytest/fixtures.py`]: "def fixture(function): return later\nasync def later(): ...\n",
    };
    expect((await check(makeTree(files))).rules).toEqual([]);
  });

  test.each([
    ["wire.client('x').put", "wire.client.put"],
    ["wire.Client().chats.last.send", "wire.Client.chats.last.send"],
    ["wire.Client().chats.last.send", "wire.chats.Chat.send"],
    ["wire.make().chats.last.send", "wire.make.chats.last.send"],
    ["wire.Client().__enter__().close", "wire.Client.close"],
    ["wire.default.close", "wire.default.close"],
    ["wire.sync.connect", "wire.sync.connect"],
    ["wire.connect", "wire.connect"],
    ["own.client.chats.last.send", "wire.Client.chats.last.send"],
  ])("is known by every name users may have for it: %s is %s", (written, name) => {
    const root = makeTree({
      "wire/__init__.py":
        "from .chats import Client, make\nfrom .aio import connect\nfrom . import sync\ndefault = make()\ndef client(name): return hidden().inner(name)\n",
      "wire/aio.py": "async def connect(): ...\n",
      "wire/sync.py": "def connect(): ...\ndef later(): ...\n",
      "wire/chats.py":
        "class Chat:\n  def send(self): ...\nclass Chats:\n  last: Chat\nclass Client:\n  def close(self): ...\n  def __enter__(self): return self\n" +
        "  @property\n  def chats(self) -> Chats: ...\ndef make() -> Client: ...\n",
    });
    const packages = new InstalledPackages([root], nodeFileSystem.now as FileReader);
    const engine = createEngine();
    engine.usePackages({ ownerOf: (top) => packages.kindOf(top), read: (module) => packages.read(module) });
    engine.setFile("own.py", "import wire\nclient = wire.Client()\n", about({ module: "own" }));
    engine.setFile("main.py", `import wire, own\n${written}()\n`, about({ module: "main" }));
    const names = engine.inspect("main.py", ({ sites }, types) => {
      const site = sites[1] as (typeof sites)[number];
      const { tree } = site;
      const callee = Array.from({ length: tree.size }, (_, node) => node).findLast((node) => tree.textOf(node) === written) as number;
      return types.namesOf(types.typeOf(site, callee));
    });
    expect(names).toContain(name);
    if (written === "wire.sync.connect") expect(names).not.toContain("wire.connect");
  });

  test("is replaced only by its own class", async () => {
    const wire =
      "class Client:\n  async def send(self, text): ...\nclass Wrapper:\n  def __init__(self, client): self.send = client.send\n";
    const own = "class Client:\n  def __init__(self): self.send = print\n  async def send(self, text): ...\n";
    const main = "import wire\n\nasync def main():\n    wire.Client().send('x')\n";
    expect((await check(makeTree({ "main.py": main, [`${site}/wire.py`]: wire }))).rules).toEqual(never);
    expect((await check(makeTree({ "main.py": main, [`${site}/wire.py`]: own }))).rules).toEqual([]);
  });

  test("does nothing to what the project is said to do", async () => {
    const main = "import slow\n\nasync def main():\n    slow.nap()\n    await slow.later()\n";
    const files = { "main.py": main, [`${site}/slow.py`]: "import time\ndef nap(): time.sleep(9)\nasync def later(): nap()\n" };
    expect((await check(makeTree(files))).rules).toEqual([]);
  });
});

describe("whatever is installed", () => {
  test("is silent where it is broken", async () => {
    const broken = "def broken(:\n  x = = (\n'''\nasync def send(text): ...\n";
    expect((await check(makeTree({ "main.py": dropped, [`${site}/wire/__init__.py`]: broken }))).rules).toEqual([]);
    expect((await check(makeTree({ "main.py": dropped, [`${site}/wire/__init__.py`]: "\0\xff\xfe" }))).rules).toEqual([]);
  });

  test("may go round in circles", async () => {
    const files = {
      "main.py": `${dropped}    wire.Loop().next().next().next()\n    wire.lost\n`,
      [`${site}/wire/__init__.py`]: "from .a import *\nfrom .b import *\nfrom .a import send, Loop\nfrom . import lost\n",
      [`${site}/wire/a.py`]:
        "from .b import *\nfrom .b import send\nfrom wire import lost\nT = 'list[T] | T'\nclass Loop('Loop'):\n  def next(self) -> 'Loop | T': return self.next()\n",
      [`${site}/wire/b.py`]: "from .a import *\nfrom .a import send, lost\nclass A(B): ...\nclass B(A): ...\n",
    };
    expect((await check(makeTree(files))).rules).toEqual([]);
  });

  test("may be linked into itself", async () => {
    const files = {
      "main.py": `import wire.self.self.self\n${dropped}`,
      [`${site}/wire/__init__.py`]: "from .self import *\nfrom .self.self import *\n",
      [`${site}/wire/self`]: { link: "." },
    };
    expect((await check(makeTree(files))).rules).toEqual([]);
    const endless: FileReader = { readFile: () => new TextEncoder().encode("from .x import *"), readDirectory: () => entries };
    const entries = ["x", "__init__.py"].map((name) => ({ name, kind: "folder" as const }));
    const packages = new InstalledPackages(["/"], endless);
    const engine = createEngine();
    engine.usePackages({ ownerOf: (top) => packages.kindOf(top), read: (name) => packages.read(name) });
    engine.setFile("main.py", "import x\nx.y.z\n", about());
    expect(engine.check("main.py")).toEqual([]);
  });

  test("may be closed to us", async () => {
    const refuse = () => {
      throw Object.assign(new Error("no"), { code: "EACCES" });
    };
    const root = makeTree({ "main.py": dropped, ...client });
    const now = nodeFileSystem.now as FileReader;
    for (const closed of [
      { ...now, readFile: refuse },
      { ...now, readDirectory: refuse },
    ])
      expect(await check(root, { fileSystem: { ...nodeFileSystem, now: closed } })).toMatchObject({ rules: [], notes: [] });
    const inside = (path: string) => path.includes(".venv");
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      stat: async (path) => (inside(path) ? refuse() : nodeFileSystem.stat(path)),
      readDirectory: async (path) => (inside(path) ? refuse() : nodeFileSystem.readDirectory(path)),
    };
    expect(await check(root, { fileSystem })).toMatchObject({ rules: [], notes: [] });
  });

  test("is read as far as it is asked for, and no further than the limits", () => {
    const read: string[] = [];
    const names = Array.from({ length: 20_000 }, (_, number) => `m${number}.py`);
    const reader: FileReader = {
      readDirectory: (path) => (path === "/" ? names.map((name) => ({ name, kind: "file" })) : []),
      readFile(path, mostBytes) {
        read.push(path);
        if (path === "/m7.py" && mostBytes < 1000) throw new Error("too large");
        return new TextEncoder().encode("async def f(): ...\n");
      },
    };
    const packages = new InstalledPackages(["/"], reader, { files: 100, bytes: 1_000_000, fileBytes: 500 });
    const engine = createEngine();
    engine.usePackages({ ownerOf: (top) => packages.kindOf(top), read: (name) => packages.read(name) });
    const text = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => `import m${from + at}\nm${from + at}.f()\n`).join("");
    engine.setFile("few.py", text(0, 10), about());
    expect(engine.check("few.py").length).toBe(9);
    expect(read.length).toBe(10);
    engine.setFile("many.py", text(1000, 2000), about());
    expect(engine.check("many.py").length).toBe(90);
    expect(read.length).toBe(100);
    const small = new InstalledPackages(["/"], reader, { files: 100, bytes: 30, fileBytes: 500 });
    expect(["m1", "m2", "m3"].map((name) => small.read(name) !== undefined)).toEqual([true, true, false]);
  });

  test("may hold thirty thousand generated lines", async () => {
    const method = (number: number) => `    async def m${number}(self, a: "Big", b: int = ...) -> "Big": ...\n`;
    const big = `class Big:\n${Array.from({ length: 30_000 }, (_, number) => method(number)).join("")}def make() -> Big: ...\n`;
    const main = "import wire\n\nasync def main():\n    big = wire.make()\n    big.m29999(big)\n    await big.m3(big)\n";
    const root = makeTree({ "main.py": main, [`${site}/wire/__init__.pyi`]: big });
    expect(Buffer.byteLength(readFileSync(`${root}/${site}/wire/__init__.pyi`))).toBeGreaterThan(1_000_000);
    expect((await check(root)).rules).toEqual(never);
  }, 60_000);
});
