/** The templates: code worth starting from, offered by completion, the palette and the static snippets. */
import type { Text } from "../base/text.js";
import { type PythonVersion, parseVersion } from "../base/version.js";
import { cancellation } from "./template-data/cancellation.js";
import { concurrency } from "./template-data/concurrency.js";
import { frameworks } from "./template-data/frameworks.js";
import { iterators } from "./template-data/iterators.js";
import { network } from "./template-data/network.js";
import { queues } from "./template-data/queues.js";
import { running } from "./template-data/running.js";
import type { Template, TemplateCode, TemplateForm, TemplateImport, TemplateWords } from "./template-data/template.js";
import { testing } from "./template-data/testing.js";
import { threads } from "./template-data/threads.js";

export type { Template, TemplateForm, TemplateImport } from "./template-data/template.js";

/** All templates, in the order they are offered, those of a group together. */
export const templates: readonly Template[] = [
  ...grouped({ en: "Running", "zh-cn": "运行" }, running),
  ...grouped({ en: "Concurrency", "zh-cn": "并发" }, concurrency),
  ...grouped({ en: "Queues", "zh-cn": "队列" }, queues),
  ...grouped({ en: "Timeouts and cancellation", "zh-cn": "超时与取消" }, cancellation),
  ...grouped({ en: "Threads and processes", "zh-cn": "线程与进程" }, threads),
  ...grouped({ en: "I/O and network", "zh-cn": "I/O 与网络" }, network),
  ...grouped({ en: "Iterators and context managers", "zh-cn": "迭代器与上下文管理器" }, iterators),
  ...grouped({ en: "Testing", "zh-cn": "测试" }, testing),
  ...grouped({ en: "Frameworks", "zh-cn": "框架" }, frameworks),
];

/** The newest form that runs on `oldest`, the oldest version the code must support; the main form when even that is too new. */
export function templateFor(template: Template, oldest: PythonVersion): TemplateForm {
  return (template.forms ?? []).findLast((form) => runsOn(form.since, oldest)) ?? template;
}

/** Whether every form of the template is too new for `oldest`. */
export function isTooNew(template: Template, oldest: PythonVersion): boolean {
  return !runsOn(template.since, oldest);
}

/** The code a snippet shows before anything is typed: tab stops replaced by their defaults, mirrors too, escapes undone. */
export function fillPlaceholders(body: string): string {
  const defaults = new Map<string, string>();
  readSnippet(body, defaults);
  return readSnippet(body, defaults);
}

/** The snippet for a cursor after `indentation`: every line but the first gets it, and levels of four spaces become `unit`. */
export function indentSnippet(body: string, indentation: string, unit = "    "): string {
  return body
    .split("\n")
    .map((line, index) => {
      if (line === "") return line;
      const levels = /^(?: {4})*/.exec(line)?.[0].length ?? 0;
      return (index === 0 ? "" : indentation) + unit.repeat(levels / 4) + line.slice(levels);
    })
    .join("\n");
}

/** Import statements for a new file, standard library first, each block sorted; ends without a line end. */
export function importBlock(imports: readonly TemplateImport[]): string {
  const blocks = [imports.filter((one) => !isThirdParty(one)), imports.filter(isThirdParty)];
  return blocks
    .map((block) => importStatements(block).join("\n"))
    .filter((block) => block !== "")
    .join("\n\n");
}

/** Code as a file of its own: its imports, then `body`, which is the code itself or what was made of it. */
export function asFile(code: TemplateCode, body: string = code.body): string {
  const imports = importBlock(code.imports);
  return imports === "" ? body : `${imports}\n\n${/^(?:async def|def|class|@)/.test(body) ? "\n" : ""}${body}`;
}

function grouped(group: Text, members: readonly TemplateWords[]): Template[] {
  return members.map((member) => ({ ...member, group }));
}

function runsOn(since: string, version: PythonVersion): boolean {
  return (parseVersion(since)?.minor ?? 0) <= version.minor;
}

const thirdParty = new Set([
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

function isThirdParty({ module }: TemplateImport): boolean {
  return thirdParty.has(module.split(".")[0] as string);
}

function importStatements(imports: readonly TemplateImport[]): string[] {
  const modules = imports.filter((one) => one.name === undefined).map((one) => `import ${one.module}`);
  const names = new Map<string, string[]>();
  for (const { module, name } of imports) {
    if (name !== undefined) names.set(module, [...(names.get(module) ?? []), name]);
  }
  const froms = [...names].map(([module, list]) => `from ${module} import ${[...list].sort().join(", ")}`);
  return [...modules.sort(), ...froms.sort()];
}

/** A snippet's text; defaults of its tab stops are looked up in `defaults` and, where found, kept there. */
function readSnippet(body: string, defaults: Map<string, string>): string {
  let at = 0;
  const read = (until: string): string => {
    let text = "";
    while (at < body.length && body[at] !== until) {
      const rest = body.slice(at);
      const mark = /^(?:\\([\\$}])|\$(\d+)|\$\{(\d+)(:|\}|\|))/.exec(rest);
      at += mark?.[0].length ?? 1;
      if (mark === null) text += rest[0];
      else if (mark[1] !== undefined) text += mark[1];
      else if (mark[4] === ":" || mark[4] === "|") {
        const inner = mark[4] === ":" ? read("}") : readFirstChoice();
        at += 1;
        defaults.set(mark[3] as string, inner);
        text += inner;
      } else text += defaults.get((mark[2] ?? mark[3]) as string) ?? "";
    }
    return text;
  };
  const readFirstChoice = (): string => {
    const [all = "", first = ""] = /^((?:\\.|[^,|])*)(?:,(?:\\.|[^|])*)?\|/.exec(body.slice(at)) ?? [];
    at += all.length;
    return first.replace(/\\(.)/g, "$1");
  };
  return read("");
}
