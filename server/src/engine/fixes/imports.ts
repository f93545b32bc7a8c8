/** Imports for fixes and templates: uses the one that is there, else says where a new one goes. */
import { answerFor, type Derived } from "../base/answers.js";
import type { TextEdit } from "../base/edit.js";
import type { Module } from "../project/modules.js";
import type { Located, Site } from "../project/symbols.js";
import { type Definition, type Scope, ScopeKind } from "../semantics/model.js";
import type { PlacedItem } from "../syntax/items.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { type Node, none } from "../syntax/tree.js";

export interface ImportPlan {
  /** How to write it: `asyncio.sleep`, `aio.sleep`, `sleep`. */
  readonly expression: string;
  /** The import to add, in offsets of the file; none when it is there. */
  readonly edit?: TextEdit;
}

/** How code at a node can refer to `module`, or to `name` of it. Undefined where the name it would need means something else. */
export function planImport(site: Site, near: Node, module: string, name: string | undefined): ImportPlan | undefined {
  return plan(site.module, module, name, (local) => localDefinitions(site, near, local));
}

/** The same for code at the top level of a file, or for a file without code. */
export function planModuleImport(file: Module, module: string, name: string | undefined): ImportPlan | undefined {
  return plan(file, module, name, () => undefined);
}

function plan(
  file: Module,
  module: string,
  name: string | undefined,
  locals: (name: string) => readonly Definition[] | undefined,
): ImportPlan | undefined {
  const visible = (local: string, isIt: (definition: Definition) => boolean): boolean => {
    const inner = locals(local);
    if (inner !== undefined) return inner.every(isIt);
    const outer = file.symbols.get(local);
    return outer?.every((located) => isIt(located.definition) && isUnconditional(located)) ?? false;
  };
  for (const { local, expression, matches } of candidates(file, module, name)) if (visible(local, matches)) return { expression };
  const root = module.split(".")[0] as string;
  const inner = locals(root);
  if (inner !== undefined) {
    // Imported in the function itself: good where it is the plain import of this very module.
    const isIt = inner.every((definition) => isModuleImport(definition, module));
    return isIt ? { expression: name === undefined ? module : `${module}.${name}` } : undefined;
  }
  const taken = file.symbols.get(root)?.some((located) => !isImportOf(located.definition, root));
  if (taken === true) return undefined;
  return { expression: name === undefined ? module : `${module}.${name}`, edit: newImport(file, module) };
}

interface Candidate {
  /** The name that is bound. */
  readonly local: string;
  readonly expression: string;
  readonly matches: (definition: Definition) => boolean;
}

/** The names by which imports in the file make the module or the name available. */
function candidates(file: Module, module: string, name: string | undefined): Candidate[] {
  const found: Candidate[] = [];
  for (const definition of importsIn(file)) {
    const local = definition.name;
    if (isModuleImport(definition, module)) {
      // `import a.b` binds `a` and is written `a.b`; `import a.b as c` is written `c`.
      const written = definition.imported === undefined ? local : module;
      found.push({
        local,
        expression: name === undefined ? written : `${written}.${name}`,
        matches: (one) => isImportOf(one, module) || isModuleImport(one, module),
      });
    } else if (name !== undefined && isNameImport(definition, module, name)) {
      found.push({ local, expression: local, matches: (one) => isNameImport(one, module, name) });
    }
  }
  return found;
}

/** What a file imports, looked up once for all its fixes. */
const knownImports = new WeakMap<Module, Derived<readonly Definition[]>>();

function importsIn(file: Module): readonly Definition[] {
  return answerFor(knownImports, file).get(() => {
    const all = [...file.symbols.values()].flatMap((found) => found.map(({ definition }) => definition));
    return all.filter(({ kind }) => kind === "import" || kind === "import-from");
  });
}

function isModuleImport(definition: Definition, module: string): boolean {
  return definition.kind === "import" && definition.module === module;
}

function isNameImport(definition: Definition, module: string, name: string): boolean {
  return definition.kind === "import-from" && definition.module === module && definition.imported === name;
}

function isImportOf(definition: Definition, root: string): boolean {
  return definition.kind === "import" && definition.module?.split(".")[0] === root.split(".")[0];
}

/** At the top level of the file: not under `if`, `try` or `TYPE_CHECKING`. */
function isUnconditional(located: Located): boolean {
  return located.definition.node === 0;
}

/** The definitions of a name in the functions around a node, innermost first. */
function localDefinitions(site: Site, near: Node, name: string): readonly Definition[] | undefined {
  let scope: Scope | undefined = site.model.scopeAt(near);
  let inFunction = false;
  while (scope !== undefined && scope.kind !== ScopeKind.container) {
    if (scope.outer.get(name) === "global") return undefined;
    const binding = scope.kind === ScopeKind.class && inFunction ? undefined : scope.bindings.get(name);
    if (binding !== undefined) return binding.definitions;
    if (scope.kind === ScopeKind.function || scope.kind === ScopeKind.lambda) inFunction = true;
    scope = scope.parent;
  }
  return undefined;
}

/**
 * Where `import module` goes: among the plain imports of the first block of imports, in order; else after `__future__` imports,
 * the docstring and the comments the file begins with.
 */
export function newImport(file: Module, module: string): TextEdit {
  const { text, lineBreak, items } = file.file;
  const statement = `import ${module}`;
  const leading = leadingImports(items);
  const plain = leading.filter((placed) => kindOf(placed) === Kind.import_statement && isOwnLine(text, placed));
  const after = plain.find((placed) => firstModule(placed) > module);
  if (after !== undefined) return { start: after.start, end: after.start, newText: `${statement}${lineBreak}` };
  const last = plain.at(-1);
  if (last !== undefined) return insertAfterLine(text, last.start + last.item.text.length, statement, lineBreak);
  const firstFrom = leading.find((placed) => kindOf(placed) === Kind.import_from_statement && isOwnLine(text, placed));
  if (firstFrom !== undefined) return { start: firstFrom.start, end: firstFrom.start, newText: `${statement}${lineBreak}` };
  const future = leading.filter((placed) => kindOf(placed) === Kind.future_import_statement).at(-1);
  if (future !== undefined) return insertAfterLine(text, future.start + future.item.text.length, `${lineBreak}${statement}`, lineBreak);
  const docstring = items[0] !== undefined && isDocstring(items[0]) ? items[0] : undefined;
  if (docstring !== undefined)
    return insertAfterLine(text, docstring.start + docstring.item.text.length, `${lineBreak}${statement}`, lineBreak);
  const start = afterLeadingComments(text);
  const hasBlankAfter = /^\s*(\r\n|\n|\r|$)/.test(text.slice(start));
  return { start, end: start, newText: `${statement}${lineBreak}${hasBlankAfter || text.slice(start).trim() === "" ? "" : lineBreak}` };
}

function kindOf(placed: PlacedItem): Kind {
  return placed.item.tree.size === 0 ? Kind.ERROR : placed.item.tree.kind(0);
}

/** The imports a file begins with, after its docstring. */
function leadingImports(items: readonly PlacedItem[]): PlacedItem[] {
  const found: PlacedItem[] = [];
  for (const [index, placed] of items.entries()) {
    const kind = kindOf(placed);
    if (kind === Kind.import_statement || kind === Kind.import_from_statement || kind === Kind.future_import_statement) found.push(placed);
    else if (!(index === 0 && isDocstring(placed))) break;
  }
  return found;
}

function isDocstring(placed: PlacedItem): boolean {
  const { tree } = placed.item;
  return kindOf(placed) === Kind.expression_statement && tree.size > 1 && tree.kind(1) === Kind.string;
}

function firstModule(placed: PlacedItem): string {
  const { tree } = placed.item;
  const name = tree.child(0, Field.name);
  if (name === none) return "";
  const path = tree.kind(name) === Kind.aliased_import ? tree.child(name, Field.name) : name;
  return tree.textOf(path);
}

/** Whether a statement is alone at the start of its line, so that a line can go before or after it. */
function isOwnLine(text: string, placed: PlacedItem): boolean {
  const before = text[placed.start - 1];
  if (placed.start > 0 && before !== "\n" && before !== "\r") return false;
  const rest = text.slice(placed.start + placed.item.text.length);
  return /^[ \t]*(#|\r|\n|$)/.test(rest);
}

function insertAfterLine(text: string, offset: number, statement: string, lineBreak: string): TextEdit {
  const rest = text.slice(offset);
  const lineEnd = /\r\n|\r|\n/.exec(rest);
  // Another statement may share the line (`"""doc"""; x = 1`): then the import goes before everything after it all the same.
  if (lineEnd === null) return { start: text.length, end: text.length, newText: `${lineBreak}${statement}` };
  const at = offset + lineEnd.index + lineEnd[0].length;
  return { start: at, end: at, newText: `${statement}${lineBreak}` };
}

/** After a shebang, a coding line and the comment block of a licence, which keep their place. */
function afterLeadingComments(text: string): number {
  let at = 0;
  for (;;) {
    const match = /^#[^\r\n]*(\r\n|\r|\n|$)/.exec(text.slice(at));
    if (match === null || match[0] === "") return at;
    at += match[0].length;
  }
}

/** What makes `name` of `module` available by itself (`from module import name`): nothing where it is, else an edit; undefined where the name is taken. */
export function planFromImport(file: Module, module: string, name: string): { readonly edit?: TextEdit } | undefined {
  const known = file.symbols.get(name);
  if (known !== undefined) return known.every((located) => isNameImport(located.definition, module, name)) ? {} : undefined;
  const { text, lineBreak, items } = file.file;
  const leading = leadingImports(items);
  for (const placed of leading) {
    const { tree } = placed.item;
    if (kindOf(placed) !== Kind.import_from_statement || tree.textOf(tree.child(0, Field.module_name)) !== module) continue;
    const last = tree.childrenUnder(0, Field.name).at(-1);
    if (last === undefined) continue;
    const at = placed.start + tree.end(last);
    return { edit: { start: at, end: at, newText: `, ${name}` } };
  }
  const statement = `from ${module} import ${name}`;
  const lastImport = leading.filter((placed) => kindOf(placed) !== Kind.future_import_statement).at(-1);
  if (lastImport !== undefined)
    return { edit: insertAfterLine(text, lastImport.start + lastImport.item.text.length, statement, lineBreak) };
  return { edit: { ...newImport(file, module), newText: newImport(file, module).newText.replace(`import ${module}`, statement) } };
}
