/**
 * What an expression is: evaluated on demand, across items and modules, remembered per site.
 * Recursion has a fixed answer (unknown), and what was worked out under that answer is not remembered, so the order of
 * questions never shows. Broken or missing code is unknown, never an error.
 */
import { answerFor, type Derived } from "../base/answers.js";
import type { Item } from "../syntax/items.js";
import { type Node, none } from "../syntax/tree.js";
import { asAnnotation, parseExpression, typingForm } from "./aliases.js";
import { buildAncestry, substitutionFor } from "./ancestry.js";
import { AssignedNames } from "./assigned-names.js";
import { CallIndex } from "./call-index.js";
import { callFunction, callMember } from "./calls.js";
import { augmentedType, definedType, moduleNameType } from "./definitions.js";
import { expressionType, isAsyncGeneratorExpression } from "./expressions.js";
import type { Substitution } from "./generics.js";
import { classAttribute, instanceAttribute } from "./members.js";
import { Mentions } from "./mentions.js";
import type { Changes, Module, Modules } from "./modules.js";
import { namesOf, orKnownByName, publicName, reachedBy } from "./public-names.js";
import { buildReturn } from "./returns.js";
import { Subclasses } from "./subclasses.js";
import type { ClassInfo, FunctionInfo, Located, Site } from "./symbols.js";
import { type InstanceType, type Type, unionOf, unknown } from "./type.js";

/** A class and its ancestors in the order attributes are looked up. */
export interface Ancestry {
  readonly classes: readonly { readonly class: ClassInfo; readonly arguments: readonly Type[] }[];
  /** Bases nobody could read, by qualified name where it has one. */
  readonly unread: readonly (string | undefined)[];
}

/** How many evaluations one question may cost before the answer is unknown. */
const stepBudget = 20_000;
const depthLimit = 120;

export class Types {
  #depth = 0;
  #steps = 0;
  /** The lowest depth at which an evaluation in progress was asked for again. */
  #lowest = Number.POSITIVE_INFINITY;
  /** What stands for an evaluation in progress, by its depth. */
  readonly #markers: Type[] = [];
  readonly #ancestries = new WeakMap<ClassInfo, Derived<Ancestry>>();
  readonly #subclasses = new Subclasses(this);
  readonly #overrides = new WeakMap<FunctionInfo, Derived<readonly Located[]>>();
  readonly #strings = new WeakMap<Site, Map<string, { site: Site; node: Node } | undefined>>();

  /** Where the project calls something of a name. */
  readonly calls: CallIndex;
  /** The names its modules assign to as attributes. */
  readonly assigned = new AssignedNames();
  /** Which of its items mention a word. */
  readonly mentions: Mentions;

  constructor(
    readonly modules: Modules,
    readonly parse: (text: string) => Item,
  ) {
    this.calls = new CallIndex(modules);
    this.mentions = new Mentions(modules);
  }

  /** Takes what became of a module's items. */
  apply(module: Module, changes: Changes): void {
    this.calls.apply(module, changes);
    this.assigned.apply(module, changes);
    this.mentions.apply(module, changes);
  }

  /** Works out again what is told for the whole project at once; before anything is asked after a change. */
  settle(): void {
    this.#subclasses.settle();
  }

  // ---------------------------------------------------------------- questions

  /** What the expression at `node` is. */
  typeOf(site: Site, node: Node): Type {
    if (node === none) return unknown;
    return this.#recall(site, node) ?? this.#workOut(site, node, () => expressionType(this, site, node));
  }

  /** What a call of the function gives, without knowing the arguments: a coroutine for a coroutine function. */
  returnOf(info: FunctionInfo): Type {
    return this.once(info.site, -2 - info.node, () => buildReturn(this, info));
  }

  /** What calling a value of this type gives; unknown variables stay unknown. */
  resultOf(type: Type): Type {
    switch (type.kind) {
      case "callable":
        return type.returns();
      case "function":
        return callFunction(this, type, undefined, undefined);
      case "class":
        if (type.class.name === "Any" && type.class.site.module.name === "typing") return unknown;
        return { kind: "instance", class: type.class, arguments: type.arguments };
      case "external":
        return { kind: "external-instance", name: type.name };
      case "instance":
        return callMember(this, type, "__call__") ?? unknown;
      case "union":
        return unionOf(type.members.map((member) => this.resultOf(member)));
      default:
        return unknown;
    }
  }

  /** What `await` gives for a value of this type; unknown for what cannot be awaited. */
  awaited(type: Type): Type {
    switch (type.kind) {
      case "coroutine":
        return type.result();
      case "union":
        return unionOf(type.members.map((member) => this.awaited(member)));
      case "instance": {
        const method = this.attribute(type, "__await__");
        if (method.kind === "unknown") return unknown;
        const generator = this.resultOf(method);
        // Generator[yields, sends, returns]: `await` gives what it returns.
        if (generator.kind === "instance") return generator.arguments[2] ?? unknown;
        return unknown;
      }
      default:
        return unknown;
    }
  }

  /** Whether every value of the type can be awaited; undefined where that is not known. */
  isAwaitable(type: Type): boolean | undefined {
    switch (type.kind) {
      case "coroutine":
        return true;
      case "union": {
        const answers = type.members.map((member) => this.isAwaitable(member));
        return answers.every((answer) => answer === answers[0]) ? answers[0] : undefined;
      }
      case "instance":
        // `object` says nothing of what a value is.
        if (type.class.name === "object" && type.class.site.module.name === "builtins") return undefined;
        return this.hasMember(type, "__await__");
      case "none":
      case "tuple":
      case "module":
      case "function":
        return false;
      case "class":
        return type.class.site.module.origin === "library" ? false : undefined;
      default:
        return undefined;
    }
  }

  /** Whether values of the type have an attribute of that name; undefined where that is not known. */
  hasMember(type: Type, name: string): boolean | undefined {
    switch (type.kind) {
      case "instance": {
        const { classes, unread } = this.ancestry(type.class);
        if (classes.some((entry) => entry.class.members.has(name) || entry.class.attributes.has(name))) return true;
        // Special methods are looked up past `__getattr__` (reference, section 3.3.12), but mocks add them.
        const isSpecial = /^__\w+__$/.test(name);
        const mayAnswer = ({ class: one }: { readonly class: ClassInfo }): boolean =>
          one.members.has("__getattr__") && !(isSpecial && one.site.module.name !== "unittest.mock");
        return unread.length > 0 || classes.some(mayAnswer) ? undefined : false;
      }
      case "union": {
        const answers = type.members.map((member) => this.hasMember(member, name));
        return answers.every((answer) => answer === answers[0]) ? answers[0] : undefined;
      }
      case "coroutine":
        return name === "__await__";
      case "tuple":
        return this.hasMember(this.instanceOf("builtins.tuple", []), name);
      case "none":
        return false;
      default:
        return undefined;
    }
  }

  /** The element a loop over the type gives; undefined where it cannot be said. */
  elementOf(type: Type, isAsync: boolean): Type | undefined {
    if (type.kind === "union") {
      const elements = type.members.map((member) => this.elementOf(member, isAsync));
      return elements.every((element) => element !== undefined) ? unionOf(elements as Type[]) : undefined;
    }
    if (type.kind === "tuple") return isAsync ? undefined : unionOf(type.elements);
    if (type.kind !== "instance") return undefined;
    const iterator = callMember(this, type, isAsync ? "__aiter__" : "__iter__");
    if (iterator === undefined) return undefined;
    const next = callMember(this, iterator, isAsync ? "__anext__" : "__next__");
    return next === undefined ? undefined : isAsync ? this.awaited(next) : next;
  }

  /** What `with value as x` binds. */
  entered(type: Type, isAsync: boolean): Type {
    switch (type.kind) {
      case "union":
        return unionOf(type.members.map((member) => this.entered(member, isAsync)));
      case "external-instance":
        // Nearly every library's client or file gives itself.
        return type;
      case "instance": {
        const result = callMember(this, type, isAsync ? "__aenter__" : "__enter__");
        if (result === undefined) return unknown;
        return isAsync ? this.awaited(result) : result;
      }
      default:
        return unknown;
    }
  }

  /** The attribute `name` of a value of this type, methods bound to it. */
  attribute(type: Type, name: string): Type {
    switch (type.kind) {
      case "module":
        return this.moduleAttribute(type.name, name);
      case "class":
        return classAttribute(this, type, name);
      case "instance":
        return instanceAttribute(this, type, name);
      case "tuple":
        return instanceAttribute(this, this.instanceOf("builtins.tuple", [unionOf(type.elements)]), name);
      case "external":
      case "external-instance":
        return { kind: "external", name: `${type.name}.${name}` };
      case "union": {
        const members = type.members.filter((member) => member.kind !== "none");
        // What is of a class that has no such attribute does not get any further.
        const having = members.filter((member) => member.kind !== "instance" || this.hasMember(member, name) !== false);
        return having.length === 0 ? unknown : unionOf(having.map((member) => this.attribute(member, name)));
      }
      case "coroutine":
        if (name !== "__await__") return unknown;
        return { kind: "callable", returns: () => this.instanceOf("typing.Generator", [unknown, unknown, type.result()]) };
      case "type-variable":
        return type.bound === undefined ? unknown : this.attribute(type.bound(), name);
      default:
        return unknown;
    }
  }

  /** A name of a module, or its submodule; in a module nobody has read it is known by name alone. */
  moduleAttribute(moduleName: string, name: string): Type {
    const module = this.modules.find(moduleName);
    if (module === undefined) {
      if (this.modules.isPackagePrefix(moduleName)) return { kind: "module", name: `${moduleName}.${name}` };
      return { kind: "external", name: `${moduleName}.${name}` };
    }
    const own = moduleNameType(this, module, name, new Set());
    if (own === undefined && this.modules.find(`${moduleName}.${name}`) !== undefined)
      return { kind: "module", name: `${moduleName}.${name}` };
    if (module.origin !== "installed") return own ?? unknown;
    const path = `${moduleName}.${name}`;
    const known = orKnownByName(own ?? unknown, module, () => path, "external");
    return reachedBy(this, known, undefined, path);
  }

  /** The class and its ancestors, with their type arguments in terms of the class's own variables. */
  ancestry(info: ClassInfo): Ancestry {
    // A class that is its own ancestor ends here.
    const alone: Ancestry = { classes: [{ class: info, arguments: [] }], unread: [] };
    return answerFor(this.#ancestries, info).get(() => buildAncestry(this, info), alone);
  }

  /** Whether a class is another or inherits from it, as far as its ancestors were read. */
  derivesFrom(info: ClassInfo, ancestor: ClassInfo): boolean {
    return this.ancestry(info).classes.some((entry) => entry.class === ancestor);
  }

  /** The same for the classes that go by these public names. */
  derivesFromNamed(info: ClassInfo, names: readonly string[]): boolean {
    return this.ancestry(info).classes.some((entry) => names.includes(this.publicName(entry.class)));
  }

  /** Classes of the project that inherit from a class. */
  subclassesOf(info: ClassInfo): readonly ClassInfo[] {
    return this.#subclasses.of(info);
  }

  /** What classes of the project that inherit from a method's class put in its place. */
  overridesOf(info: FunctionInfo): readonly Located[] {
    const { owner, name } = info;
    if (owner === undefined) return [];
    // A method of a base class of all tests has thousands of classes that might override it, and as many calls.
    return answerFor(this.#overrides, info).get(() => this.subclassesOf(owner).flatMap((one) => one.members.get(name) ?? []));
  }

  /** What a value's type arguments stand for in its class. */
  ownSubstitution(type: InstanceType): Substitution {
    return substitutionFor(this, type.class, type.arguments);
  }

  /** An instance of a class of the standard library by qualified name. */
  instanceOf(qualifiedName: string, given: readonly Type[]): Type {
    const at = qualifiedName.lastIndexOf(".");
    const type = this.moduleAttribute(qualifiedName.slice(0, at), qualifiedName.slice(at + 1));
    if (type.kind === "class") return { kind: "instance", class: type.class, arguments: given };
    return { kind: "external-instance", name: qualifiedName };
  }

  /** What a value annotated with this class is. */
  instantiated(type: Type): Type {
    switch (type.kind) {
      case "class":
        return { kind: "instance", class: type.class, arguments: type.arguments };
      case "external":
        return { kind: "external-instance", name: type.name };
      case "module":
      case "function":
        return unknown;
      case "union":
        return unionOf(type.members.map((member) => this.instantiated(member)));
      default:
        return type;
    }
  }

  // -------------------------------------------------------------- annotations

  /** The name a typing form has where it comes from, such as `Optional` for `import typing as t; t.Optional`. */
  typingForm(site: Site, node: Node): string | undefined {
    return typingForm(this, site, node);
  }

  /** A name used as an annotation: a class, or for an alias what it stands for. */
  asAnnotation(site: Site, node: Node): Type {
    return asAnnotation(this, site, node);
  }

  /** An annotation in a string, as code of the place it stands in. */
  parseAnnotation(site: Site, text: string): { site: Site; node: Node } | undefined {
    let known = this.#strings.get(site);
    if (known === undefined) {
      known = new Map();
      this.#strings.set(site, known);
    }
    if (!known.has(text)) known.set(text, parseExpression(this, site, text));
    return known.get(text);
  }

  // -------------------------------------------------------------- definitions

  /** The type a definition gives its name. */
  definitionType(located: Located): Type {
    const { site, definition } = located;
    if (definition.kind === "augmented") return augmentedType(this, site, definition);
    // Not the key of the target itself: asking what stands there leads here.
    return this.once(site, definition.target + 0.5, () => definedType(this, site, definition));
  }

  // -------------------------------------------------------------- expressions

  /** A generator expression is asynchronous when its element, a condition or a later iterable awaits (reference, section 6.2.8). */
  isAsyncGeneratorExpression(site: Site, node: Node): boolean {
    return isAsyncGeneratorExpression(site, node);
  }

  // -------------------------------------------------------------------- calls

  // ------------------------------------------------------------------ members

  // -------------------------------------------------------------------- names

  /** The qualified names something goes by, the public one first: of a method also in the classes its object inherits it through. */
  namesOf(type: Type): string[] {
    return namesOf(this, type);
  }

  /** The name users know a class or function by: `asyncio.sleep`, though it is defined in `asyncio.tasks`. */
  publicName(symbol: ClassInfo | FunctionInfo): string {
    return publicName(this, symbol);
  }

  // ----------------------------------------------------------------- the memo

  /** Works something out once per site; what depends on an unfinished answer is not remembered. */
  once(site: Site, key: number, work: () => Type): Type {
    return this.#recall(site, key) ?? this.#workOut(site, key, work);
  }

  /** What is remembered; unknown for what is being worked out. */
  #recall(site: Site, key: number): Type | undefined {
    const memo = site.memoOf(key);
    memo?.read();
    const known = (memo?.types ?? site.libraryTypes).get(wholeKey(key));
    if (known?.kind !== "unknown" || known === unknown) return known;
    const depth = this.#markers.indexOf(known);
    if (depth === -1) return known;
    this.#lowest = Math.min(this.#lowest, depth);
    return unknown;
  }

  #workOut(site: Site, key: number, work: () => Type): Type {
    if (this.#depth === 0) this.#steps = 0;
    if (this.#depth > depthLimit || this.#steps > stepBudget) {
      this.#lowest = -1;
      return unknown;
    }
    const memo = site.memoOf(key);
    const types = memo?.types ?? site.libraryTypes;
    const at = wholeKey(key);
    const depth = this.#depth++;
    this.#steps++;
    this.#markers[depth] ??= { kind: "unknown" };
    types.set(at, this.#markers[depth]);
    const outer = this.#lowest;
    this.#lowest = Number.POSITIVE_INFINITY;
    let result: Type = unknown;
    try {
      result = memo === undefined ? work() : memo.work(work);
    } finally {
      this.#depth--;
      const isFinal = this.#lowest >= depth || depth === 0;
      if (isFinal) types.set(at, result);
      else types.delete(at);
      this.#lowest = Math.min(outer, isFinal ? Number.POSITIVE_INFINITY : this.#lowest);
    }
    return result;
  }
}

/** Keys count in halves; whole numbers are looked up faster. */
function wholeKey(key: number): number {
  return key * 2;
}
