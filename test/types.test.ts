/** What expressions are: test/semantics/*.py, annotated with `type:` under the expression (notation of test/harness/fixture.ts). */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { showType } from "../server/src/engine/project/show-type.js";
import { about, createEngine } from "./harness/engine.js";

const folder = new URL("semantics/", import.meta.url);

for (const name of readdirSync(folder).filter((file) => file.endsWith(".py"))) {
  describe(name, () => {
    for (const one of readCases(readFileSync(new URL(name, folder), "utf8"))) {
      it(one.title, () => {
        const engine = createEngine();
        for (const file of one.files) {
          const module = file.path.replace(/(\/__init__)?\.py$/, "").replaceAll("/", ".");
          engine.setFile(file.path, file.lines.join("\n"), about({ module, isPackage: file.path.endsWith("__init__.py") }));
        }
        for (const file of one.files) {
          const shown = file.probes.map((probe) => ({ ...probe, type: typeAt(engine, file.path, probe.start, probe.end) }));
          expect(shown.map(({ line, type }) => `${line}: ${type}`)).toEqual(file.probes.map(({ line, type }) => `${line}: ${type}`));
        }
      });
    }
  });
}

function typeAt(engine: ReturnType<typeof createEngine>, path: string, start: number, end: number): string {
  return engine.inspect(path, (module, types) => {
    for (const site of module.sites) {
      for (let node = 0; node < site.tree.size; node++) {
        if (site.tree.start(node) + site.start === start && site.tree.end(node) + site.start === end) {
          const type = types.typeOf(site, node);
          if (site.tree.after(node) === node + 1 || type.kind !== "unknown") return showType(types, type);
        }
      }
    }
    return "?";
  });
}

interface CaseFile {
  readonly path: string;
  readonly lines: string[];
  readonly probes: { line: number; start: number; end: number; type: string }[];
}

function readCases(text: string): { title: string; files: CaseFile[] }[] {
  const cases: { title: string; files: CaseFile[] }[] = [];
  for (const line of text.split("\n")) {
    const title = /^#: case (.*)$/.exec(line)?.[1];
    const path = /^#: file (.*)$/.exec(line)?.[1];
    const current = cases.at(-1);
    if (title !== undefined) cases.push({ title, files: [] });
    else if (path !== undefined) current?.files.push({ path, lines: [], probes: [] });
    else {
      if (current?.files.length === 0) current.files.push({ path: "main.py", lines: [], probes: [] });
      const file = current?.files.at(-1);
      const probe = /^(\s*#:?\s*)(\^+) type: (.*)$/.exec(line) as unknown as [string, string, string, string] | null;
      if (file === undefined) continue;
      if (probe === null) file.lines.push(line);
      else {
        const column = probe[1].length - (probe[1].includes("#:") ? 2 : 0);
        const start = file.lines.slice(0, -1).reduce((sum, each) => sum + each.length + 1, 0) + column;
        file.probes.push({ line: file.lines.length, start, end: start + probe[2].length, type: probe[3] });
      }
    }
  }
  return cases;
}
