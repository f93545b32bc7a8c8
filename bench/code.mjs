/**
 * Python to measure with: async code as people write it, made by a fixed recipe, so that every run and every machine has the same.
 * About one block in eight holds a mistake that our rules and Ruff's ASYNC rules report.
 */
import * as fs from "node:fs";
import * as path from "node:path";

const header = `"""Made by the benchmark."""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

log = logging.getLogger(__name__)
`;

/** Pieces of a module; each is given its number, so that its names are its own. */
const blocks = {
  /** @param {number} n */
  record: (n) => `
@dataclass(slots=True)
class Record${n}:
    key: str
    size: int = 0
    tags: list[str] = field(default_factory=list)

    @classmethod
    def from_json(cls, text: str) -> "Record${n}":
        data = json.loads(text)
        return cls(key=data["key"], size=int(data.get("size", 0)), tags=list(data.get("tags", ())))

    def matches(self, words: Iterable[str]) -> bool:
        return any(word in tag for word in words for tag in self.tags)
`,
  /** @param {number} n */
  client: (n) => `
class Client${n}:
    def __init__(self, host: str, port: int, *, retries: int = 3) -> None:
        self.host = host
        self.port = port
        self.retries = retries
        self.lock = asyncio.Lock()

    async def ask(self, line: bytes) -> bytes:
        async with self.lock:
            reader, writer = await asyncio.open_connection(self.host, self.port)
            try:
                writer.write(line)
                await writer.drain()
                return await asyncio.wait_for(reader.readline(), timeout=5)
            finally:
                writer.close()
                await writer.wait_closed()

    async def ask_again(self, line: bytes) -> bytes | None:
        for attempt in range(self.retries):
            try:
                return await self.ask(line)
            except OSError as error:
                log.warning("attempt %d of %s failed: %s", attempt, self.host, error)
                await asyncio.sleep(2**attempt)
        return None
`,
  /** @param {number} n */
  worker: (n) => `
class Worker${n}:
    def __init__(self, limit: int = 100) -> None:
        self.queue: asyncio.Queue[tuple[int, str]] = asyncio.Queue(limit)
        self.done: dict[int, str] = {}

    async def run(self) -> None:
        while True:
            number, name = await self.queue.get()
            try:
                self.done[number] = await self.handle(name)
            finally:
                self.queue.task_done()

    async def handle(self, name: str) -> str:
        await asyncio.sleep(0)
        return name.strip().lower() or f"unnamed {len(self.done)}"

    async def stop(self, task: "asyncio.Task[None]") -> None:
        await self.queue.join()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
`,
  /** @param {number} n */
  refresh: (n) => `
async def refresh_${n}(names: list[str], limit: int = 10) -> dict[str, int]:
    semaphore = asyncio.Semaphore(limit)

    async def measure(name: str) -> tuple[str, int]:
        async with semaphore:
            await asyncio.sleep(0.01)
            return name, len(name)

    return dict(await asyncio.gather(*(measure(name) for name in names)))


async def report_${n}(names: list[str]) -> str:
    sizes = await refresh_${n}(names)
    total = sum(sizes.values())
    return ", ".join(f"{name}: {size / total:.0%}" for name, size in sorted(sizes.items()))
`,
  /** @param {number} n */
  stream: (n) => `
async def lines_${n}(reader: asyncio.StreamReader) -> AsyncIterator[str]:
    async for line in reader:
        text = line.decode(errors="replace").rstrip()
        if text and not text.startswith("#"):
            yield text


@asynccontextmanager
async def listening_${n}(port: int) -> AsyncIterator[asyncio.Server]:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async for text in lines_${n}(reader):
            writer.write(text.encode() + b"\\n")
            await writer.drain()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(serve, "localhost", port)
    async with server:
        yield server
`,
  /** @param {number} n */
  paths: (n) => `
def newest_${n}(folder: Path, pattern: str = "*.json") -> Path | None:
    newest: Path | None = None
    for file in folder.glob(pattern):
        if newest is None or file.stat().st_mtime > newest.stat().st_mtime:
            newest = file
    return newest


async def load_${n}(folder: Path) -> dict[str, object]:
    file = await asyncio.to_thread(newest_${n}, folder)
    if file is None:
        raise FileNotFoundError(f"nothing in {folder}")
    text = await asyncio.to_thread(file.read_text, encoding="utf-8")
    return json.loads(text)
`,
  /** @param {number} n */
  group: (n) => `
async def warm_up_${n}(hosts: list[str]) -> list[str]:
    ready: list[str] = []

    async def warm(host: str, delay: float) -> None:
        async with asyncio.timeout(delay + 1):
            await asyncio.sleep(delay)
        ready.append(host)

    async with asyncio.TaskGroup() as group:
        for number, host in enumerate(hosts):
            group.create_task(warm(host, number / 10), name=f"warm {host}")
    return ready
`,
  /** A mistake: it stops the event loop. @param {number} n */
  mistake: (n) => `
async def poll_${n}(number: int) -> int:
    while number < ${(n % 7) + 3}:
        started, _ = number, time.sleep(0.01)
        number = started + 1
        await asyncio.sleep(0)
    return number
`,
};

/**
 * A module of at least so many lines.
 * @param {number} lines
 * @param {{ seed?: number, imports?: string }} [options]
 */
export function makeModule(lines, { seed = 1, imports = "" } = {}) {
  const random = randomFrom(seed);
  const kinds = Object.values(blocks);
  const parts = [header + imports];
  let count = lineCount(parts[0]);
  for (let n = 0; count < lines; n++) {
    // The first have one of each; what follows is mixed.
    const make = kinds[n < kinds.length ? n : Math.floor(random() * kinds.length)];
    const part = `\n${make(n)}`;
    parts.push(part);
    count += lineCount(part);
  }
  return parts.join("");
}

/** The mistake of `makeModule`, as often as wanted: each is one finding. @param {number} count */
export function makeFindings(count) {
  return header + Array.from({ length: count }, (_, n) => `\n${blocks.mistake(n)}`).join("");
}

/** Functions that call each other down to one that sleeps, and a coroutine that calls the first. @param {number} depth */
export function makeChain(depth) {
  const step = (/** @type {number} */ n) => `\n\ndef step_${n}():\n    ${n === depth - 1 ? "time.sleep(1)" : `step_${n + 1}()`}\n`;
  const steps = Array.from({ length: depth }, (_, n) => step(n)).join("");
  return `import time\n${steps}\n\nasync def main():\n    step_0()\n`;
}

/**
 * Writes a package whose modules use one another.
 * @param {string} folder
 * @param {number} files
 * @param {number} [lines] of each
 */
export function writeTree(folder, files, lines = 200) {
  fs.mkdirSync(path.join(folder, "app"), { recursive: true });
  fs.writeFileSync(path.join(folder, "app/__init__.py"), "");
  for (let file = 0; file < files; file++) {
    // `refresh_3` and `load_5` are among the blocks every module begins with.
    const imports = file === 0 ? "" : `from app.module_${file - 1} import load_5 as load_before, refresh_3 as refresh_before\n`;
    const use =
      file === 0
        ? ""
        : "\n\nasync def main(folder: Path) -> None:\n    found = await load_before(folder)\n    refresh_before(list(found))\n";
    fs.writeFileSync(path.join(folder, `app/module_${file}.py`), makeModule(lines, { seed: file + 1, imports }) + use);
  }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). @param {number} seed */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {string} text */
function lineCount(text) {
  return text.split("\n").length - 1;
}
