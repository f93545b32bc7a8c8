/**
 * Makes server/data/stdlib.txt, what the engine knows of Python's standard library, from typeshed's stubs.
 *
 *   node scripts/gen-stdlib.mjs           generates (typeshed comes with npm's pyright and is kept in .cache/typeshed)
 *   node scripts/gen-stdlib.mjs --check   says whether the file is current; with no typeshed in .cache it compares recorded hashes
 *
 * THE FORMAT. The first line is JSON: where the texts come from, and hashes. Then, for every module, sorted by name, a line of a form feed and
 * `module <name>` or `package <name>` (a package's text is its __init__), and the text. All is ASCII and a form feed occurs nowhere else, so a
 * reader finds the modules with one scan and decodes only what it needs (server/src/host/stdlib.ts).
 *
 * THE TEXTS are Python stubs with nothing left to evaluate:
 * - A name, or a class's member, has its definition for the first of these environments that defines it: Python 3.14 on Linux, macOS, Windows,
 *   others; then 3.13 likewise, down to 3.10; then 3.15. So what was removed or is only on Windows is there too, in one version. Members of
 *   protocols, and fields of named tuples, typed dictionaries and dataclasses, are those of one environment: together they say what the class is.
 * - Left out: comments, docstrings, values of parameters (`...` stands for them), methods for comparing, hashing and pickling, unused imports
 *   and unused private names. A deprecation's message is cut to its first sentence.
 * - Star imports come first, then other imports, `__all__`, definitions. A definition is a line; members are indented with one space.
 * - As in all stubs, `from x import a as a` re-exports.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transformSync } from "esbuild";
import { isMain, root } from "./project.mjs";

/** @typedef {import("../server/src/engine/syntax/tree.js").SyntaxTree} SyntaxTree */
/** @typedef {import("../server/src/engine/syntax/tree.js").Node} Node */
/** A set of environments, one bit each: the lowest bit is the environment we like best. @typedef {bigint} Environments */
/**
 * Something a scope defines, and where it does so.
 * @typedef {object} Definition
 * @property {"import" | "star" | "all" | "class" | "function" | "value"} kind
 * @property {string} name what is bound; for a star import the module
 * @property {Environments} environments
 * @property {Node} node the statement without its decorators
 * @property {string[]} decorators
 * @property {string} from module an import reads; "" for `import a.b`
 * @property {string} imported what an import reads in that module, or the module of `import a.b`
 */
/**
 * A statement as it will be written.
 * @typedef {object} Entry
 * @property {Definition["kind"]} kind
 * @property {string} name
 * @property {string} text
 * @property {string} from
 * @property {string} imported
 * @property {boolean} isMain it is for the best environment of all
 * @property {boolean} isStubOnly it exists for type checkers, not at run time
 * @property {Set<string>} words every identifier in the text
 */
/**
 * @typedef {object} Module
 * @property {string} name
 * @property {boolean} isPackage
 * @property {Entry[]} entries
 * @property {string[] | undefined} all
 * @property {Set<Entry>} used
 */

const pyrightVersion = "1.1.414";

const outputFile = join(root, "server/data/stdlib.txt");
const cache = join(root, ".cache/typeshed");
const pyright = join(cache, "node_modules/pyright");
const typeshed = join(pyright, "dist/typeshed-fallback");

/** Minor versions of Python 3, and platforms: what is first wins. */
const minors = [14, 13, 12, 11, 10, 15];
const platforms = ["linux", "darwin", "win32", "android", "sunos5", "freebsd"];
const everywhere = (1n << BigInt(minors.length * platforms.length)) - 1n;

const words = (/** @type {string} */ list) => list.trim().split(/\s+/);

/** Modules no application calls, each with its submodules. */
const leftOut = new Set(
  words(`
    __main__ _bootlocale _curses _curses_panel _interpchannels _msi _remote_debugging _tkinter aifc antigravity audioop chunk curses distutils
    ensurepip imghdr lib2to3 msilib nis nt nturl2path ossaudiodev profiling pyclbr pydoc_data sndhdr sre_compile sre_constants sre_parse sunau
    tabnanny this tkinter turtle uu winreg xdrlib xxlimited`),
);

/** Of the codecs, those that code names. */
const codecs = new Set(
  words("encodings encodings.aliases encodings.ascii encodings.idna encodings.latin_1 encodings.utf_8 encodings.utf_8_sig"),
);

/** Private modules that people do import: nothing in them is unused. */
const usedPrivateModules = /^(_thread|_typeshed)(\.|$)/;

const droppedDecorators = new Set(words("disjoint_base final no_type_check runtime_checkable type_check_only"));

/** @param {string} names */
const dunders = (names) => words(names).map((name) => `__${name}__`);

/** Special methods that can decide what an expression is. */
const keptMethods = new Set(
  dunders(`
    init new call enter exit aenter aexit iter aiter next anext await getitem len bool contains get set getattr getattribute reversed
    index int float fspath buffer`),
);
const arithmeticMethods = new Set([
  ...dunders("add sub mul truediv floordiv mod and or xor radd rsub rmul rtruediv rfloordiv rmod rand ror rxor"),
  ...dunders("neg pos abs invert"),
]);
const arithmeticModules = new Set(words("_collections_abc builtins collections datetime decimal enum pathlib typing zipfile._path"));
const droppedAttributes = new Set(
  dunders(`
    annotate basicsize dictoffset firstlineno flags hash isabstractmethod itemsize match_args slots static_attributes text_signature
    type_params weakrefoffset`),
);

const { Parser, Kind, Field, Flag, none } = await loadSyntax();
const parser = new Parser(instantiateParser());

// ------------------------------------------------------------------------------------------------------- typeshed and the parser

/** @param {string | Buffer} data */
const sha256 = (data) => createHash("sha256").update(data).digest("hex");

/** @param {string} path */
const readText = (path) => readFileSync(path, "utf8").replaceAll("\r\n", "\n");

function isTypeshedHere() {
  const manifest = join(pyright, "package.json");
  return existsSync(manifest) && JSON.parse(readText(manifest)).version === pyrightVersion;
}

function fetchTypeshed() {
  mkdirSync(cache, { recursive: true });
  const flags = ["--no-save", "--no-package-lock", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--prefix", "."];
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["install", ...flags, `pyright@${pyrightVersion}`], {
    cwd: cache,
    stdio: "inherit",
    shell: npm !== "npm",
  });
  if (status !== 0 || !isTypeshedHere()) throw new Error(`npm could not install pyright@${pyrightVersion} into ${cache}`);
}

/** Our own parser, bundled in memory. */
async function loadSyntax() {
  const contents = 'export * from "./parser.js"; export * from "./tree.js"; export * from "./kinds.gen.js";';
  const resolveDir = join(root, "server/src/engine/syntax");
  const { outputFiles } = await build({ stdin: { contents, resolveDir, loader: "ts" }, bundle: true, write: false, format: "esm" });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString("base64");
  /** @typedef {typeof import("../server/src/engine/syntax/kinds.gen.js")} Kinds */
  /** @type {Kinds & typeof import("../server/src/engine/syntax/parser.js") & typeof import("../server/src/engine/syntax/tree.js")} */
  const syntax = await import(`data:text/javascript;base64,${code}`);
  return syntax;
}

function instantiateParser() {
  const bytes = readFileSync(join(root, "server/parser/parser.wasm"));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
  return /** @type {import("../server/src/engine/syntax/parser.js").ParserExports} */ (/** @type {unknown} */ (exports));
}

/** @param {string} path @returns {SyntaxTree} */
function parseFile(path) {
  const tree = parser.parse(readText(path));
  if (tree.is(0, Flag.broken)) throw new Error(`${path} does not parse`);
  return tree;
}

/** The stubs we take: module name to path. @returns {Map<string, string>} */
function findStubs() {
  const library = join(typeshed, "stdlib");
  /** @type {Map<string, string>} */
  const stubs = new Map();
  for (const path of readdirSync(library, { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".pyi")) continue;
    const name = path
      .slice(0, -".pyi".length)
      .replaceAll(/[\\/]/g, ".")
      .replace(/\.__init__$/, "");
    const top = name.split(".", 1)[0] ?? name;
    if (!leftOut.has(top) && (top !== "encodings" || codecs.has(name))) stubs.set(name, join(library, path));
  }
  return new Map([...stubs].sort(([one], [other]) => (one < other ? -1 : 1)));
}

// ----------------------------------------------------------------------------------------------------------------- environments

/** Where a condition on `sys.version_info` and `sys.platform` holds. @param {string} condition @returns {Environments} */
function environmentsOf(condition) {
  const either = condition.split(" or ");
  if (either.length > 1) return either.reduce((union, part) => union | environmentsOf(part), 0n);
  const both = condition.split(" and ");
  if (both.length > 1) return both.reduce((common, part) => common & environmentsOf(part), everywhere);
  if (condition.trim() === "TYPE_CHECKING") return everywhere;
  const version = /^sys\.version_info (>=|<) \(3, (\d+)\)$/.exec(condition.trim());
  const platform = /^sys\.platform (==|!=) "(\w+)"$/.exec(condition.trim());
  if (!version && !platform) throw new Error(`unknown condition: ${condition}`);
  let found = 0n;
  for (const [at, minor] of minors.entries()) {
    for (const [column, name] of platforms.entries()) {
      const holds = version ? minor >= Number(version[2]) === (version[1] === ">=") : (name === platform?.[2]) === (platform?.[1] === "==");
      if (holds) found |= 1n << BigInt(at * platforms.length + column);
    }
  }
  return found;
}

/** The one environment of a set that we like best. @param {Environments} set @returns {Environments} */
const best = (set) => set & -set;

// ----------------------------------------------------------------------------------------------------------- reading definitions

/**
 * What the statements of a block define, under any condition.
 * @param {SyntaxTree} tree @param {Node} block @param {Environments} environments where the block itself counts @returns {Definition[]}
 */
function definitionsIn(tree, block, environments) {
  /** @type {Definition[]} */
  const found = [];
  for (const node of tree.namedChildren(block)) {
    switch (tree.kind(node)) {
      case Kind.if_statement:
        found.push(...conditionalDefinitions(tree, node, environments));
        break;
      case Kind.import_statement:
      case Kind.import_from_statement:
      case Kind.future_import_statement:
        found.push(...importsOf(tree, node, environments));
        break;
      case Kind.pass_statement:
        break;
      case Kind.expression_statement:
        found.push(...assignmentOf(tree, node, environments));
        break;
      case Kind.decorated_definition:
      case Kind.class_definition:
      case Kind.function_definition:
        found.push(definitionOf(tree, node, environments));
        break;
      default:
        throw new Error(`unknown statement: ${tree.textOf(node)}`);
    }
  }
  return found;
}

/** @param {SyntaxTree} tree @param {Node} node an if statement @param {Environments} environments @returns {Definition[]} */
function conditionalDefinitions(tree, node, environments) {
  /** @type {Definition[]} */
  const found = [];
  let rest = environments;
  for (const clause of [node, ...tree.childrenUnder(node, Field.alternative)]) {
    const isElse = tree.kind(clause) === Kind.else_clause;
    const holds = isElse ? everywhere : environmentsOf(tree.textOf(tree.child(clause, Field.condition)));
    found.push(...definitionsIn(tree, tree.child(clause, isElse ? Field.body : Field.consequence), rest & holds));
    rest &= ~holds;
  }
  return found;
}

/** @param {SyntaxTree} tree @param {Node} node an import statement @param {Environments} environments @returns {Definition[]} */
function importsOf(tree, node, environments) {
  const module = tree.child(node, Field.module_name);
  const from = module === none ? (tree.kind(node) === Kind.future_import_statement ? "__future__" : "") : tree.textOf(module);
  /** @type {(kind: "import" | "star", name: string, imported: string) => Definition} */
  const define = (kind, name, imported) => ({ kind, name, environments, node, decorators: [], from, imported });
  if (tree.childOfKind(node, Kind.wildcard_import) !== none) return [define("star", from, "*")];
  return tree.childrenUnder(node, Field.name).map((child) => {
    if (tree.kind(child) !== Kind.aliased_import) {
      const name = tree.textOf(child);
      return define("import", name, name);
    }
    // `x as x` says more than `x`, so the alias is part of what is imported.
    const alias = tree.textOf(tree.child(child, Field.alias));
    return define("import", alias, `${tree.textOf(tree.child(child, Field.name))} as ${alias}`);
  });
}

/** @param {SyntaxTree} tree @param {Node} node an expression statement @param {Environments} environments @returns {Definition[]} */
function assignmentOf(tree, node, environments) {
  const [expression = none] = tree.namedChildren(node);
  const kind = tree.kind(expression);
  if (kind === Kind.ellipsis || kind === Kind.string || kind === Kind.concatenated_string) return [];
  const target = tree.child(expression, Field.left);
  if ((kind !== Kind.assignment && kind !== Kind.augmented_assignment) || tree.kind(target) !== Kind.identifier) {
    throw new Error(`unknown statement: ${tree.textOf(node)}`);
  }
  const name = tree.textOf(target);
  return [{ kind: name === "__all__" ? "all" : "value", name, environments, node: expression, decorators: [], from: "", imported: "" }];
}

/** @param {SyntaxTree} tree @param {Node} node @param {Environments} environments @returns {Definition} */
function definitionOf(tree, node, environments) {
  const isDecorated = tree.kind(node) === Kind.decorated_definition;
  const definition = isDecorated ? tree.child(node, Field.definition) : node;
  const decorators = !isDecorated
    ? []
    : tree.namedChildren(node).flatMap((child) => (tree.kind(child) === Kind.decorator ? [render(tree, child).slice(1).trim()] : []));
  const kind = tree.kind(definition) === Kind.class_definition ? "class" : "function";
  return {
    kind,
    name: tree.textOf(tree.child(definition, Field.name)),
    environments,
    node: definition,
    decorators,
    from: "",
    imported: "",
  };
}

/**
 * The definitions to keep: of each name, those for the best environment that has it.
 * @param {Definition[]} definitions @returns {Definition[]}
 */
function select(definitions) {
  // A class made by __new__ in one version and by __init__ in another has one constructor.
  const key = (/** @type {Definition} */ { name }) => (name === "__init__" ? "__new__" : name);
  /** @type {Map<string, Environments>} */
  const where = new Map();
  for (const definition of definitions) where.set(key(definition), (where.get(key(definition)) ?? 0n) | definition.environments);
  return definitions.filter((definition) => (definition.environments & best(where.get(key(definition)) ?? 0n)) !== 0n);
}

// ------------------------------------------------------------------------------------------------------------- writing statements

/** The text of a node in one line, without comments. @param {SyntaxTree} tree @param {Node} node @returns {string} */
function render(tree, node) {
  const text = renderLines(tree, node);
  return text
    .replaceAll(/([([{])\n\s*/g, "$1")
    .replaceAll(/,?\s*\n\s*([)\]}])/g, "$1")
    .replaceAll(/\s*\n\s*/g, " ");
}

/** @param {SyntaxTree} tree @param {Node} node @returns {string} */
function renderLines(tree, node) {
  const kind = tree.kind(node);
  if (kind === Kind.comment || kind === Kind.line_continuation) return "";
  if (kind === Kind.string || tree.firstChild(node) === none) return tree.textOf(node);
  if (kind === Kind.tuple && tree.namedChildren(node).length === 1) return `(${render(tree, tree.namedChildren(node)[0] ?? none)},)`;
  let text = "";
  let at = tree.start(node);
  for (let child = tree.firstChild(node); child !== none; child = tree.nextSibling(child)) {
    text += tree.text.slice(at, tree.start(child)) + renderLines(tree, child);
    at = tree.end(child);
  }
  return text + tree.text.slice(at, tree.end(node));
}

/** A decorator as it is kept; undefined when it says nothing we need. @param {string} decorator */
function renderDecorator(decorator) {
  const name = decorator.split("(", 1)[0]?.split(".").at(-1) ?? "";
  if (droppedDecorators.has(name)) return undefined;
  if (name !== "deprecated") return `@${decorator}`;
  const message = [...decorator.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]).join("");
  return `@deprecated("${message.split(/\.(?= |$)/, 1)[0]}")`;
}

/** @param {SyntaxTree} tree @param {Node} node a function @returns {string} */
function renderFunction(tree, node) {
  const parameters = tree.namedChildren(tree.child(node, Field.parameters)).map((parameter) => {
    const kind = tree.kind(parameter);
    const name = tree.child(parameter, Field.name);
    if (kind === Kind.default_parameter) return `${tree.textOf(name)}=...`;
    if (kind === Kind.typed_default_parameter) return `${tree.textOf(name)}: ${render(tree, tree.child(parameter, Field.type))} = ...`;
    return render(tree, parameter);
  });
  const isAsync = tree.childOfKind(node, Kind.kw_async) !== none;
  const result = tree.child(node, Field.return_type);
  const arrow = result === none ? "" : ` -> ${render(tree, result)}`;
  return `${isAsync ? "async " : ""}def ${tree.textOf(tree.child(node, Field.name))}(${parameters.join(", ")})${arrow}: ...`;
}

/**
 * An assignment; a value goes where the annotation says all of it.
 * @param {SyntaxTree} tree @param {Node} node @param {boolean} isMember @returns {string}
 */
function renderValue(tree, node, isMember) {
  const type = tree.child(node, Field.type);
  const right = tree.child(node, Field.right);
  const name = tree.textOf(tree.child(node, Field.left));
  if (type === none) return `${name} = ${render(tree, right)}`;
  const annotation = render(tree, type);
  if (right === none) return `${name}: ${annotation}`;
  // A bare `Final` or `ClassVar` takes its type from the value, and an alias is its value.
  if (/^(\w+\.)?(Final|TypeAlias|ClassVar)$/.test(annotation)) return `${name}: ${annotation} = ${render(tree, right)}`;
  // To a dataclass or named tuple it matters that there is a default.
  return isMember ? `${name}: ${annotation} = ...` : `${name}: ${annotation}`;
}

/**
 * One class from all its definitions: the best one, and members that only others have.
 * @param {string} module @param {SyntaxTree} tree @param {Definition} chosen @param {Definition[]} variants @returns {string}
 */
function renderClass(module, tree, chosen, variants) {
  const bases = tree.child(chosen.node, Field.superclasses);
  const head = bases === none ? "" : render(tree, bases);
  const isProtocol = /\bProtocol\b/.test(head);
  const hasFields = /\b(NamedTuple|TypedDict)\b/.test(head) || chosen.decorators.some((text) => /^(dataclasses\.)?dataclass\b/.test(text));
  const only = best(chosen.environments);
  const members = [chosen, ...variants.filter((variant) => variant !== chosen)].flatMap((variant) =>
    definitionsIn(tree, tree.child(variant.node, Field.body), variant.environments),
  );
  const mayJoin = (/** @type {Definition} */ { kind }) => !isProtocol && !(hasFields && kind === "value");
  const selected = select(members.filter((member) => (member.environments & only) !== 0n || mayJoin(member)));
  const lines = selected
    .filter((member) => isKeptMember(module, tree, chosen, isProtocol, member))
    .flatMap((member) => renderDefinition(module, tree, member, [member], true))
    .map((line) => ` ${line}\n`);
  return `class ${chosen.name}${head === "()" ? "" : head}:${lines.length === 0 ? " ..." : `\n${lines.join("").trimEnd()}`}`;
}

/** @param {string} module @param {SyntaxTree} tree @param {Definition} owner the class @param {boolean} isProtocol @param {Definition} member */
function isKeptMember(module, tree, owner, isProtocol, { kind, name, decorators, node }) {
  if (decorators.some((decorator) => decorator.endsWith(".deleter"))) return false;
  if (!/^__\w+__$/.test(name)) return true;
  const isAttribute = kind === "value" && tree.child(node, Field.type) !== none;
  if (isAttribute || decorators.some((text) => text === "property" || text.endsWith(".setter"))) return !droppedAttributes.has(name);
  if (isProtocol) return kind === "function";
  // What every object has would answer every question.
  if (name === "__getattribute__" && module === "builtins" && ["object", "type"].includes(owner.name)) return false;
  return keptMethods.has(name) || (arithmeticModules.has(module) && arithmeticMethods.has(name));
}

/**
 * The lines of a definition that is no import.
 * @param {string} module @param {SyntaxTree} tree @param {Definition} definition @param {Definition[]} variants its definitions for all environments
 * @param {boolean} isMember @returns {string[]}
 */
function renderDefinition(module, tree, definition, variants, isMember) {
  const { kind, node } = definition;
  if (kind === "value") return [renderValue(tree, node, isMember)];
  if (kind === "import") return [importLine(definition.from, [definition.imported])];
  const decorators = definition.decorators.map(renderDecorator).filter((text) => text !== undefined);
  return [...decorators, ...(kind === "class" ? renderClass(module, tree, definition, variants) : renderFunction(tree, node)).split("\n")];
}

/** @param {string} from @param {string[]} names */
const importLine = (from, names) => (from === "" ? `import ${names.join(", ")}` : `from ${from} import ${names.join(", ")}`);

// ----------------------------------------------------------------------------------------------------------------------- modules

/** @param {string} name @param {string} path @returns {Module & { stars: Definition[] }} */
function readModule(name, path) {
  const tree = parseFile(path);
  const definitions = definitionsIn(tree, 0, everywhere);
  const stars = definitions.filter(({ kind }) => kind === "star");
  const lists = definitions.filter(({ kind }) => kind === "all");
  const others = definitions.filter(({ kind }) => kind !== "star" && kind !== "all");
  /** @type {Set<string>} */
  const seenClasses = new Set();
  const entries = select(others).flatMap((definition) => {
    const variants = others.filter((other) => other.kind === "class" && other.name === definition.name);
    if (definition.kind === "class" && seenClasses.size === seenClasses.add(definition.name).size) return [];
    return [makeEntry(definition, renderDefinition(name, tree, definition, variants, false).join("\n"))];
  });
  return { name, isPackage: /__init__\.pyi$/.test(path), entries, all: exportList(tree, lists), used: new Set(), stars };
}

/** @param {Omit<Definition, "node">} definition @param {string} text @returns {Entry} */
function makeEntry({ kind, name, environments, from, imported, decorators }, text) {
  const isMain = (environments & 1n) !== 0n;
  const isStubOnly = decorators.includes("type_check_only") || (kind === "value" && /^\w+(: (\w+\.)?TypeAlias)? = /.test(text));
  return { kind, name, text, from, imported, isMain, isStubOnly, words: new Set(kind === "import" ? [] : text.match(/[A-Za-z_]\w*/g)) };
}

/** What `__all__` lists, in any environment; undefined where there is none. @param {SyntaxTree} tree @param {Definition[]} lists */
function exportList(tree, lists) {
  if (lists.length === 0) return undefined;
  const rank = (/** @type {Definition} */ { environments }) => best(environments);
  const sorted = lists.toSorted((one, other) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0));
  const names = sorted.flatMap(({ node }) => {
    const value = tree.child(node, Field.right);
    const items = value === none ? [] : tree.namedChildren(value);
    const isList = value === none || tree.kind(value) === Kind.list || tree.kind(value) === Kind.tuple;
    if (!isList || items.some((item) => tree.kind(item) !== Kind.string)) throw new Error(`unknown __all__: ${tree.textOf(node)}`);
    return items.map((item) => tree.textOf(item).slice(1, -1));
  });
  return [...new Set(names)];
}

/** The module an import names. @param {Module} module @param {string} from */
function absolute(module, from) {
  const dots = /^\.*/.exec(from)?.[0].length ?? 0;
  if (dots === 0) return from;
  const path = module.name.split(".");
  const base = path.slice(0, path.length - dots + (module.isPackage ? 1 : 0));
  return [...base, ...from.slice(dots).split(".")].filter((part) => part !== "").join(".");
}

/** Whether star imports and other modules may take the name. @param {Entry} entry @param {Module} module */
function isExported(entry, module) {
  if (module.all) return module.all.includes(entry.name);
  if (entry.kind === "import") return isReexport(entry);
  return !entry.name.startsWith("_");
}

/** @param {Entry} entry an import */
const isReexport = ({ name, imported, from }) =>
  imported === `${name} as ${name}` || (from === "." && !imported.includes(" as ") && !name.startsWith("_"));

/** The names a star import of the module brings. @param {Map<string, Module>} modules @param {string} name @returns {Set<string>} */
function exportsOf(modules, name) {
  const module = modules.get(name);
  if (!module) return new Set();
  if (module.all) return new Set(module.all);
  const own = module.entries.filter((entry) => isExported(entry, module)).map((entry) => entry.name);
  const passed = module.entries
    .filter(({ kind }) => kind === "star")
    .flatMap(({ from }) => [...exportsOf(modules, absolute(module, from))]);
  return new Set([...own, ...passed]);
}

/**
 * Star imports: those of the best environment stay, and what they bring comes before what other environments define.
 * Of the others, names that nothing else defines are imported one by one.
 * @param {Map<string, Module>} modules @param {Module & { stars: Definition[] }} module
 */
function addStars(modules, module) {
  const stars = module.stars.map((star) => makeEntry(star, importLine(star.from, ["*"])));
  const bring = (/** @type {Entry} */ { from }) => [...exportsOf(modules, absolute(module, from))];
  const main = stars.filter(({ isMain }) => isMain);
  const brought = new Set(main.flatMap(bring));
  const entries = module.entries.filter(({ name, isMain }) => isMain || !brought.has(name));
  const defined = new Set([...brought, ...entries.map(({ name }) => name)]);
  const added = module.stars.flatMap((star) =>
    bring(makeEntry(star, "")).flatMap((name) =>
      defined.size === defined.add(name).size ? [] : [makeEntry({ ...star, kind: "import", name, imported: `${name} as ${name}` }, "")],
    ),
  );
  module.entries = [...main, ...added, ...entries];
}

// -------------------------------------------------------------------------------------------------------------- what is referred to

/** Finds what must stay: what is public, and what that refers to, across modules. @param {Map<string, Module>} modules */
function markUsed(modules) {
  /** @type {[Module, Entry][]} */
  const queue = [];
  /** @type {(module: Module, entry: Entry) => void} */
  const use = (module, entry) => {
    if (module.used.size !== module.used.add(entry).size) queue.push([module, entry]);
  };
  /** @type {(module: Module, name: string) => void} */
  const useName = (module, name) => {
    for (const entry of module.entries) if (entry.name === name) use(module, entry);
    for (const { kind, from } of module.entries) {
      const source = kind === "star" ? modules.get(absolute(module, from)) : undefined;
      if (source) useName(source, name);
    }
  };
  /** @type {(module: Module) => void} */
  const useAll = (module) => {
    for (const entry of module.entries) if (entry.kind === "star" || isExported(entry, module) || isKept(entry, module)) use(module, entry);
  };
  const attributes = new Set(
    [...modules.values()].flatMap(({ entries }) => entries.flatMap(({ text }) => text.match(/(?<=\w\.)[A-Za-z_]\w*/g) ?? [])),
  );
  /** @type {(entry: Entry, module: Module) => boolean} */
  const isKept = (entry, module) => {
    if (entry.kind === "import") return isReexport(entry) || module.all?.includes(entry.name) === true;
    const isPrivate = /^_(?!_\w+__$)/.test(entry.name);
    return !isPrivate || !entry.isStubOnly || attributes.has(entry.name);
  };

  for (const module of modules.values()) if (!isInternal(module)) useAll(module);
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [module, entry] = next;
    for (const other of module.entries) if (entry.words.has(other.name.split(".", 1)[0] ?? "")) use(module, other);
    if (entry.kind !== "import" && entry.kind !== "star") continue;
    const imported = entry.imported.split(" as ", 1)[0] ?? "";
    const from = absolute(module, entry.from);
    const source = modules.get(from === "" ? imported : from);
    if (!source) continue;
    // Of a module imported whole, attributes are read.
    const submodule = from === "" ? source : modules.get(`${from}.${imported}`);
    if (submodule || entry.kind === "star") useAll(submodule ?? source);
    else useName(source, imported);
  }
}

/** Whether the module matters only for what others take from it. @param {Module} module */
const isInternal = ({ name }) => /^_(?!_)/.test(name) && !usedPrivateModules.test(name);

/** The text of a module; undefined when nothing in it is used. @param {Module} module */
function moduleText(module) {
  const used = module.entries.filter((entry) => module.used.has(entry));
  if (used.length === 0 && isInternal(module)) return undefined;
  /** @type {Map<string, string[]>} */
  const imports = new Map();
  for (const { kind, from, imported } of used) if (kind === "import") imports.set(from, [...(imports.get(from) ?? []), imported]);
  const all = module.all?.filter(
    (name) => used.some((entry) => entry.name === name) || used.some(({ kind }) => kind === "star") || !isInternal(module),
  );
  const lines = [
    ...used.filter(({ kind }) => kind === "star").map(({ text }) => text),
    ...[...imports].map(([from, names]) => importLine(from, [...new Set(names)])),
    ...(all ? [`__all__ = [${all.map((name) => `"${name}"`).join(", ")}]`] : []),
    ...used.filter(({ kind }) => kind !== "star" && kind !== "import").map(({ text }) => text),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

// ---------------------------------------------------------------------------------------------------------------------- the file

/** The file's text. @returns {string} */
export function generateStdlib() {
  const stubs = findStubs();
  const read = [...stubs].map(([name, path]) => readModule(name, path));
  /** @type {Map<string, Module>} */
  const modules = new Map(read.map((module) => [module.name, module]));
  for (const module of read) addStars(modules, module);
  markUsed(modules);

  const texts = [...modules.values()].flatMap((module) => {
    const text = moduleText(module);
    return text === undefined ? [] : [`\f${module.isPackage ? "package" : "module"} ${module.name}\n${text}`];
  });
  const body = texts.join("");
  if (!/^[\x00-\x7f]*$/.test(body)) throw new Error("a text is not ASCII");
  if (body.split("\f").length !== texts.length + 1) throw new Error("a text holds a form feed");
  const inputs = [...stubs].map(([name, path]) => `${name} ${sha256(readText(path))}\n`).join("");
  const header = {
    notice: "Made from the stubs of typeshed, which it changes: shortened, conditions resolved. Licences: THIRD_PARTY_NOTICES.md",
    typeshed: readText(join(typeshed, "commit.txt")).trim(),
    pyright: pyrightVersion,
    inputs: sha256(inputs),
    generator: generatorHash(),
    texts: sha256(body),
  };
  return `${JSON.stringify(header)}\n${body}`;
}

/** What this script does, whatever its comments and layout. */
function generatorHash() {
  const { code } = transformSync(readText(fileURLToPath(import.meta.url)), { minifyWhitespace: true, target: "node20" });
  return sha256(code);
}

/** Why the committed file is not current; undefined when it is. @returns {string | undefined} */
export function findStale() {
  if (!existsSync(outputFile)) return "it does not exist";
  const text = readText(outputFile);
  if (isTypeshedHere()) return text === generateStdlib() ? undefined : "typeshed and this script give another text";
  const end = text.indexOf("\n");
  const header = JSON.parse(text.slice(0, end));
  if (header.pyright !== pyrightVersion) return "it was made from another version of pyright";
  if (header.generator !== generatorHash()) return "it was made by another version of this script";
  return header.texts === sha256(text.slice(end + 1)) ? undefined : "it was edited by hand";
}

function main() {
  if (process.argv.includes("--check")) {
    const stale = findStale();
    if (stale) console.error(`server/data/stdlib.txt is stale: ${stale}; run node scripts/gen-stdlib.mjs`);
    process.exitCode = stale ? 1 : 0;
    return;
  }
  if (!isTypeshedHere()) fetchTypeshed();
  const text = generateStdlib();
  mkdirSync(dirname(outputFile), { recursive: true });
  writeFileSync(outputFile, text);
  console.log(`server/data/stdlib.txt: ${text.split("\f").length - 1} modules, ${text.length} bytes, ${gzipSync(text).length} gzipped`);
}

if (isMain(import.meta)) main();
