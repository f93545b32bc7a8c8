/** What an editor feeds an engine on a bad day: half-written, huge, deep and broken code. Nothing throws, the rest is still found. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { about, createEngine } from "./harness/engine.js";
import { corpus } from "./harness/python-corpus.js";

const bug = "import time\n\nasync def poll():\n    time.sleep(1)\n";

function rulesIn(text: string): string[] {
  const engine = createEngine();
  engine.setFile("main.py", text, about({ module: "main" }));
  return engine.check("main.py").map((finding) => finding.rule);
}

describe("bad input", () => {
  it("finds what stands beside broken code", () => {
    expect(rulesIn(`${bug}\ndef broken(:\n    x = = 3\n`)).toContain("blocking-sleep");
    expect(rulesIn(`${bug}\nx = "no end\n`)).toContain("blocking-sleep");
    expect(rulesIn(`${bug}\nx = """no end\n`)).toContain("blocking-sleep");
  });

  it("survives deep nesting, long chains and long lines", () => {
    rulesIn("(".repeat(10_000));
    rulesIn(`${"(".repeat(10_000)}${")".repeat(10_000)}`);
    rulesIn(`x = ${"a + ".repeat(20_000)}a\n`);
    rulesIn(`x = ${"a.b(".repeat(3000)}${")".repeat(3000)}\n`);
    rulesIn(Array.from({ length: 500 }, (_, depth) => `${" ".repeat(depth)}if x:\n`).join(""));
    rulesIn(Array.from({ length: 300 }, (_, depth) => `${" ".repeat(depth)}async def f${depth}():\n`).join(""));
    rulesIn(`if a:\n    pass\n${"elif b:\n    pass\n".repeat(3000)}`);
    expect(rulesIn(`${bug}x = [${"1, ".repeat(200_000)}]\n`)).toContain("blocking-sleep");
  });

  it("survives null bytes, odd line ends and lone surrogates", () => {
    rulesIn("\0\0import time\0");
    rulesIn("\ud800 = '\udc00'\n");
    expect(rulesIn(bug.replaceAll("\n", "\r\n"))).toEqual(["blocking-sleep"]);
    expect(rulesIn(bug.replaceAll("\n", "\r"))).toEqual(["blocking-sleep"]);
    expect(rulesIn("")).toEqual([]);
    expect(rulesIn("\f\n \t\n\\\n")).toEqual([]);
  });

  it("reads five megabytes", () => {
    const text = bug + "def f(a, b):\n    return [a.x(b) for c in range(10) if c]\n\n".repeat(90_000);
    expect(text.length).toBeGreaterThan(5_000_000);
    expect(rulesIn(text)).toEqual(["blocking-sleep"]);
  }, 180_000);

  it("ends for code that refers to itself", () => {
    rulesIn("class A(B): pass\nclass B(A): pass\nx = A().y.z()\nx = x\ndef f(): return g()\ndef g(): return f()\nf().a\n");
    rulesIn("import asyncio\na = b = c = None\na, b = b, a\nc = [c, a]\nfor a in a: a = a.a\n");
    rulesIn("from typing import *\nT = Union[T, 'T', list['T']]\ndef f(x: T) -> 'T': return f(f)\nf(T).x\n");
    const chain = Array.from({ length: 400 }, (_, n) => `def f${n}():\n    return f${n + 1}()\n`).join("");
    rulesIn(`${chain}async def f400(): ...\n\nasync def main():\n    f0()\n`);
  });

  it("never throws on any mixture of pieces of Python", () => {
    const pieces = [
      ...Object.values(corpus).flatMap((text) => text.split(/(?<=\n)/)),
      "(",
      ")",
      '"""',
      "'",
      ":",
      "\n",
      "    ",
      "async ",
      "await ",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        rulesIn(parts.join(""));
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});

describe("editing", () => {
  it("ends, after any edits, where opening the text afresh begins", () => {
    const texts = Object.values(corpus);
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(fc.tuple(fc.nat(), fc.nat(30), fc.constantFrom("", "x", "\n", "(", '"', "await ", "async ", bug)), {
          minLength: 1,
          maxLength: 8,
        }),
        (first, edits) => {
          const engine = createEngine();
          let text = first;
          engine.setFile("main.py", text, about({ module: "main" }));
          for (const [at, length, inserted] of edits) {
            const start = text.length === 0 ? 0 : at % text.length;
            text = text.slice(0, start) + inserted + text.slice(start + length);
            engine.setFile("main.py", text, about({ module: "main" }));
          }
          const fresh = createEngine();
          fresh.setFile("main.py", text, about({ module: "main" }));
          const shown = (one: typeof engine) => one.check("main.py").map((finding) => [finding.rule, finding.span, finding.arguments]);
          expect(shown(engine)).toEqual(shown(fresh));
        },
      ),
      { numRuns: 40, seed: 11 },
    );
  });
});
