/** Templates put into real files: indented for the place, with the imports the file lacks, and nothing that our own rules report. */
import { describe, expect, it } from "vitest";
import { applyEdits } from "../server/src/engine/base/edit.js";
import { fillPlaceholders, templates } from "../server/src/engine/features/templates.js";
import { indentUnitOf } from "../server/src/engine/syntax/indentation.js";
import { about, createEngine } from "./harness/engine.js";
import { compileAll } from "./harness/python.js";

/** The text after inserting a template at `$0`, placeholders filled in. */
function insert(text: string, id: string, target = 13): string {
  const at = text.indexOf("$0");
  const engine = createEngine();
  engine.setFile("main.py", text.replace("$0", ""), about({}, { target: { oldest: { minor: target }, newest: { minor: target } } }));
  const expansion = engine.expandTemplate("main.py", { start: at, end: at }, id);
  expect(expansion).toBeDefined();
  const { snippet, edits } = expansion as NonNullable<typeof expansion>;
  return applyEdits(text.replace("$0", ""), [...edits, { start: at, end: at, newText: fillPlaceholders(snippet) }]);
}

describe("inserting a template", () => {
  it("into an empty file", () => {
    expect(insert("$0", "run-main")).toMatch(/^import asyncio\n\n\nasync def main\(\)/);
  });

  it("merges imports at the top, not where the cursor is", () => {
    const text = insert('"""Doc."""\nimport os\nimport sys\n\nx = 1\n$0', "run-main");
    expect(text).toMatch(/^"""Doc\."""\nimport asyncio\nimport os\nimport sys\n\nx = 1\n/);
    expect(insert("import asyncio\nimport os\n\n$0", "run-main").match(/import asyncio/g)).toHaveLength(1);
  });

  it("indents for a coroutine's body and uses the file's own indentation", () => {
    const text = insert("import asyncio\n\nasync def main():\n\tawait asyncio.sleep(1)\n\t$0\n", "gather");
    expect(text.split("\n").filter((line) => /^ +/.test(line))).toEqual([]);
  });

  it.each([1, 2, 3, 4, 8])("indents by %i columns where the file does", (width) => {
    const unit = " ".repeat(width);
    const text = insert(`x = [\n      1,\n]\n\nasync def main():\n\n${unit}# begin\n${unit}await x\n${unit}$0\n`, "gather");
    const widths = text
      .split("\n")
      .filter((line) => /^ /.test(line) && !line.includes("1,"))
      .map((line) => /^ */.exec(line)?.[0].length ?? 0);
    expect(widths.every((one) => one % width === 0)).toBe(true);
    expect(indentUnitOf(text)).toBe(unit);
  });

  it("indents by four columns where the file says nothing", () => {
    expect(indentUnitOf("x = [\n  1,\n]\n")).toBe("    ");
    expect(indentUnitOf("if x: pass\nclass A:\r\n\tdef f(self):\r\n\t\tpass\r\n")).toBe("\t");
  });

  it("is not offered awaiting at the top of a plain file", () => {
    const engine = createEngine();
    engine.setFile("main.py", "", about());
    const ids = engine.templates("main.py", "en").map((one) => one.id);
    expect(ids).not.toContain("notebook-cell");
    expect(ids).toContain("run-main");
  });

  it("gives code that compiles and that no rule reports", () => {
    const made = templates
      .filter((template) => template.notebook !== true)
      .map((template) => {
        const minor = Number(template.since.split(".")[1]);
        const target = Math.max(minor, 11);
        const text = insert("$0", template.id, target);
        const engine = createEngine();
        engine.setFile("main.py", text, about({}, { target: { oldest: { minor: target }, newest: { minor: target } } }));
        expect(engine.check("main.py").map((finding) => `${template.id}: ${finding.rule}`)).toEqual([]);
        return { id: template.id, text };
      });
    const verdicts = compileAll(made.map(({ text }) => ({ text, notebook: false })));
    expect(made.flatMap(({ id, text }, index) => (verdicts[index] === null ? [] : [`${id}: ${verdicts[index]}\n${text}`]))).toEqual([]);
  });
});
