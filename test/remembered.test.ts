/** A check that would see what an earlier one saw says what that one said; whatever is different is noticed. */
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { run } from "../server/src/cli/cli.js";
import type { Io } from "../server/src/cli/io.js";
import { KeptRuns } from "../server/src/cli/kept-runs.js";
import { observeAgain } from "../server/src/cli/observations.js";
import { type RememberedOptions, runRemembered } from "../server/src/cli/remembered.js";
import type { FileSystem } from "../server/src/host/file-system.js";
import { absolutePath, nodeFileSystem, replaceFile } from "../server/src/host/file-system.node.js";
import { FakeEngine } from "./cli/fake-engine.js";
import { type Content, makeTree } from "./cli/tree.js";

interface Options {
  readonly cwd: string;
  readonly cache: string;
  readonly env?: Record<string, string>;
  readonly isTTY?: boolean;
  readonly fileSystem?: FileSystem;
  readonly options?: Partial<RememberedOptions>;
}

/** Stands for the program. */
const program = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "asyncio-lens-program-")), "cli.js");
fs.writeFileSync(program, "program");
afterAll(() => fs.rmSync(path.dirname(program), { recursive: true }));

async function cli(argv: readonly string[], { cwd, cache, env = {}, isTTY = false, fileSystem = nodeFileSystem, options = {} }: Options) {
  const written = { stdout: "", stderr: "", progress: "" };
  const output = (name: keyof typeof written) => ({
    isTTY,
    write: (chunk: string | Uint8Array) => {
      written[name] += Buffer.from(chunk as string).toString();
    },
  });
  const io: Io = {
    stdout: output("stdout"),
    stderr: output("stderr"),
    progress: output("progress"),
    stdin: () => Promise.resolve(Buffer.from("BAD\n")),
    cwd,
    env: { XDG_CACHE_HOME: cache, ...env },
  };
  let isRemembered = true;
  const all: RememberedOptions = { fileSystem, absolutePath, version: "1.2.3", program: () => [program], platform: "linux", ...options };
  const status = await runRemembered(argv, io, all, (known, observed) => {
    isRemembered = false;
    return run(argv, known, { createEngine: FakeEngine.create, fileSystem: observed, absolutePath, replaceFile, version: "1.2.3" });
  });
  return { status, stdout: written.stdout, stderr: written.stderr, isRemembered };
}

/** A tree and a cache of its own; `check` checks the tree. */
function project(files: Readonly<Record<string, Content>> = usual) {
  const root = makeTree(files);
  const cache = makeTree({});
  const check = (argv: readonly string[] = [], more: Partial<Options> = {}) => cli(["check", ...argv], { cwd: root, cache, ...more });
  const write = (name: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  };
  return { root, cache, check, write, folder: path.join(cache, "asyncio-lens") };
}

const usual: Readonly<Record<string, Content>> = {
  "pyproject.toml": "[project]\nname = 'app'\n",
  ".git/HEAD": "",
  ".gitignore": "ignored.py\n",
  "ignored.py": "BAD\n",
  "app/__init__.py": "",
  "app/main.py": "import app.other\nslow()\nVIA other.py\n",
  "app/other.py": "BAD and PSST\n",
  "loose/part.py": "ok\n",
  "linked.py": { link: "targets/one.txt" },
  "targets/one.txt": "BAD 1\n",
  "targets/two.txt": "BAD 2\n",
  ".venv/lib/python3.12/site-packages/wire.py": "x = 1\n",
  "broken.ipynb": "{",
};

/** What is looked at long after it was written is told apart by size and time. */
function anHourLater() {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
}
afterEach(() => void vi.useRealTimers());

describe("a second run says what the first said", () => {
  test.each([
    [[]],
    [["--output-format", "json"]],
    [["--output-format=sarif"]],
    [["--output-format=github"]],
    [["--statistics"]],
    [["--statistics", "--output-format=json"]],
    [["--lang", "zh-cn"]],
    [["--exit-zero", "--min-severity=hint"]],
    [["--rule", "*=off"]],
    [["app", "linked.py", "--unsafe-fixes"]],
  ])("with %j", async (argv) => {
    const { check } = project();
    const without = await check([...argv, "--no-cache"]);
    const first = await check(argv);
    const second = await check(argv);
    expect([without.isRemembered, first.isRemembered, second.isRemembered]).toEqual([false, false, true]);
    for (const { isRemembered, ...said } of [first, second]) expect({ ...said, isRemembered: false }).toEqual(without);
  });

  test("in colour on a terminal, without the progress", async () => {
    const { check } = project();
    const first = await check([], { isTTY: true });
    expect(await check([], { isTTY: true })).toEqual({ ...first, isRemembered: true });
    expect((await check()).isRemembered).toBe(false);
  });

  test("long after the files were written, nothing is read", async () => {
    const { check, folder } = project();
    anHourLater();
    await check();
    const { observations } = JSON.parse(entriesIn(folder)[0]?.text.split("\n")[1] as string);
    expect(observeAgain(observations)).toBe(observations);
    expect((await check()).isRemembered).toBe(true);
  });

  test("when files were only touched; their new times are kept", async () => {
    const { root, check, folder } = project();
    anHourLater();
    await check();
    const before = entriesIn(folder)[0]?.text;
    fs.utimesSync(path.join(root, "app/main.py"), new Date(), new Date(1_000_000));
    expect((await check()).isRemembered).toBe(true);
    const after = entriesIn(folder)[0]?.text;
    expect(after).not.toBe(before);
    expect((await check()).isRemembered).toBe(true);
    expect(entriesIn(folder)[0]?.text).toBe(after);
  });

  test("when something comes into a folder above the project that is none of its affair", async () => {
    const { root, cache } = project({ "home/.profile": "", "home/project/.git/HEAD": "", "home/project/a.py": "BAD\n" });
    const options = { cwd: path.join(root, "home/project"), cache };
    await cli(["check"], options);
    fs.writeFileSync(path.join(root, "home/.history"), "");
    expect((await cli(["check"], options)).isRemembered).toBe(true);
    fs.writeFileSync(path.join(root, "home/ruff.toml"), 'target-version = "py39"\n');
    expect((await cli(["check"], options)).isRemembered).toBe(false);
  });

  test.each(["here/cache", "app", "."])("with the cache inside the project, as --cache-dir %s has it", async (folder) => {
    const { root, check, write } = project();
    const argv = ["--cache-dir", folder];
    const first = await check(argv);
    expect(first.stdout).toBe((await check(["--no-cache"])).stdout);
    for (let run = 0; run < 3; run++) expect(await check(argv)).toEqual({ ...first, isRemembered: true });
    write("app/other.py", "ok\n");
    expect((await check(argv)).isRemembered).toBe(false);
    expect((await check(argv)).isRemembered).toBe(true);
    // Git shall not be asked to keep it; a folder that was there before is the user's own affair.
    expect(fs.existsSync(path.join(root, folder, ".gitignore"))).toBe(folder !== "app");
    expect(fs.readFileSync(path.join(root, ".gitignore"), "utf8")).toBe("ignored.py\n");
  });
});

describe("what is different is noticed", () => {
  const changes: Record<string, (root: string, write: (name: string, text: string) => void) => void> = {
    "a file edited, its size and time as before": (root, write) => {
      const file = path.join(root, "app/other.py");
      const { atime, mtime } = fs.statSync(file);
      write("app/other.py", "GOOD and PSS\n");
      fs.utimesSync(file, atime, mtime);
    },
    "a file that others look at": (_, write) => write("app/__init__.py", "BAD\n"),
    "a file added": (_, write) => write("app/third.py", "BAD\n"),
    "a file removed": (root) => fs.rmSync(path.join(root, "app/other.py")),
    "a file renamed": (root) => fs.renameSync(path.join(root, "app/other.py"), path.join(root, "app/third.py")),
    "a folder added": (_, write) => write("more/deep/third.py", "BAD\n"),
    "pyproject.toml changed": (_, write) => write("pyproject.toml", '[tool.asyncio-lens.rules]\nbad-word = "hint"\n'),
    "settings that come into the project": (_, write) => write("app/pyproject.toml", '[tool.asyncio-lens.rules]\nbad-word = "off"\n'),
    ".gitignore changed": (_, write) => write(".gitignore", "# nothing\n"),
    ".gitignore added": (_, write) => write("app/.gitignore", "other.py\n"),
    "git's own excludes added": (_, write) => write(".git/info/exclude", "other.py\n"),
    "a package installed": (_, write) => write(".venv/lib/python3.12/site-packages/fast.py", "x = 1\n"),
    "an environment that appears": (_, write) => write("venv/lib/python3.12/site-packages/fast.py", "x = 1\n"),
    "an __init__.py where there was none": (_, write) => write("loose/__init__.py", ""),
    "a link that leads elsewhere": (root) => {
      fs.rmSync(path.join(root, "linked.py"));
      fs.symlinkSync("targets/two.txt", path.join(root, "linked.py"));
    },
    "what a link leads to": (_, write) => write("targets/one.txt", "GOOD\n"),
    "a link that leads nowhere now": (root) => fs.rmSync(path.join(root, "targets/one.txt")),
    "a folder in the place of a file": (root, write) => {
      fs.rmSync(path.join(root, "app/other.py"));
      write("app/other.py/third.py", "BAD\n");
    },
  };

  for (const [when, wait] of [
    ["at once", () => {}],
    ["later", anHourLater],
  ] as const) {
    test.each(Object.entries(changes))(`${when}: %s`, async (_, change) => {
      const { root, check, write } = project();
      wait();
      await check();
      expect((await check()).isRemembered).toBe(true);
      change(root, write);
      const after = await check();
      expect(after.isRemembered).toBe(false);
      expect(after).toEqual(await check(["--no-cache"]));
      expect(await check()).toEqual({ ...after, isRemembered: true });
    });
  }

  test("whatever comes and goes, what is said is what a run without the cache says", async () => {
    const names = [
      "a.py",
      "app/b.py",
      "app/c.pyi",
      "app/__init__.py",
      "deep/er/d.py",
      "pyproject.toml",
      "app/pyproject.toml",
      ".gitignore",
    ];
    // Of different lengths: the clock is ahead of the file system's, which alone would not tell two quick changes apart.
    const texts = ["BAD\n", "ok\n", "slow()\n", "import app.b\nPSST\n", "a.py\nd.py\n", '[tool.asyncio-lens.rules]\nbad-word = "off"\n'];
    const step = fc.record({
      what: fc.constantFrom("write", "write", "remove", "touch", "link", "wait", "nothing"),
      name: fc.constantFrom(...names),
      text: fc.constantFrom(...texts),
    });
    const make = (root: string, { what, name, text }: { what: string; name: string; text: string }) => {
      const file = path.join(root, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      if (what === "write") fs.writeFileSync(file, text);
      if (what === "remove") fs.rmSync(name.startsWith("deep/") ? path.join(root, "deep") : file, { recursive: true, force: true });
      if (what === "touch" && fs.existsSync(file)) fs.utimesSync(file, 1000, 1000);
      if (what === "link" && name !== "a.py") {
        fs.rmSync(file, { force: true });
        // A link to itself could not be written to.
        fs.symlinkSync(path.join(root, name === "a.py" ? "deep/er/d.py" : "a.py"), file);
      }
      if (what === "wait") anHourLater();
    };
    let remembered = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 12 }), async (steps) => {
        vi.useRealTimers();
        const { root, check } = project({ ".git/HEAD": "", "a.py": "BAD\n" });
        for (const one of steps) {
          make(root, one);
          const { isRemembered, ...said } = await check();
          if (isRemembered) remembered++;
          expect({ ...said, isRemembered: false }).toEqual(await check(["--no-cache"]));
        }
      }),
      { numRuns: 12 },
    );
    expect(remembered).toBeGreaterThan(8);
  });

  test("arguments, places, languages, environments and builds are told apart", async () => {
    const { root, check } = project();
    const runs: (() => ReturnType<typeof check>)[] = [
      () => check(),
      () => check(["--rule", "bad-word=off"]),
      () => check(["--python-version", "3.9"]),
      () => check(["."]),
      () => check([], { cwd: path.join(root, "app") }),
      () => check([], { env: { LANG: "zh_CN.UTF-8" } }),
      () => check([], { env: { VIRTUAL_ENV: path.join(root, ".venv") } }),
      () => check([], { isTTY: true, env: { NO_COLOR: "1" } }),
      () => check([], { options: { version: "1.2.4" } }),
    ];
    for (const one of runs) expect((await one()).isRemembered).toBe(false);
    for (const one of runs) expect((await one()).isRemembered).toBe(true);
    fs.appendFileSync(program, " ");
    for (const one of runs) expect((await one()).isRemembered).toBe(false);
  });

  test("a run sees nothing of the environment that does not count", async () => {
    const { root, cache } = project();
    let seen: Io["env"] = {};
    const output = { isTTY: false, write: () => {} };
    const io: Io = {
      stdout: output,
      stderr: output,
      stdin: async () => bytes,
      cwd: root,
      env: { XDG_CACHE_HOME: cache, SECRET: "x", LANG: "C" },
    };
    const bytes = new Uint8Array();
    const options: RememberedOptions = { fileSystem: nodeFileSystem, absolutePath, version: "1", program: () => [], platform: "linux" };
    await runRemembered(["check"], io, options, async ({ env }) => {
      seen = env;
      return 0;
    });
    expect(Object.entries(seen).filter(([, value]) => value !== undefined)).toEqual([["LANG", "C"]]);
  });
});

describe("not remembered", () => {
  test.each([[["--fix"]], [["--diff"]], [["-"]], [["--no-cache"]], [["--help"]], [["--fxi"]], [["nowhere"]], [["--rule", "x=off"]]])(
    "%j",
    async (argv) => {
      const { check, folder } = project();
      await check(argv);
      expect((await check(argv)).isRemembered).toBe(false);
      expect(entriesIn(folder)).toEqual([]);
    },
  );

  test("other commands", async () => {
    const { root, cache, folder } = project();
    for (const argv of [["rules"], ["explain", "bad-word"], ["--version"], []]) await cli(argv, { cwd: root, cache });
    expect(entriesIn(folder)).toEqual([]);
  });

  test("a run with an internal error", async () => {
    const { check, folder } = project({ "a.py": "CRASH\n" });
    expect((await check()).status).toBe(2);
    expect(entriesIn(folder)).toEqual([]);
  });

  test("a run in which something failed that may go well the next time", async () => {
    const { check, folder } = project({ "a.py": "BAD\n", "b.py": "BAD\n" });
    const busy: FileSystem = {
      ...nodeFileSystem,
      readFile: (file) =>
        file.endsWith("a.py") ? Promise.reject(Object.assign(new Error("EMFILE"), { code: "EMFILE" })) : nodeFileSystem.readFile(file),
    };
    expect(await check([], { fileSystem: busy })).toMatchObject({ status: 1, stderr: expect.stringContaining("a.py: cannot be read") });
    expect(entriesIn(folder)).toEqual([]);
  });

  test("a run during which a file changed", async () => {
    const { root, check } = project({ "a.py": "BAD\n", "b.py": "BAD\n" });
    const late: FileSystem = {
      ...nodeFileSystem,
      readFile: async (file) => {
        const content = await nodeFileSystem.readFile(file);
        if (file.endsWith("a.py")) fs.writeFileSync(path.join(root, "a.py"), "ok\n");
        return content;
      },
    };
    expect((await check([], { fileSystem: late })).stdout).toContain("a.py:1:1");
    const after = await check();
    expect(after.isRemembered).toBe(false);
    expect(after.stdout).not.toContain("a.py:1:1");
  });

  test("for want of a place", async () => {
    const { root } = project();
    const nowhere = { cwd: root, cache: "relative" };
    await cli(["check"], nowhere);
    expect((await cli(["check"], nowhere)).isRemembered).toBe(false);
    expect(fs.existsSync(path.join(root, "relative"))).toBe(false);
    // A file stands where the folder should be.
    for (const cache of [path.join(root, "pyproject.toml"), "/dev/null"]) {
      await cli(["check"], { cwd: root, cache });
      expect(await cli(["check"], { cwd: root, cache })).toMatchObject({ isRemembered: false, status: 1 });
    }
  });
});

describe("the folder", () => {
  test.each([
    ["linux", { XDG_CACHE_HOME: "", HOME: "/me" }, "/me/.cache/asyncio-lens"],
    ["linux", { XDG_CACHE_HOME: "/caches", HOME: "/me" }, "/caches/asyncio-lens"],
    ["linux", { XDG_CACHE_HOME: "caches", HOME: "/me" }, "/me/.cache/asyncio-lens"],
    ["darwin", { XDG_CACHE_HOME: "", HOME: "/me" }, "/me/Library/Caches/asyncio-lens"],
    ["win32", { LOCALAPPDATA: "/me/AppData/Local" }, "/me/AppData/Local/asyncio-lens"],
  ] as const)("on %s with %j", async (platform, env, expected) => {
    const find = vi.spyOn(KeptRuns.prototype, "find").mockReturnValue(undefined);
    vi.spyOn(KeptRuns.prototype, "prepare").mockReturnValue();
    vi.spyOn(KeptRuns.prototype, "keep").mockReturnValue();
    const { check } = project({});
    await check([], { env, options: { platform } });
    expect((find.mock.contexts[0] as KeptRuns).folder).toBe(expected);
    vi.restoreAllMocks();
  });

  test("keeps what was of use last, and what is not its own", () => {
    const folder = makeTree({ "notes.txt": "mine" });
    const runs = new KeptRuns(folder, { runs: 3, bytes: 2000 });
    const run = (stdout: string) => ({ observations: nothing, stdout, stderr: "", status: 0 }) as const;
    const usedAt = (key: string, time: number) =>
      fs.utimesSync(path.join(folder, `${createHash("sha256").update(key).digest("hex")}.run`), time, time);
    const kept = () => ["a", "b", "c", "d", "large"].filter((key) => runs.find(key) !== undefined);
    for (const [at, key] of ["a", "b", "c"].entries()) {
      runs.keep(key, run(key));
      usedAt(key, at + 1000);
    }
    runs.touch("a");
    runs.keep("d", run("d"));
    expect(kept()).toEqual(["a", "c", "d"]);
    for (const key of ["a", "c", "d"]) usedAt(key, 1000);
    runs.keep("large", run("x".repeat(1700)));
    expect(kept()).toEqual(["large"]);
    expect(fs.readdirSync(folder)).toContain("notes.txt");
  });

  test("serves several at once", async () => {
    const { check, folder } = project();
    const first = await check(["--no-cache"]);
    for (let round = 0; round < 3; round++) {
      const all = await Promise.all(Array.from({ length: 4 }, () => check()));
      for (const one of all) expect({ ...one, isRemembered: false }).toEqual(first);
    }
    expect(entriesIn(folder)).toHaveLength(1);
    expect(fs.readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});

describe("an entry that is not as it was written", () => {
  /** What `change` makes of the entry is not believed, and replaced. */
  async function refused(change: (text: string) => string | Uint8Array) {
    const { check, folder } = project();
    const first = await check();
    const [entry] = entriesIn(folder);
    fs.writeFileSync(entry?.file as string, change(entry?.text as string));
    expect(await check()).toEqual(first);
    expect(await check()).toEqual({ ...first, isRemembered: true });
  }

  test.each<[string, (text: string) => string | Uint8Array]>([
    ["empty", () => ""],
    ["truncated", (text) => text.slice(0, text.length / 2)],
    ["a letter off", (text) => text.replace("is wrong", "is right")],
    ["something else", () => fs.readFileSync(process.execPath).subarray(0, 5000)],
    ["a later format", (text) => text.replace("run 1", "run 2")],
  ])("%s", async (_, change) => refused(change));

  test.each<[string, (run: Loose) => unknown]>([
    ["no object", () => null],
    ["numbers for words", (run) => ({ ...run, stdout: 1 })],
    ["a status that is none", (run) => ({ ...run, status: 2 })],
    ["nothing observed", ({ observations: _, ...run }) => run],
    ["rows of other shapes", (run) => withObservations(run, { files: [["x", "y"]] })],
    ["paths that are none", (run) => withObservations(run, { files: [["a\0b", "", 1, 1, 1, 1]] })],
    ["lists that are none", (run) => withObservations(run, { missing: { length: 1e9 } })],
    ["a file without end", (run) => withObservations(run, { files: [["/dev/zero", "x", 1, 1, 1, 1]] })],
    ["a moment that is none", (run) => withObservations(run, { since: "now" })],
    ["a moment beyond all numbers", (run) => withObservations(run, { since: Number.POSITIVE_INFINITY })],
  ])("rightly signed, with %s", async (_, change) => {
    const { check, folder } = project();
    const keep = vi.spyOn(KeptRuns.prototype, "keep");
    const first = await check();
    const [key, kept] = keep.mock.calls[0] as [string, never];
    keep.mockRestore();
    new KeptRuns(folder).keep(key, change(kept) as never);
    expect(await check()).toEqual(first);
  });
});

type Loose = Readonly<Record<string, unknown>>;

function withObservations(run: Loose, more: Loose): Loose {
  return { ...run, observations: { ...(run.observations as Loose), ...more } };
}

const nothing = { since: 0, files: [], folders: [], kinds: [], links: [], missing: [] };

function entriesIn(folder: string): { file: string; text: string }[] {
  if (!fs.existsSync(folder)) return [];
  const names = fs.readdirSync(folder).filter((name) => name.endsWith(".run"));
  return names.map((name) => path.join(folder, name)).map((file) => ({ file, text: fs.readFileSync(file, "utf8") }));
}
