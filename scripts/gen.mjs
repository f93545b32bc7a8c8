/**
 * Writes what is made from the rules, the hover cards, the templates and the stubs.
 *
 *   npm run gen              writes it
 *   npm run gen -- --check   says what is not current; writes nothing
 *
 * - docs/rules, docs/concepts and the same under docs/zh-cn: a page for each rule and each card, and their indexes. These folders hold
 *   nothing else. What is underlined in a page's example is what the rule finds there.
 * - docs/PEERS.md and docs/zh-cn/PEERS.md: what other tools check, by the data in bench/peers.
 * - README.md and README.zh-cn.md: the table of rules, between the marks `<!-- rules:begin -->` and `<!-- rules:end -->`.
 * - package.json: what `asyncioLens.rules` may hold; package.nls*.json: its texts (the keys that begin with `rule.`, `group.` or `severity.`).
 * - snippets/python.json, server/src/engine/syntax/kinds.gen.ts, server/data/libraries.txt, each by the script that knows how.
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { build } from "esbuild";
import { generateKinds } from "./gen-kinds.mjs";
import { packLibraries } from "./gen-libraries.mjs";
import { peersPage } from "./gen-peers.mjs";
import { generateSnippets, snippetsFile } from "./gen-snippets.mjs";
import { table } from "./markdown.mjs";
import { isMain, root } from "./project.mjs";

/** @typedef {import("../server/src/engine/base/text.js").Language} Language */
/** @typedef {import("../server/src/engine/base/text.js").Text} Text */
/** @typedef {import("../server/src/engine/rules/rule.js").Rule} Rule */
/** @typedef {Awaited<ReturnType<typeof loadEngine>>} Loaded */

/** Folders that hold generated pages only: whatever else is in them goes. */
const ownFolders = ["docs/rules", "docs/concepts", "docs/zh-cn/rules", "docs/zh-cn/concepts"];

/** @type {Readonly<Record<Language, { docs: string, readme: string, nls: string }>>} */
const places = {
  en: { docs: "docs", readme: "README.md", nls: "package.nls.json" },
  "zh-cn": { docs: "docs/zh-cn", readme: "README.zh-cn.md", nls: "package.nls.zh-cn.json" },
};
const languages = /** @type {Language[]} */ (Object.keys(places));

/** @satisfies {Record<string, Text>} */
const words = {
  rules: { en: "Rules", "zh-cn": "规则" },
  concepts: { en: "asyncio, word by word", "zh-cn": "asyncio 术语逐条说明" },
  concept: { en: "Ideas", "zh-cn": "概念" },
  keyword: { en: "Keywords", "zh-cn": "关键字" },
  api: { en: "Functions and classes", "zh-cn": "函数和类" },
  rule: { en: "Rule", "zh-cn": "规则" },
  reports: { en: "What it reports", "zh-cn": "报告什么" },
  severity: { en: "Severity", "zh-cn": "严重性" },
  fix: { en: "Fix", "zh-cn": "修复" },
  safe: { en: "safe", "zh-cn": "安全" },
  unsafe: { en: "offered", "zh-cn": "可选" },
  reported: { en: "Reported as `{severity}`.", "zh-cn": "默认：`{severity}`。" },
  group: { en: "All rules of this group: {title}.", "zh-cn": "该分组的所有规则：{title}。" },
  all: { en: "All rules.", "zh-cn": "所有规则。" },
  unused: {
    en: "A comment `# asyncio-lens: ignore` that silences nothing. Reported as `hint`.",
    "zh-cn": "没有屏蔽任何问题的 `# asyncio-lens: ignore` 注释。默认：`hint`。",
  },
};

/** What VS Code shows of a severity. @satisfies {Record<string, Text>} */
const severities = {
  error: { en: "Red squiggle.", "zh-cn": "红色波浪线。" },
  warning: { en: "Yellow squiggle.", "zh-cn": "黄色波浪线。" },
  info: { en: "Blue squiggle.", "zh-cn": "蓝色波浪线。" },
  hint: { en: "Three dots under the code, not in the Problems list.", "zh-cn": "代码下方的三个点，不出现在“问题”列表中。" },
  off: { en: "Not reported.", "zh-cn": "不报告。" },
};

/** The engine and its data, bundled in memory. */
async function loadEngine() {
  const bundle = await build({
    absWorkingDir: root,
    stdin: {
      contents: `
        export { Engine } from "./server/src/engine/engine.js";
        export { rules } from "./server/src/engine/rules/index.js";
        export { groups } from "./server/src/engine/rules/rule.js";
        export { concepts } from "./server/src/engine/knowledge/concepts/index.js";
        export { conceptName, describeConceptPage, groupTitles } from "./server/src/engine/features/describe.js";
        export { Parser } from "./server/src/engine/syntax/parser.js";
        export { stubTexts } from "./server/src/host/create-engine.js";`,
      resolveDir: root,
      loader: "ts",
    },
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
  });
  const file = bundle.outputFiles[0];
  if (!file) throw new Error("esbuild wrote nothing");
  const code = `data:text/javascript;base64,${Buffer.from(file.contents).toString("base64")}`;
  /**
   * @type {typeof import("../server/src/engine/engine.js") & typeof import("../server/src/engine/rules/index.js")
   *   & typeof import("../server/src/engine/rules/rule.js") & typeof import("../server/src/engine/knowledge/concepts/index.js")
   *   & typeof import("../server/src/engine/features/describe.js") & typeof import("../server/src/engine/syntax/parser.js")
   *   & typeof import("../server/src/host/create-engine.js")}
   */
  const loaded = await import(code);
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(path.join(root, "server/parser/parser.wasm")));
  const texts = (/** @type {string} */ name) => loaded.stubTexts(() => fs.readFileSync(path.join(root, "server/data", name)));
  const engine = new loaded.Engine(new loaded.Parser(/** @type {any} */ (instance.exports)), {
    standardLibrary: texts("stdlib.txt"),
    summaries: texts("libraries.txt"),
    onError: (where, error) => {
      throw new Error(`${where} threw`, { cause: error });
    },
  });
  return { ...loaded, engine };
}

/** Every generated file by its path, with the text it should have. @returns {Promise<Map<string, string>>} */
export async function generateFiles() {
  const loaded = await loadEngine();
  /** @type {Map<string, string>} */
  const files = new Map();
  for (const language of languages) {
    const { docs, readme, nls } = places[language];
    for (const { id } of loaded.rules) files.set(`${docs}/rules/${id}.md`, loaded.engine.explain(id, language) ?? "");
    files.set(`${docs}/rules/README.md`, `# ${words.rules[language]}\n\n${ruleTables(loaded, language, "")}\n`);
    for (const concept of loaded.concepts) files.set(`${docs}/concepts/${concept.id}.md`, loaded.describeConceptPage(concept, language));
    files.set(`${docs}/concepts/README.md`, conceptIndex(loaded, language));
    files.set(`${docs}/PEERS.md`, peersPage(language, new Set(loaded.rules.map(({ id }) => id))));
    const tables = ruleTables(loaded, language, `${docs}/rules/`, 3);
    files.set(readme, between(readme, read(readme) ?? "", "<!-- rules:begin -->\n", "<!-- rules:end -->", `\n${tables}\n\n`));
    files.set(nls, `${JSON.stringify(nlsTexts(loaded, JSON.parse(read(nls) ?? "{}"), language), null, 2)}\n`);
  }
  files.set("package.json", `${JSON.stringify(manifest(loaded, JSON.parse(read("package.json") ?? "")), null, 2)}\n`);
  files.set(snippetsFile, await generateSnippets());
  files.set("server/src/engine/syntax/kinds.gen.ts", generateKinds(read("node_modules/tree-sitter-python/src/parser.c") ?? ""));
  files.set("server/data/libraries.txt", packLibraries());
  return files;
}

/** The groups there are rules of, in their order. @param {Loaded} loaded */
function usedGroups({ groups, rules }) {
  return groups.filter((group) => rules.some((rule) => rule.group === group));
}

/**
 * The rules by group, as tables.
 * @param {Loaded} loaded
 * @param {Language} language
 * @param {string} folder where the pages are, from the page the tables stand in
 * @param {number} [level] of the headings
 */
function ruleTables(loaded, language, folder, level = 2) {
  const { engine, rules, groupTitles } = loaded;
  const views = new Map(engine.rules().map((view) => [view.id, view]));
  const head = [words.rule, words.reports, words.severity, words.fix].map((text) => text[language]);
  return usedGroups(loaded)
    .map((group) => {
      const own = rules.filter((rule) => rule.group === group);
      const rows = own.map(({ id, title }) => {
        const { severity = "", fixable } = views.get(id) ?? {};
        return [`[${id}](${folder}${id}.md)`, title[language], severity, fixable ? words[fixable][language] : ""];
      });
      return `${"#".repeat(level)} ${groupTitles[group][language]} (\`${group}\`)\n\n${table(head, rows)}`;
    })
    .join("\n\n");
}

/** @param {Loaded} loaded @param {Language} language */
function conceptIndex({ concepts, conceptName }, language) {
  const sections = /** @type {const} */ (["concept", "keyword", "api"]).map((kind) => {
    const links = concepts
      .filter((concept) => concept.kind === kind)
      .map(({ id, title }) => `- [${conceptName(id, language)}](${id}.md)${kind === "api" ? `: ${title[language]}` : ""}`);
    return `## ${words[kind][language]}\n\n${links.join("\n")}`;
  });
  return `# ${words.concepts[language]}\n\n${sections.join("\n\n")}\n`;
}

/** @param {Loaded} loaded @param {Rule} rule */
function defaultSeverity({ engine }, { id }) {
  return engine.rules().find((view) => view.id === id)?.severity ?? "";
}

/** Keys of the settings' texts that are made here. */
const ownKey = /^(rule|group|severity)\./;

/**
 * A manifest's texts, the generated ones in place of those there were.
 * @param {Loaded} loaded
 * @param {Record<string, string>} texts
 * @param {Language} language
 */
function nlsTexts(loaded, texts, language) {
  const { rules, groupTitles } = loaded;
  const kept = Object.entries(texts).filter(([key]) => !ownKey.test(key));
  /** @type {[string, string][]} */
  const made = [
    ...Object.entries(severities).map(([name, text]) => /** @type {[string, string]} */ ([`severity.${name}`, text[language]])),
    ...rules.map(
      (rule) =>
        /** @type {[string, string]} */ ([
          `rule.${rule.id}`,
          `${sentence(rule.title[language], language)} ${words.reported[language].replace("{severity}", defaultSeverity(loaded, rule))}`,
        ]),
    ),
    ["rule.unused-suppression", words.unused[language]],
    ...usedGroups(loaded).map(
      (group) =>
        /** @type {[string, string]} */ ([`group.${group}`, words.group[language].replace("{title}", groupTitles[group][language])]),
    ),
    ["group.all", words.all[language]],
  ];
  // Chinese needs no space between sentences.
  return Object.fromEntries([...kept, ...made.map(([key, text]) => [key, language === "zh-cn" ? text.replace(/。 /g, "。") : text])]);
}

/** @param {string} text @param {Language} language */
function sentence(text, language) {
  return /[.。!?]$/.test(text) ? text : `${text}${language === "zh-cn" ? "。" : "."}`;
}

/**
 * package.json with what the setting of the rules may hold.
 * @param {Loaded} loaded
 * @param {any} manifest
 */
function manifest(loaded, manifest) {
  /** @param {string} key */
  const property = (key) => ({
    type: "string",
    enum: Object.keys(severities),
    enumDescriptions: Object.keys(severities).map((name) => `%severity.${name}%`),
    markdownDescription: `%${key}%`,
  });
  const setting = manifest.contributes.configuration.properties["asyncioLens.rules"];
  delete setting.additionalProperties;
  setting.properties = Object.fromEntries([
    ...[...loaded.rules.map(({ id }) => id), "unused-suppression"].sort().map((id) => [id, property(`rule.${id}`)]),
    ...usedGroups(loaded).map((group) => [group, property(`group.${group}`)]),
    ["*", property("group.all")],
  ]);
  setting.additionalProperties = false;
  return manifest;
}

/**
 * @param {string} file
 * @param {string} text
 * @param {string} begin
 * @param {string} end
 * @param {string} content
 */
function between(file, text, begin, end, content) {
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`${file} has no ${begin.trim()} before ${end}`);
  return text.slice(0, from + begin.length) + content + text.slice(to);
}

/** A file's text with the line ends that are generated; undefined where there is none. @param {string} file */
function read(file) {
  const place = path.join(root, file);
  return fs.existsSync(place) ? fs.readFileSync(place, "utf8").replaceAll("\r\n", "\n") : undefined;
}

/** The files that are not as they should be: wrong, missing, or of a rule that is gone. @param {ReadonlyMap<string, string>} files */
function findStale(files) {
  const there = ownFolders.flatMap((folder) =>
    fs.existsSync(path.join(root, folder)) ? fs.readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`) : [],
  );
  // `Queue.md` and `queue.md` are one file on Windows.
  const lower = [...files.keys()].map((file) => file.toLowerCase());
  const twice = lower.find((file, index) => lower.indexOf(file) !== index);
  if (twice) throw new Error(`two pages would be ${twice}`);
  return {
    wrong: [...files].filter(([file, text]) => read(file) !== text).map(([file]) => file),
    extra: there.filter((file) => !files.has(file)),
  };
}

async function main() {
  const files = await generateFiles();
  const { wrong, extra } = findStale(files);
  if (process.argv.includes("--check")) {
    for (const file of [...wrong, ...extra]) console.error(`${file} is stale`);
    if (wrong.length + extra.length > 0) {
      console.error("Run npm run gen.");
      process.exitCode = 1;
    }
    return;
  }
  for (const file of wrong) {
    fs.mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), files.get(file) ?? "");
    console.log(file);
  }
  for (const file of extra) {
    fs.rmSync(path.join(root, file));
    console.log(`${file} removed`);
  }
}

if (isMain(import.meta)) await main();
