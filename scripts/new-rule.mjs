/**
 * Begins a rule: the rule itself, its fixture, and its lines in rules/index.ts. What it writes compiles and passes, and is marked where it
 * has to be changed.
 *
 *   npm run new-rule <id> [group]
 *   npm run new-rule blocking-printer blocking
 *
 * A bad id or group, or one that is taken, gives one line and status 2, and nothing is written. (`--root FOLDER`: in a copy, for the tests.)
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { parseArgs } from "node:util";
import { root as here, isMain } from "./project.mjs";

class UsageError extends Error {}

const rulesFolder = "server/src/engine/rules";
const lineWidth = 140;

/** @param {string} root @param {string | undefined} id @param {string} [group] @returns {string[]} the files written or changed */
export function createRule(root, id, group = "await") {
  if (id === undefined) throw new UsageError("new-rule wants an id: npm run new-rule <id> [group]");
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id))
    throw new UsageError(`"${id}" is no id for a rule: two words or more, in lower case, with hyphens between them`);
  const groups = readGroups(root);
  if (!groups.includes(group)) throw new UsageError(`there is no group "${group}"; the groups are ${groups.join(", ")}`);
  const files = { rule: `${rulesFolder}/${id}.ts`, fixture: `test/rules/${id}.py`, index: `${rulesFolder}/index.ts` };
  const taken = [files.rule, files.fixture].find((file) => fs.existsSync(path.join(root, file)));
  if (taken !== undefined || id === "unused-suppression") throw new UsageError(`"${id}" is taken${taken ? `: there is ${taken}` : ""}`);

  const index = fs.readFileSync(path.join(root, files.index), "utf8");
  const version = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")).version;
  const texts = { [files.rule]: ruleText(id, group, version), [files.fixture]: fixtureText(id), [files.index]: addToIndex(index, id) };
  for (const [file, text] of Object.entries(texts)) fs.writeFileSync(path.join(root, file), text);
  return Object.keys(texts);
}

/** @param {string} root @returns {string[]} */
function readGroups(root) {
  const text = fs.readFileSync(path.join(root, rulesFolder, "rule.ts"), "utf8");
  const list = /export const groups = \[([^\]]*)\]/.exec(text)?.[1] ?? "";
  return [...list.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? "");
}

/** @param {string} id */
const exportName = (id) => id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** @param {string} id @param {string} group @param {string} version */
function ruleText(id, group, version) {
  return `/** EDIT ME: reports what, in one sentence. */
import { defineRule } from "./rule.js";

export const ${exportName(id)} = defineRule({
  id: "${id}",
  group: "${group}",
  since: "${version}",
  // EDIT ME: the codes of the same check in other tools, which \`# noqa\` comments name.
  sources: [],
  title: { en: "EDIT ME: the bad thing, in a few words", "zh-cn": "EDIT ME：用几个词说明问题" },
  why: {
    en: "EDIT ME: what happens at run time, and what to write instead.",
    "zh-cn": "EDIT ME：运行时会发生什么，应当怎样写。",
  },
  // EDIT ME: \`bad\` gives exactly one finding, of this rule; \`good\` gives none, of any rule.
  bad: "import edit_me\\n\\n\\nasync def main():\\n    edit_me.bad()\\n",
  good: "import edit_me\\n\\n\\nasync def main():\\n    edit_me.good()\\n",
  messages: {
    // EDIT ME: the consequence first, at most 100 characters, code in backticks, the same in both languages.
    found: { severity: "warning", en: "EDIT ME: \`{callee}\` does harm here", "zh-cn": "EDIT ME：\`{callee}\` 在此处有害" },
  },
  fixes: {},
  checks: {
    call: {
      named: ["edit_me.bad"],
      check(call, context) {
        if (context.asyncContext(call.node) === undefined) return;
        context.report(context.calleeSpan(call.node), "found", { callee: context.shown(call.callee) });
      },
    },
  },
});
`;
}

/** @param {string} id */
function fixtureText(id) {
  return `#: case in a coroutine
import edit_me

async def main():
    edit_me.bad()
#   ^^^^^^^^^^^ ${id} [warning]: EDIT ME: \`edit_me.bad\` does harm here

#: case in a sync function
import edit_me

def main():
    edit_me.bad()

#: case a parameter of that name
async def main(edit_me):
    edit_me.bad()
`;
}

/** The list of rules with one more, in the order of their ids. @param {string} text @param {string} id */
function addToIndex(text, id) {
  const lines = text.split("\n");
  const added = `import { ${exportName(id)} } from "./${id}.js";`;
  const module = (/** @type {string} */ line) => /from "(\.\/[^"]+)"/.exec(line)?.[1];
  const imports = lines.flatMap((line, index) => (module(line) === undefined ? [] : [index]));
  const after = imports.find((index) => (module(lines[index] ?? "") ?? "") > `./${id}.js`);
  lines.splice(after ?? (imports.at(-1) ?? 0) + 1, 0, added);
  const ids = lines.flatMap((line) => /^import \{ \w+ \} from "\.\/([^"]+)\.js";$/.exec(line)?.[1] ?? []);
  const names = ids.map(exportName);
  const head = "export const rules: readonly Rule[] = [";
  const oneLine = `${head}${names.join(", ")}];`;
  const list = oneLine.length <= lineWidth ? oneLine : `${head}\n${names.map((name) => `  ${name},\n`).join("")}];`;
  return lines.join("\n").replace(/export const rules: readonly Rule\[\] = \[[^\]]*\];/, () => list);
}

function main() {
  const { values, positionals } = parseArgs({ options: { root: { type: "string" } }, allowPositionals: true });
  const [id, group, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`new-rule takes an id and a group, not "${rest.join(" ")}" too`);
  for (const file of createRule(values.root ?? here, id, group)) console.log(file);
  console.log(`
Now, in this order:
  1. write the cases of test/rules/${id}.py, innocent ones too
  2. edit what says EDIT ME in ${rulesFolder}/${id}.ts
  3. npx vitest run test/rules.test.ts -t ${id}
  4. npm run gen`);
}

if (isMain(import.meta)) {
  try {
    main();
  } catch (error) {
    const isUsage = error instanceof UsageError || /** @type {{ code?: string }} */ (error).code?.startsWith("ERR_PARSE_ARGS");
    console.error(isUsage ? /** @type {Error} */ (error).message : error);
    process.exitCode = isUsage ? 2 : 1;
  }
}
