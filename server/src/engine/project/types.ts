/**
 * What an expression is: evaluated on demand, across items and modules, remembered per site.
 * Recursion has a fixed answer (unknown), and what was worked out under that answer is not remembered, so the order of
 * questions never shows. Broken or missing code is unknown, never an error.
 */

import {
  coroutineDecorators,
  keepingDecorators,
  moduleStrings,
  propertyDecorators,
  publicModules,
  publicNames,
  typingModules,
} from "../knowledge/python.js";
import { functionScope } from "../semantics/build.js";
import { exitsOf, type Narrowing, type Reaching } from "../semantics/flow.js";
import type { Binding, Definition, Scope } from "../semantics/model.js";
import { ScopeKind } from "../semantics/model.js";
import type { Item } from "../syntax/items.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf, stringValue, unparenthesized } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import { annotatedType } from "./annotations.js";
import { learn, noSubstitution, type Substitution, substitute } from "./generics.js";
import { type Module, type Modules, modelOf } from "./modules.js";
import { type ClassInfo, type FunctionInfo, type Located, type LocatedAttribute, Site } from "./symbols.js";
import { type FunctionType, type InstanceType, membersOf, neverType, noneType, type Type, unionOf, unknown } from "./type.js";

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
  readonly #inProgress = new WeakMap<Type, number>();
  #ancestry = new WeakMap<ClassInfo, Ancestry>();
  #subclasses: Map<ClassInfo, ClassInfo[]> | undefined;
  readonly #strings = new WeakMap<Site, Map<Node, { site: Site; node: Node } | undefined>>();

  constructor(
    readonly modules: Modules,
    readonly parse: (text: string) => Item,
  ) {}

  /** Forgets what may have changed: everything about the project's own code. */
  forget(): void {
    for (const module of this.modules.project) for (const site of module.sites) site.types.clear();
    this.#ancestry = new WeakMap();
    this.#subclasses = undefined;
  }

  // ---------------------------------------------------------------- questions

  /** What the expression at `node` is. */
  typeOf(site: Site, node: Node): Type {
    return node === none ? unknown : this.#once(site, node, () => this.#expression(site, node));
  }

  /** What a call of the function gives, without knowing the arguments: a coroutine for a coroutine function. */
  returnOf(info: FunctionInfo): Type {
    return this.#once(info.site, -2 - info.node, () => this.#returnOf(info));
  }

  /** What calling a value of this type gives; unknown variables stay unknown. */
  resultOf(type: Type): Type {
    switch (type.kind) {
      case "callable":
        return type.returns();
      case "function":
        return this.#callFunction(type, undefined, undefined);
      case "class":
        return { kind: "instance", class: type.class, arguments: type.arguments };
      case "external":
        return { kind: "external-instance", name: type.name };
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
        return unread.length > 0 || classes.some((entry) => entry.class.members.has("__getattr__")) ? undefined : false;
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
    const iterator = this.#callMember(type, isAsync ? "__aiter__" : "__iter__");
    if (iterator === undefined) return undefined;
    const next = this.#callMember(iterator, isAsync ? "__anext__" : "__next__");
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
        const result = this.#callMember(type, isAsync ? "__aenter__" : "__enter__");
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
        return this.#classAttribute(type, name);
      case "instance":
        return this.#instanceAttribute(type, name);
      case "tuple":
        return this.#instanceAttribute(this.instanceOf("builtins.tuple", [unionOf(type.elements)]), name);
      case "external":
      case "external-instance":
        return { kind: "external", name: `${type.name}.${name}` };
      case "union": {
        const members = type.members.filter((member) => member.kind !== "none");
        return members.length === 0 ? unknown : unionOf(members.map((member) => this.attribute(member, name)));
      }
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
    const own = this.#moduleName(module, name, new Set());
    if (own !== undefined) return own;
    if (this.modules.find(`${moduleName}.${name}`) !== undefined) return { kind: "module", name: `${moduleName}.${name}` };
    return unknown;
  }

  /** The class and its ancestors, with their type arguments in terms of the class's own variables. */
  ancestry(info: ClassInfo): Ancestry {
    const known = this.#ancestry.get(info);
    if (known !== undefined) return known;
    // A class that is its own ancestor ends here.
    this.#ancestry.set(info, { classes: [{ class: info, arguments: this.#ownVariables(info) }], unread: [] });
    const built = this.#buildAncestry(info);
    this.#ancestry.set(info, built);
    return built;
  }

  /** Classes of the project that inherit from a class. */
  subclassesOf(info: ClassInfo): readonly ClassInfo[] {
    this.#subclasses ??= this.#buildSubclasses();
    return this.#subclasses.get(info) ?? [];
  }

  /** What classes of the project that inherit from a method's class put in its place. */
  overridesOf(info: FunctionInfo): readonly Located[] {
    return info.owner === undefined ? [] : this.subclassesOf(info.owner).flatMap((one) => one.members.get(info.name) ?? []);
  }

  #buildSubclasses(): Map<ClassInfo, ClassInfo[]> {
    const subclasses = new Map<ClassInfo, ClassInfo[]>();
    for (const module of this.modules.project) {
      for (const site of module.sites) {
        for (const scope of site.model.scopes) {
          if (scope.kind !== ScopeKind.class) continue;
          const info = site.classAt(scope.node);
          for (const { class: ancestor } of this.ancestry(info).classes) {
            if (ancestor === info) continue;
            const known = subclasses.get(ancestor);
            if (known) known.push(info);
            else subclasses.set(ancestor, [info]);
          }
        }
      }
    }
    return subclasses;
  }

  /** What a value's type arguments stand for in its class. */
  ownSubstitution(type: InstanceType): Substitution {
    return this.#substitutionFor(type.class, type.arguments);
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
      default:
        return type;
    }
  }

  // -------------------------------------------------------------- annotations

  /** The name a typing form has where it comes from, such as `Optional` for `import typing as t; t.Optional`. */
  typingForm(site: Site, node: Node): string | undefined {
    const { tree } = site;
    const kind = tree.kind(node);
    if (kind === Kind.identifier) {
      const found = this.#definitionsOf(site, node);
      if (found === undefined) return undefined;
      for (const { site: at, definition } of found) {
        if (definition.kind === "import-from") {
          const from = at.module.absolute(definition.module ?? "");
          if (typingModules.has(from)) return definition.imported;
          return this.#reexportedForm(from, definition.imported ?? "", 4);
        }
        if (typingModules.has(at.module.name)) return definition.name;
      }
      return undefined;
    }
    if (kind !== Kind.attribute && kind !== Kind.member_type) return undefined;
    const object = kind === Kind.attribute ? tree.child(node, Field.object) : (tree.namedChildren(node)[0] ?? none);
    const name = kind === Kind.attribute ? tree.child(node, Field.attribute) : (tree.namedChildren(node)[1] ?? none);
    if (object === none || name === none || tree.kind(object) !== Kind.identifier) return undefined;
    const type = this.typeOf(site, object);
    return type.kind === "module" && typingModules.has(type.name) ? tree.textOf(name) : undefined;
  }

  #reexportedForm(moduleName: string, name: string, hops: number): string | undefined {
    const module = hops === 0 ? undefined : this.modules.find(moduleName);
    const found = module === undefined ? undefined : this.#moduleDefinitions(module, name, new Set())?.[0];
    if (found === undefined) return undefined;
    const { site, definition } = found;
    if (typingModules.has(site.module.name)) return definition.name;
    return definition.kind === "import-from"
      ? this.#reexportedForm(site.module.absolute(definition.module ?? ""), definition.imported ?? "", hops - 1)
      : undefined;
  }

  /** A name used as an annotation: a class, or for an alias what it stands for. */
  asAnnotation(site: Site, node: Node): Type {
    const { tree } = site;
    const kind = tree.kind(node);
    if (kind === Kind.identifier) {
      const found = this.#definitionsOf(site, node);
      if (found === undefined || found.length === 0) return this.typeOf(site, node);
      return unionOf(found.slice(0, 4).map((located) => this.#asAlias(located)));
    }
    if (kind === Kind.attribute) {
      const object = this.typeOf(site, tree.child(node, Field.object));
      const name = tree.textOf(tree.child(node, Field.attribute));
      return this.#memberAsAnnotation(object, name);
    }
    if (kind === Kind.member_type || kind === Kind.dotted_name) {
      const [first, ...rest] = tree.namedChildren(node);
      if (first === undefined) return unknown;
      let type = tree.kind(first) === Kind.identifier ? this.typeOf(site, first) : this.asAnnotation(site, first);
      for (const part of rest) type = this.#memberAsAnnotation(type, tree.textOf(part));
      return type;
    }
    return this.typeOf(site, node);
  }

  #memberAsAnnotation(object: Type, name: string): Type {
    if (object.kind === "module") {
      const located = this.modules.find(object.name)?.symbols.get(name);
      if (located !== undefined) return unionOf(located.slice(0, 4).map((one) => this.#asAlias(one)));
    }
    return this.attribute(object, name);
  }

  #asAlias(located: Located): Type {
    const { site, definition } = located;
    const { value } = definition;
    if (definition.kind === "import-from") {
      const from = site.module.absolute(definition.module ?? "");
      const there = this.modules.find(from)?.symbols.get(definition.imported ?? "");
      const first = there?.[0];
      if (there?.length === 1 && first !== undefined && first.site.module !== site.module)
        return this.#once(site, -2 - definition.target, () => this.#asAlias(first));
      return this.definitionType(located);
    }
    if (definition.kind === "type-parameter") return { kind: "type-variable", name: definition.name };
    if (definition.kind === "type-alias" && value !== undefined)
      return this.#once(site, -2 - definition.target, () => annotatedType(this, site, value));
    if (definition.kind !== "assign" || value === undefined || definition.path.length > 0) return this.definitionType(located);
    const { tree } = site;
    if (tree.kind(value) === Kind.call) {
      const callee = tree.textOf(tree.child(value, Field.function)).split(".").at(-1) as string;
      if (["TypeVar", "ParamSpec", "TypeVarTuple"].includes(callee)) {
        const bound = argumentsOf(tree, value).find((argument) => argument.name === "bound")?.value;
        return {
          kind: "type-variable",
          name: definition.name,
          ...(bound === undefined ? {} : { bound: () => annotatedType(this, site, bound) }),
        };
      }
      if (callee === "NewType") {
        const base = argumentsOf(tree, value)[1]?.value;
        return base === undefined ? unknown : annotatedType(this, site, base);
      }
      return this.definitionType(located);
    }
    // `Alias = Union[A, B]`, `Lock = _thread.lock`: the value read as an annotation.
    if (definition.annotation === undefined || tree.textOf(definition.annotation).endsWith("TypeAlias")) {
      return this.#once(site, -2 - definition.target, () => {
        const isName = tree.kind(value) === Kind.identifier || tree.kind(value) === Kind.attribute;
        const direct = isName ? this.typeOf(site, value) : unknown;
        return direct.kind === "class" || direct.kind === "external" ? direct : annotatedType(this, site, value);
      });
    }
    return this.definitionType(located);
  }

  /** A generic alias with its variables given, in the order they appear. */
  applyAlias(type: Type, given: readonly Type[]): Type {
    const names: string[] = [];
    collectVariables(type, names);
    return substitute(type, new Map(names.map((name, index) => [name, given[index] ?? unknown])));
  }

  /** An annotation in a string, as code of the place it stands in. */
  parseAnnotation(site: Site, node: Node, text: string): { site: Site; node: Node } | undefined {
    let known = this.#strings.get(site);
    if (known === undefined) {
      known = new Map();
      this.#strings.set(site, known);
    }
    if (!known.has(node)) known.set(node, this.#parseExpression(site, text));
    return known.get(node);
  }

  #parseExpression(site: Site, text: string): { site: Site; node: Node } | undefined {
    if (text.length > 500) return undefined;
    const item = this.parse(`(${text.trim()})`);
    const inner = new Site(site.module, item, modelOf(item), site.start, site.owner);
    for (let node = 0; node < item.tree.size; node++) {
      if (item.tree.kind(node) === Kind.parenthesized_expression) return { site: inner, node };
    }
    return undefined;
  }

  // -------------------------------------------------------------- definitions

  /** The definitions a name refers to, wherever they are; undefined when it is not defined anywhere that was read. */
  #definitionsOf(site: Site, node: Node): readonly Located[] | undefined {
    const { model, tree } = site;
    const binding = model.bindingOf(node);
    if (binding !== undefined) return binding.definitions.map((definition) => ({ site, definition }));
    const name = tree.textOf(node);
    if (site.owner !== undefined && seesClass(model.scopeAt(node))) {
      const members = site.owner.members.get(name);
      if (members !== undefined) return members;
    }
    // The type parameters of a class are seen from its methods, too (reference, section 8.10).
    for (let owner = site.owner; owner !== undefined; owner = owner.site.owner) {
      const parameter = owner.scope?.bindings.get(name)?.definitions.find((definition) => definition.kind === "type-parameter");
      if (parameter !== undefined) return [{ site: owner.site, definition: parameter }];
    }
    return this.#moduleDefinitions(site.module, name, new Set());
  }

  #moduleDefinitions(module: Module, name: string, seen: Set<Module>): readonly Located[] | undefined {
    if (seen.has(module)) return undefined;
    seen.add(module);
    const own = module.symbols.get(name);
    if (own !== undefined) return own;
    for (const written of module.starImports) {
      if (name.startsWith("_") && !isExported(this.modules.find(module.absolute(written)), name)) continue;
      const from = this.modules.find(module.absolute(written));
      const there = from === undefined ? undefined : this.#moduleDefinitions(from, name, seen);
      if (there !== undefined) return there;
    }
    return undefined;
  }

  #moduleName(module: Module, name: string, seen: Set<Module>): Type | undefined {
    const found = this.#moduleDefinitions(module, name, seen);
    return found === undefined ? undefined : this.#locatedType(found);
  }

  /** The type of a name with all its definitions: overloads together, else the union. */
  #locatedType(found: readonly Located[]): Type {
    const values = found.filter(({ definition }) => definition.kind !== "delete");
    const functions = values.filter(({ definition }) => definition.kind === "function");
    if (functions.length > 1 && functions.length === values.length) return this.#functionsType(functions);
    return unionOf(values.slice(0, 8).map((located) => this.definitionType(located)));
  }

  /** Several functions of one name: overloads, a property with its setters, or one per branch. */
  #functionsType(functions: readonly Located[]): Type {
    const isOverload = ({ site, definition }: Located) =>
      site.functionAt(definition.node).decorators.some((node) => /(^|\.)overload$/.test(site.tree.textOf(node)));
    const overloads = functions.filter(isOverload);
    const first = overloads[0];
    if (first !== undefined) {
      const type = this.definitionType(first);
      return type.kind === "function"
        ? { ...type, overloads: overloads.map(({ site, definition }) => site.functionAt(definition.node)) }
        : type;
    }
    const types = functions.slice(0, 8).map((located) => this.definitionType(located));
    return types.find((type) => type.kind === "property") ?? unionOf(types);
  }

  /** The type a definition gives its name. */
  definitionType(located: Located): Type {
    const { site, definition } = located;
    if (definition.kind === "augmented") return this.#augmented(site, definition);
    return this.#once(site, definition.target, () => this.#definition(site, definition));
  }

  #augmented(site: Site, definition: Definition): Type {
    const reaching = site.flowOf(functionScope(definition.scope) ?? definition.scope).get(definition.target);
    return reaching === undefined ? unknown : this.#once(site, -2 - definition.target, () => this.#reachingType(site, reaching));
  }

  #definition(site: Site, definition: Definition): Type {
    const { module } = site;
    const { value } = definition;
    switch (definition.kind) {
      case "import":
        return { kind: "module", name: definition.imported ?? definition.module ?? "" };
      case "import-from":
        return this.moduleAttribute(module.absolute(definition.module ?? ""), definition.imported ?? "");
      case "function":
        return this.#decorated(site, site.functionAt(definition.node));
      case "class":
        return { kind: "class", class: site.classAt(definition.node), arguments: [] };
      case "parameter":
        return this.#parameter(site, definition);
      case "type-parameter":
        return { kind: "type-variable", name: definition.name };
      case "except":
        return value === undefined ? unknown : this.#caught(site, value);
      case "assign":
        return this.#assigned(site, definition);
      case "for": {
        if (value === undefined) return unknown;
        const element = this.elementOf(this.typeOf(site, value), definition.isAsync === true);
        return element === undefined ? unknown : this.#unpack(element, definition.path);
      }
      case "with":
        return value === undefined
          ? unknown
          : this.#unpack(this.entered(this.typeOf(site, value), definition.isAsync === true), definition.path);
      case "type-alias":
        return value === undefined ? unknown : annotatedType(this, site, value);
      default:
        return unknown;
    }
  }

  #assigned(site: Site, definition: Pick<Definition, "value" | "annotation" | "path">): Type {
    const { annotation, value, path } = definition;
    if (annotation !== undefined && path.length === 0) {
      const written = site.tree.textOf(annotation);
      const declared = /(^|\.)(Final|ClassVar|TypeAlias)$/.test(written) ? unknown : annotatedType(this, site, annotation);
      if (declared.kind !== "unknown" || value === undefined) return declared;
    }
    return value === undefined ? unknown : this.#unpack(this.typeOf(site, value), path);
  }

  #unpack(type: Type, path: readonly (number | "*")[]): Type {
    let at = type;
    for (const step of path) {
      if (step === "*") return this.instanceOf("builtins.list", [this.elementOf(at, false) ?? unknown]);
      at = at.kind === "tuple" ? (at.elements[step] ?? unknown) : (this.elementOf(at, false) ?? unknown);
    }
    return at;
  }

  #caught(site: Site, node: Node): Type {
    const { tree } = site;
    const inner = unparenthesized(tree, node);
    const classes = tree.kind(inner) === Kind.tuple ? tree.namedChildren(inner) : [inner];
    return unionOf(classes.map((each) => this.instantiated(this.typeOf(site, each))));
  }

  #parameter(site: Site, definition: Definition): Type {
    const { annotation, parameter, scope } = definition;
    if (annotation !== undefined) {
      const type = annotatedType(this, site, annotation);
      if (parameter?.star === "*") return this.instanceOf("builtins.tuple", [type]);
      if (parameter?.star === "**") return this.instanceOf("builtins.dict", [this.instanceOf("builtins.str", []), type]);
      return type;
    }
    if (parameter?.star !== "" || scope.kind !== ScopeKind.function) return unknown;
    const info = site.functionAt(scope.node);
    const owner = info.owner;
    if (parameter.index !== 0 || owner === undefined) return unknown;
    const decorators = info.decorators.map((node) => site.tree.textOf(node));
    if (decorators.some((text) => text === "staticmethod")) return unknown;
    const own = this.#ownVariables(owner);
    const isClass = decorators.includes("classmethod") || info.name === "__new__" || info.name === "__init_subclass__";
    return { kind: isClass ? "class" : "instance", class: owner, arguments: own };
  }

  /** The type of a function's name: its decorators may change what it is. */
  #decorated(site: Site, info: FunctionInfo): Type {
    let type: Type = { kind: "function", function: info };
    for (const node of info.decorators.toReversed()) type = this.#decorate(site, node, type, info);
    return type;
  }

  #decorate(site: Site, node: Node, type: Type, info: FunctionInfo): Type {
    const { tree } = site;
    const callee = tree.kind(node) === Kind.call ? tree.child(node, Field.function) : node;
    const written = tree.textOf(callee).split(".").at(-1) as string;
    if (written === "setter" || written === "deleter" || written === "getter") return { kind: "property", function: info };
    const decorator = this.typeOf(site, callee);
    const names = this.namesOf(decorator);
    if (names.length === 0 && plainBuiltins.has(tree.textOf(callee)) && decorator.kind === "unknown")
      names.push(`builtins.${tree.textOf(callee)}`);
    for (const name of names) {
      if (keepingDecorators.has(name)) return type;
      if (propertyDecorators.has(name)) return { kind: "property", function: info };
      if (coroutineDecorators.has(name)) return this.#asCoroutineFunction(type);
      if (name === "contextlib.contextmanager" && type.kind === "function") return { ...type, result: "context-manager" };
      if (name === "contextlib.asynccontextmanager" && type.kind === "function") return { ...type, result: "async-context-manager" };
    }
    if (decorator.kind !== "function" || tree.kind(node) === Kind.call) {
      // A decorator with arguments is the result of a call: known only when that result is a known callable.
      if (tree.kind(node) !== Kind.call) return unknown;
      return this.#applyDecorator(this.typeOf(site, node), type);
    }
    return this.#applyDecorator(decorator, type);
  }

  /** A generator function under `@types.coroutine`: awaiting what a call gives is running the generator. */
  #asCoroutineFunction(type: Type): Type {
    if (type.kind !== "function" || type.function.isAsync) return type;
    if (!type.function.isGenerator) return unknown;
    const result = () => {
      const generator = this.returnOf(type.function);
      return generator.kind === "instance" ? (generator.arguments[2] ?? unknown) : unknown;
    };
    return { kind: "callable", returns: () => ({ kind: "coroutine", function: type.function, result }) };
  }

  /** What a decorator of the project makes of a function: known where its annotations or its `return` say so. */
  #applyDecorator(decorator: Type, type: Type): Type {
    if (decorator.kind === "callable") return this.#appliedResult(decorator.returns(), type);
    if (decorator.kind !== "function") return unknown;
    const info = decorator.function;
    const parameter = info.parameters[info.owner === undefined || decorator.self === undefined ? 0 : 1];
    if (parameter === undefined) return unknown;
    const substitution = new Map<string, Type>();
    if (parameter.annotation !== undefined) learn(this, annotatedType(this, info.site, parameter.annotation), type, substitution);
    const { returnAnnotation, site } = info;
    if (returnAnnotation !== none) {
      const declared = annotatedType(this, site, returnAnnotation);
      if (declared.kind === "type-variable") return substitution.get(declared.name) ?? unknown;
      return this.#appliedResult(substitute(declared, substitution), type);
    }
    const { returns } = info.scope;
    const values = returns.map((node) => site.tree.namedChildren(node)[0]);
    if (values.length === 0 || values.some((value) => value === undefined)) return unknown;
    const results = values.map((value) => this.#returnedByDecorator(info, value as Node, parameter.name, type));
    return unionOf(results);
  }

  #returnedByDecorator(info: FunctionInfo, value: Node, parameter: string, type: Type): Type {
    const { site } = info;
    if (site.tree.textOf(value) === parameter) return type;
    return this.typeOf(site, value);
  }

  #appliedResult(result: Type, type: Type): Type {
    // `Callable[P, Awaitable[T]] -> Callable[P, Awaitable[T]]`: the result says what a call gives.
    if (result.kind === "callable") return result;
    return result.kind === "function" ? result : type.kind === "function" && result.kind === "type-variable" ? type : unknown;
  }

  // -------------------------------------------------------------- expressions

  #expression(site: Site, node: Node): Type {
    const { tree } = site;
    switch (tree.kind(node)) {
      case Kind.identifier:
        return this.#name(site, node);
      case Kind.attribute:
        return this.#attributeExpression(site, node);
      case Kind.call:
        return this.#call(site, node);
      case Kind.await: {
        const operand = tree.namedChildren(node)[0];
        return operand === undefined ? unknown : this.awaited(this.typeOf(site, operand));
      }
      case Kind.parenthesized_expression: {
        const inner = tree.namedChildren(node)[0];
        return inner === undefined ? unknown : this.typeOf(site, inner);
      }
      case Kind.named_expression:
        return this.typeOf(site, tree.child(node, Field.value));
      case Kind.assignment:
        return this.typeOf(site, tree.child(node, Field.right));
      case Kind.conditional_expression: {
        const [then, , otherwise] = tree.namedChildren(node);
        return unionOf([then, otherwise].map((part) => (part === undefined ? unknown : this.typeOf(site, part))));
      }
      case Kind.boolean_operator:
        return this.#booleanOperator(site, node);
      case Kind.not_operator:
      case Kind.comparison_operator:
      case Kind.true:
      case Kind.false:
        return this.instanceOf("builtins.bool", []);
      case Kind.none:
        return noneType;
      case Kind.integer:
        return this.instanceOf("builtins.int", []);
      case Kind.float:
        return this.instanceOf("builtins.float", []);
      case Kind.string:
      case Kind.concatenated_string: {
        const first = tree.kind(node) === Kind.string ? node : (tree.namedChildren(node)[0] ?? node);
        return this.instanceOf(/^[a-z]*b/i.test(tree.textOf(first).slice(0, 3)) ? "builtins.bytes" : "builtins.str", []);
      }
      case Kind.list:
      case Kind.set: {
        const elements = tree.namedChildren(node).map((child) => this.#element(site, child));
        return this.instanceOf(tree.kind(node) === Kind.list ? "builtins.list" : "builtins.set", [
          elements.length === 0 ? unknown : unionOf(elements),
        ]);
      }
      case Kind.tuple:
      case Kind.expression_list:
        if (tree.namedChildren(node).some((child) => tree.kind(child) === Kind.list_splat))
          return this.instanceOf("builtins.tuple", [unknown]);
        return { kind: "tuple", elements: tree.namedChildren(node).map((child) => this.typeOf(site, child)) };
      case Kind.dictionary:
        return this.#dictionary(site, node);
      case Kind.list_comprehension:
      case Kind.set_comprehension:
      case Kind.generator_expression: {
        const kind = tree.kind(node);
        const element = this.typeOf(site, tree.child(node, Field.body));
        if (kind === Kind.list_comprehension) return this.instanceOf("builtins.list", [element]);
        if (kind === Kind.set_comprehension) return this.instanceOf("builtins.set", [element]);
        return this.isAsyncGeneratorExpression(site, node)
          ? this.instanceOf("typing.AsyncGenerator", [element, noneType])
          : this.instanceOf("typing.Generator", [element, noneType, noneType]);
      }
      case Kind.dictionary_comprehension: {
        const pair = tree.child(node, Field.body);
        const part = (field: Field) => (pair === none ? unknown : this.typeOf(site, tree.child(pair, field)));
        return this.instanceOf("builtins.dict", [part(Field.key), part(Field.value)]);
      }
      case Kind.lambda:
        return { kind: "callable", returns: () => this.typeOf(site, tree.child(node, Field.body)) };
      case Kind.subscript:
        return this.#subscript(site, node);
      case Kind.binary_operator:
        return this.#binaryOperator(site, node);
      case Kind.unary_operator:
        return this.typeOf(site, tree.child(node, Field.argument));
      default:
        return unknown;
    }
  }

  #element(site: Site, node: Node): Type {
    if (site.tree.kind(node) !== Kind.list_splat) return this.typeOf(site, node);
    const inner = site.tree.namedChildren(node)[0];
    return inner === undefined ? unknown : (this.elementOf(this.typeOf(site, inner), false) ?? unknown);
  }

  /** A generator expression is asynchronous when its element, a condition or a later iterable awaits (reference, section 6.2.8). */
  isAsyncGeneratorExpression(site: Site, node: Node): boolean {
    const { tree } = site;
    let isFirst = true;
    for (const child of tree.namedChildren(node)) {
      if (tree.kind(child) === Kind.for_in_clause) {
        if (tree.kind(tree.firstChild(child)) === Kind.kw_async) return true;
        if (!isFirst && this.#awaits(site, tree.child(child, Field.right))) return true;
        isFirst = false;
      } else if (this.#awaits(site, child)) return true;
    }
    return false;
  }

  #awaits(site: Site, node: Node): boolean {
    const { tree } = site;
    if (node === none) return false;
    for (let at = node; at < tree.after(node); at++) {
      if (tree.kind(at) === Kind.await) return true;
      if (tree.kind(at) === Kind.lambda) at = tree.after(at) - 1;
    }
    return false;
  }

  #name(site: Site, node: Node): Type {
    const { model, tree } = site;
    const binding = model.bindingOf(node);
    if (binding !== undefined) return this.#bindingType(site, binding, node);
    const name = tree.textOf(node);
    const found = this.#definitionsOf(site, node);
    if (found !== undefined) return this.#locatedType(found);
    const builtins = this.modules.find("builtins");
    if (builtins === undefined) return { kind: "external", name: `builtins.${name}` };
    return this.#moduleName(builtins, name, new Set()) ?? (moduleStrings.has(name) ? this.instanceOf("builtins.str", []) : unknown);
  }

  #bindingType(site: Site, binding: Binding, node: Node): Type {
    const { scope, definitions } = binding;
    // What a nested function binds by `nonlocal` may have happened at any time.
    const isOwn = definitions.every((definition) => definition.scope === scope);
    if (scope.kind === ScopeKind.function && isOwn) {
      const reaching = site.flowOf(scope).get(node);
      if (reaching !== undefined) return this.#reachingType(site, reaching);
    }
    return this.#locatedType(definitions.map((definition) => ({ site, definition })));
  }

  #reachingType(site: Site, reaching: readonly Reaching[]): Type {
    const definitions = reaching.filter((one): one is Definition => one.kind !== "narrowing");
    const narrowings = reaching.filter((one): one is Narrowing => one.kind === "narrowing");
    const types = narrowings.map((narrowing) => this.#narrowed(site, narrowing));
    if (definitions.length > 0) types.push(this.#locatedType(definitions.map((definition) => ({ site, definition }))));
    return unionOf(types);
  }

  /** The type under a test (see `testedName` in flow.ts for the shapes). */
  #narrowed(site: Site, narrowing: Narrowing): Type {
    const { tree } = site;
    const { test, positive } = narrowing;
    const type = this.#reachingType(site, narrowing.previous);
    if (type.kind === "never") return type;
    switch (tree.kind(test)) {
      case Kind.identifier:
      case Kind.named_expression:
        return positive ? without(type, (member) => member.kind === "none") : type;
      case Kind.comparison_operator: {
        const operator = tree.childrenUnder(test, Field.operators)[0] ?? none;
        const right = tree.namedChildren(test).at(-1);
        if (right === undefined || tree.kind(right) !== Kind.none) return type;
        const isNone = operator !== none && (tree.kind(operator) === Kind.kw_is || tree.kind(operator) === Kind.op_equal);
        if (isNone === positive) return type.kind === "unknown" ? type : noneType;
        return without(type, (member) => member.kind === "none");
      }
      case Kind.call:
        return this.#narrowedByCall(site, test, positive, type);
      default:
        return type;
    }
  }

  #narrowedByCall(site: Site, test: Node, positive: boolean, type: Type): Type {
    const { tree } = site;
    const callee = tree.textOf(tree.child(test, Field.function));
    const last = callee.split(".").at(-1) as string;
    const second = argumentsOf(tree, test)[1]?.value;
    if (callee === "isinstance" && second !== undefined) {
      const wanted = this.#caught(site, second);
      if (positive) return wanted;
      const names = membersOf(wanted).map((member) => (member.kind === "instance" ? member.class : undefined));
      return without(type, (member) => member.kind === "instance" && names.includes(member.class));
    }
    if (["isawaitable", "iscoroutine", "isfuture", "callable", "hasattr", "iscoroutinefunction", "issubclass"].includes(last)) {
      if (["isawaitable", "iscoroutine", "isfuture"].includes(last))
        return without(type, (member) => (this.isAwaitable(member) ?? positive) !== positive);
      return unknown;
    }
    return type;
  }

  #attributeExpression(site: Site, node: Node): Type {
    const { tree } = site;
    const object = tree.child(node, Field.object);
    const nameNode = tree.child(node, Field.attribute);
    if (object === none || nameNode === none) return unknown;
    const name = tree.textOf(nameNode);
    const type = this.typeOf(site, object);
    const found = this.attribute(type, name);
    // `import a.b` makes `b` an attribute of `a` even where `a` itself defines nothing of the name.
    if (found.kind === "unknown" && type.kind === "module" && this.modules.find(`${type.name}.${name}`) !== undefined)
      return { kind: "module", name: `${type.name}.${name}` };
    return found;
  }

  #booleanOperator(site: Site, node: Node): Type {
    const { tree } = site;
    const left = this.typeOf(site, tree.child(node, Field.left));
    const right = this.typeOf(site, tree.child(node, Field.right));
    const isOr = tree.kind(tree.child(node, Field.operator)) === Kind.kw_or;
    return unionOf([isOr ? without(left, (member) => member.kind === "none") : left, right]);
  }

  #dictionary(site: Site, node: Node): Type {
    const { tree } = site;
    const pairs = tree.namedChildren(node);
    if (pairs.length === 0 || pairs.length > 50 || pairs.some((pair) => tree.kind(pair) !== Kind.pair))
      return this.instanceOf("builtins.dict", [unknown, unknown]);
    const part = (field: Field) => unionOf(pairs.map((pair) => this.typeOf(site, tree.child(pair, field))));
    return this.instanceOf("builtins.dict", [part(Field.key), part(Field.value)]);
  }

  #subscript(site: Site, node: Node): Type {
    const { tree } = site;
    const object = this.typeOf(site, tree.child(node, Field.value));
    const index = tree.child(node, Field.subscript);
    switch (object.kind) {
      case "class": {
        const given = tree
          .childrenUnder(node, Field.subscript)
          .flatMap((child) => (tree.kind(child) === Kind.tuple ? tree.namedChildren(child) : [child]));
        return { ...object, arguments: given.map((child) => annotatedType(this, site, child)) };
      }
      case "tuple": {
        const at = index !== none && tree.kind(index) === Kind.integer ? Number(tree.textOf(index)) : Number.NaN;
        return object.elements[at] ?? (Number.isNaN(at) ? unionOf(object.elements) : unknown);
      }
      case "instance": {
        if (index !== none && tree.kind(index) === Kind.slice) return object;
        return this.#callMember(object, "__getitem__") ?? unknown;
      }
      default:
        return unknown;
    }
  }

  #binaryOperator(site: Site, node: Node): Type {
    const { tree } = site;
    const left = this.typeOf(site, tree.child(node, Field.left));
    const right = () => this.typeOf(site, tree.child(node, Field.right));
    const method = operatorMethods.get(tree.kind(tree.child(node, Field.operator)));
    if (method === undefined) return unknown;
    if (left.kind === "external-instance") return unknown;
    if (left.kind !== "instance") return unknown;
    const direct = this.#callMember(left, method);
    if (direct !== undefined) return direct;
    const reflected = right();
    return reflected.kind === "instance" ? (this.#callMember(reflected, method.replace("__", "__r")) ?? unknown) : unknown;
  }

  // -------------------------------------------------------------------- calls

  #call(site: Site, node: Node): Type {
    const { tree } = site;
    const callee = tree.child(node, Field.function);
    if (callee === none) return unknown;
    const text = tree.textOf(callee);
    if (text === "super" && site.model.bindingOf(callee) === undefined) return this.#super(site, node);
    const type = this.typeOf(site, callee);
    return this.#callType(type, site, node);
  }

  #callType(type: Type, site: Site, node: Node): Type {
    switch (type.kind) {
      case "function":
        return this.#callFunction(type, site, node);
      case "class":
        return this.#construct(type, site, node);
      case "callable":
        return substitute(type.returns(), noSubstitution, true);
      case "external":
        return { kind: "external-instance", name: type.name };
      case "instance":
        return this.#callMember(type, "__call__", { site, node }) ?? unknown;
      case "union":
        return unionOf(type.members.filter((member) => member.kind !== "none").map((member) => this.#callType(member, site, node)));
      default:
        return unknown;
    }
  }

  #super(site: Site, node: Node): Type {
    const scope = functionScope(site.model.scopeAt(node));
    let at: Scope | undefined = scope;
    while (at !== undefined && at.kind !== ScopeKind.class && at.kind !== ScopeKind.container) at = at.parent;
    const owner = at?.kind === ScopeKind.class ? site.classAt(at.node) : site.owner;
    const base = owner?.bases[0];
    if (owner === undefined || base === undefined || owner.bases.length > 1) return unknown;
    return annotatedType(this, owner.site, base);
  }

  #construct(type: Type & { kind: "class" }, site: Site, node: Node): Type {
    const info = type.class;
    if (info.name === "type" && info.site.module.name === "builtins") {
      const first = argumentsOf(site.tree, node)[0]?.value;
      const of = first === undefined ? unknown : this.typeOf(site, first);
      return of.kind === "instance" ? { kind: "class", class: of.class, arguments: of.arguments } : unknown;
    }
    const variables = this.#variableNames(info);
    if (type.arguments.length > 0 || variables.length === 0) return { kind: "instance", class: info, arguments: type.arguments };
    // The variables of the class, learned from the arguments of its constructor.
    const learned = new Map<string, Type>();
    const initializer = this.#findMember({ kind: "instance", class: info, arguments: this.#ownVariables(info) }, "__init__");
    if (initializer?.kind === "function") {
      const chosen = this.#overloadFor(initializer, site, node);
      this.#learnArguments(chosen, 1, site, node, learned);
    }
    return { kind: "instance", class: info, arguments: variables.map((name) => learned.get(name) ?? unknown) };
  }

  /** What calling a function gives, with its variables learned from the receiver and the arguments of the call. */
  #callFunction(type: FunctionType, site: Site | undefined, node: Node | undefined): Type {
    const info = site === undefined || node === undefined ? type.function : this.#overloadFor(type, site, node);
    const result = this.returnOf(info);
    const substitution = new Map<string, Type>();
    if (type.self !== undefined) {
      substitution.set("Self", this.#receiver(type.self));
      const self = this.#receiver(type.self);
      if (self.kind === "instance" && info.owner !== undefined) {
        for (const [name, value] of this.#inherited(self, info.owner)) substitution.set(name, value);
        const first = info.parameters[0];
        if (first?.annotation !== undefined) learn(this, annotatedType(this, info.site, first.annotation), type.self, substitution);
      }
    }
    if (site !== undefined && node !== undefined) this.#learnArguments(info, type.self === undefined ? 0 : 1, site, node, substitution);
    return this.#asContextManager(type, substitute(result, substitution, true));
  }

  #receiver(self: Type): Type {
    return self.kind === "class" ? { kind: "instance", class: self.class, arguments: self.arguments } : self;
  }

  /** `@contextmanager` functions give a context manager of what they yield. */
  #asContextManager(type: FunctionType, result: Type): Type {
    if (type.result === undefined) return result;
    const yielded = result.kind === "instance" ? (result.arguments[0] ?? unknown) : unknown;
    const name = type.result === "context-manager" ? "contextlib._GeneratorContextManager" : "contextlib._AsyncGeneratorContextManager";
    return this.instanceOf(name, [yielded]);
  }

  #learnArguments(info: FunctionInfo, skip: number, site: Site, call: Node, into: Map<string, Type>): void {
    const parameters = info.parameters.slice(skip);
    let position = 0;
    for (const argument of argumentsOf(site.tree, call)) {
      let parameter: Definition | undefined;
      if (argument.name === undefined) {
        parameter =
          parameters[
            Math.min(
              position,
              Math.max(
                0,
                parameters.findIndex((one) => one.parameter?.star === "*") === -1
                  ? position
                  : parameters.findIndex((one) => one.parameter?.star === "*"),
              ),
            )
          ];
        position++;
      } else if (argument.name === "*" || argument.name === "**") {
        if (argument.name === "*") {
          const star = parameters.find((one) => one.parameter?.star === "*");
          const element = star?.annotation === undefined ? undefined : this.elementOf(this.typeOf(site, argument.value), false);
          if (star?.annotation !== undefined && element !== undefined)
            learn(this, annotatedType(this, info.site, star.annotation), element, into);
        }
        continue;
      } else parameter = parameters.find((one) => one.name === argument.name);
      if (parameter?.annotation === undefined) continue;
      const declared = annotatedType(this, info.site, parameter.annotation);
      if (hasVariables(declared)) learn(this, declared, this.typeOf(site, argument.value), into);
    }
  }

  /** The overload whose parameters fit the number and names of the arguments and the literals among them best; the first that fits. */
  #overloadFor(type: FunctionType, site: Site, call: Node): FunctionInfo {
    const { overloads } = type;
    if (overloads === undefined) return type.function;
    const given = argumentsOf(site.tree, call);
    const fits = overloads.filter((info) => fitsCall(info, type.self === undefined ? 0 : 1, given));
    const literal = fits.filter((info) => this.#literalsFit(info, type.self === undefined ? 0 : 1, site, given));
    return literal[0] ?? fits[0] ?? type.function;
  }

  #literalsFit(info: FunctionInfo, skip: number, site: Site, given: ReturnType<typeof argumentsOf>): boolean {
    const parameters = info.parameters.slice(skip);
    let position = 0;
    for (const argument of given) {
      const parameter = argument.name === undefined ? parameters[position++] : parameters.find((one) => one.name === argument.name);
      if (parameter?.annotation === undefined) continue;
      const { tree } = site;
      const values = this.#literalValues(info.site, parameter.annotation, 6);
      const isString = tree.kind(argument.value) === Kind.string;
      const isLiteral = isString || literalKinds.has(tree.kind(argument.value));
      const value = isString ? stringValue(tree, argument.value) : tree.textOf(argument.value);
      if (values !== undefined && isLiteral && value !== undefined && !values.has(value)) return false;
      if (tree.kind(argument.value) === Kind.none && !/None|Any|Optional|object|^_?T\w*$/.test(info.site.tree.textOf(parameter.annotation)))
        return false;
    }
    return true;
  }

  /** The values a `Literal` annotation allows, aliases and unions followed; undefined for anything else. */
  #literalValues(site: Site, node: Node, hops: number): ReadonlySet<string> | undefined {
    const { tree } = site;
    if (hops === 0) return undefined;
    switch (tree.kind(node)) {
      case Kind.type:
      case Kind.parenthesized_expression: {
        const inner = tree.namedChildren(node)[0];
        return inner === undefined ? undefined : this.#literalValues(site, inner, hops);
      }
      case Kind.generic_type:
      case Kind.subscript: {
        const listed = /^(?:\w+\.)?Literal\[(.*)\]$/s.exec(tree.textOf(node))?.[1];
        return listed === undefined ? undefined : new Set(listed.split(",").map((one) => one.trim().replace(/^["']|["']$/g, "")));
      }
      case Kind.union_type:
      case Kind.binary_operator: {
        const parts = tree.namedChildren(node).map((child) => this.#literalValues(site, child, hops - 1));
        return parts.every((part) => part !== undefined) ? new Set(parts.flatMap((part) => [...part])) : undefined;
      }
      case Kind.identifier: {
        const found = this.#definitionsOf(site, node)?.[0];
        return found === undefined ? undefined : this.#literalAlias(found, hops - 1);
      }
      default:
        return undefined;
    }
  }

  #literalAlias({ site, definition }: Located, hops: number): ReadonlySet<string> | undefined {
    if (definition.kind === "import-from") {
      const there = this.modules.find(site.module.absolute(definition.module ?? ""))?.symbols.get(definition.imported ?? "")?.[0];
      return there === undefined || hops === 0 ? undefined : this.#literalAlias(there, hops - 1);
    }
    return definition.kind === "assign" && definition.value !== undefined ? this.#literalValues(site, definition.value, hops) : undefined;
  }

  #returnOf(info: FunctionInfo): Type {
    const declared = info.returnAnnotation === none ? undefined : annotatedType(this, info.site, info.returnAnnotation);
    if (info.isGenerator) {
      if (declared !== undefined && declared.kind !== "unknown") return declared;
      const yielded = unionOf(info.scope.yields.map((node) => this.#yielded(info.site, node)));
      return info.isAsync
        ? this.instanceOf("typing.AsyncGenerator", [yielded, unknown])
        : this.instanceOf("typing.Generator", [yielded, unknown, unknown]);
    }
    const isStub = info.site.module.origin === "library";
    const result = () =>
      declared === undefined || (declared.kind === "unknown" && !isStub) ? this.#inferredReturn(info, declared !== undefined) : declared;
    if (!info.isAsync) return result();
    return { kind: "coroutine", function: info, result };
  }

  #yielded(site: Site, node: Node): Type {
    const { tree } = site;
    const value = tree.namedChildren(node)[0];
    if (value === undefined) return noneType;
    if (/^yield\s+from\b/.test(tree.textOf(node).slice(0, 20))) return this.elementOf(this.typeOf(site, value), false) ?? unknown;
    return this.typeOf(site, value);
  }

  /** The union of what a function's `return` statements give. A body that is a placeholder says nothing. */
  #inferredReturn(info: FunctionInfo, isDeclared: boolean): Type {
    if (isDeclared || isPlaceholder(info)) return unknown;
    return this.#once(info.site, info.body, () => {
      const { tree } = info.site;
      const types = info.scope.returns.slice(0, 16).map((node) => {
        const value = tree.namedChildren(node)[0];
        return value === undefined ? noneType : this.typeOf(info.site, value);
      });
      if (this.completes(info)) types.push(noneType);
      return types.length === 0 ? neverType : unionOf(types);
    });
  }

  /** Whether control can run off the end of a function. */
  completes(info: FunctionInfo): boolean {
    return info.body !== none && exitsCompletely(info);
  }

  // ------------------------------------------------------------------ members

  #callMember(type: Type, name: string, call?: { site: Site; node: Node }): Type | undefined {
    if (type.kind === "coroutine" || type.kind === "none" || type.kind === "unknown") return undefined;
    const method = this.attribute(type, name);
    if (method.kind === "function") return this.#callFunction(method, call?.site, call?.node);
    if (method.kind === "callable") return method.returns();
    return undefined;
  }

  #classAttribute(type: Type & { kind: "class" }, name: string): Type {
    const found = this.#memberIn(type.class, name);
    if (found === undefined) return this.#unreadAttribute(type.class, name);
    const member = this.#locatedType(found);
    if (member.kind === "function" && isClassMethod(member.function)) return { ...member, self: type };
    // A member of an enumeration is an instance of it.
    if (found[0]?.definition.kind === "assign" && this.ancestry(type.class).classes.some((entry) => entry.class.name === "Enum"))
      return { kind: "instance", class: type.class, arguments: [] };
    return member.kind === "property" ? unknown : member;
  }

  #instanceAttribute(type: Type, name: string): Type {
    if (type.kind !== "instance") return type.kind === "external-instance" ? { kind: "external", name: `${type.name}.${name}` } : unknown;
    return this.#findMember(type, name) ?? this.#unreadAttribute(type.class, name);
  }

  #findMember(type: InstanceType, name: string): Type | undefined {
    for (const entry of this.ancestry(type.class).classes) {
      const members = entry.class.members.get(name);
      const attributes = entry.class.attributes.get(name);
      if (members === undefined && attributes === undefined) continue;
      const substitution = this.#inherited(type, entry.class);
      const declared = members === undefined ? undefined : this.#locatedType(members);
      // A bare `x: T` in the body says what the assignments in methods give; without a value there the methods do.
      const isDeclaration =
        members?.some(({ definition }) => definition.annotation !== undefined || definition.kind === "function") ?? false;
      if (declared !== undefined && (isDeclaration || attributes === undefined)) return this.#bound(declared, type, substitution);
      const assigned = unionOf((attributes ?? []).slice(0, 12).map((located) => this.#attributeType(located)));
      return this.#bound(declared === undefined ? assigned : unionOf([declared, assigned]), type, substitution);
    }
    return undefined;
  }

  #bound(member: Type, self: InstanceType, substitution: Substitution): Type {
    switch (member.kind) {
      case "function":
        if (member.self !== undefined || isStaticMethod(member.function)) return member;
        return { ...member, self: isClassMethod(member.function) ? { kind: "class", class: self.class, arguments: self.arguments } : self };
      case "property": {
        const result = this.returnOf(member.function);
        return substitute(result, new Map([...substitution, ["Self", self]]), true);
      }
      case "union":
        return unionOf(member.members.map((one) => this.#bound(one, self, substitution)));
      default:
        return substitute(member, substitution, true);
    }
  }

  #attributeType(located: LocatedAttribute): Type {
    const { site, attribute } = located;
    return this.#once(site, -2 - attribute.target, () => {
      const { value } = attribute;
      switch (attribute.kind) {
        case "assign":
          return this.#assigned(site, attribute);
        case "for": {
          const element = value === undefined ? undefined : this.elementOf(this.typeOf(site, value), attribute.isAsync === true);
          return element === undefined ? unknown : this.#unpack(element, attribute.path);
        }
        case "with":
          return value === undefined
            ? unknown
            : this.#unpack(this.entered(this.typeOf(site, value), attribute.isAsync === true), attribute.path);
        default:
          // `self.x += y` keeps what the other assignments say.
          return neverType;
      }
    });
  }

  /** An attribute that no class that was read has: where one base is unread but named, it may be the base's. */
  #unreadAttribute(info: ClassInfo, name: string): Type {
    const { unread } = this.ancestry(info);
    const base = unread[0];
    return unread.length === 1 && base !== undefined ? { kind: "external", name: `${base}.${name}` } : unknown;
  }

  #memberIn(info: ClassInfo, name: string): readonly Located[] | undefined {
    for (const entry of this.ancestry(info).classes) {
      const members = entry.class.members.get(name);
      if (members !== undefined) return members;
    }
    return undefined;
  }

  #buildAncestry(info: ClassInfo): Ancestry {
    const classes: { class: ClassInfo; arguments: readonly Type[] }[] = [{ class: info, arguments: this.#ownVariables(info) }];
    const unread: (string | undefined)[] = [];
    for (const node of info.bases) {
      const form = this.typingForm(info.site, baseName(info, node));
      if (form === "Generic" || form === "Protocol") continue;
      const base = annotatedType(this, info.site, node);
      if (base.kind !== "instance") {
        unread.push(base.kind === "external-instance" ? base.name : undefined);
        continue;
      }
      const above = this.ancestry(base.class);
      const substitution = this.#substitutionFor(base.class, base.arguments);
      unread.push(...above.unread);
      for (const entry of above.classes) {
        if (!classes.some((known) => known.class === entry.class))
          classes.push({ class: entry.class, arguments: entry.arguments.map((type) => substitute(type, substitution)) });
      }
    }
    return { classes, unread };
  }

  #substitutionFor(info: ClassInfo, given: readonly Type[]): Substitution {
    const names = this.#variableNames(info);
    return names.length === 0 ? noSubstitution : new Map(names.map((name, index) => [name, given[index] ?? unknown]));
  }

  /** What the variables of `ancestor` stand for in a value of this type. */
  #inherited(type: InstanceType, ancestor: ClassInfo): Substitution {
    const entry = this.ancestry(type.class).classes.find((one) => one.class === ancestor);
    const own = this.ownSubstitution(type);
    if (entry === undefined || entry.class === type.class) return own;
    return new Map([
      ...own,
      ...this.#substitutionFor(
        ancestor,
        entry.arguments.map((argument) => substitute(argument, own)),
      ),
    ]);
  }

  /** The type variables of a class in order: PEP 695 parameters, `Generic[..]`, else as they appear in its bases. */
  #variableNames(info: ClassInfo): string[] {
    const declared = [...(info.scope?.bindings.values() ?? [])]
      .filter((binding) => binding.definitions[0]?.kind === "type-parameter")
      .map((binding) => binding.name);
    if (declared.length > 0) return declared;
    const names: string[] = [];
    const { tree } = info.site;
    const generic = info.bases.find((node) => {
      const form = tree.kind(node) === Kind.subscript ? this.typingForm(info.site, baseName(info, node)) : undefined;
      return form === "Generic" || form === "Protocol";
    });
    for (const base of generic === undefined ? info.bases : [generic]) {
      if (tree.kind(base) !== Kind.subscript) continue;
      for (const child of tree.childrenUnder(base, Field.subscript)) {
        for (const one of tree.kind(child) === Kind.tuple ? tree.namedChildren(child) : [child])
          collectVariables(annotatedType(this, info.site, one), names);
      }
    }
    return names;
  }

  #ownVariables(info: ClassInfo): Type[] {
    return this.#variableNames(info).map((name): Type => ({ kind: "type-variable", name }));
  }

  // -------------------------------------------------------------------- names

  /** The qualified names something goes by, the public one first: of a method also in the classes its object inherits it through. */
  namesOf(type: Type): string[] {
    switch (type.kind) {
      case "external":
      case "module":
        return [type.name];
      case "class":
        return [this.publicName(type.class)];
      case "function": {
        const { owner, name } = type.function;
        if (owner === undefined) return [this.publicName(type.function)];
        const self = type.self === undefined ? undefined : this.#receiver(type.self);
        const classes = self?.kind === "instance" ? this.ancestry(self.class).classes.map((entry) => entry.class) : [];
        const through = classes.includes(owner) ? classes.slice(0, classes.indexOf(owner) + 1) : [owner];
        return through.map((info) => `${this.publicName(info)}.${name}`);
      }
      case "union": {
        const members = type.members.filter((member) => member.kind !== "none").map((member) => this.namesOf(member));
        const [first, ...rest] = members;
        return (first ?? []).filter((name) => rest.every((names) => names.includes(name)));
      }
      default:
        return [];
    }
  }

  /** The name users know a class or function by: `asyncio.sleep`, though it is defined in `asyncio.tasks`. */
  publicName(symbol: ClassInfo | FunctionInfo): string {
    const { module } = symbol.site;
    const qualified = symbol.qualifiedName;
    if (module.origin === "project") return qualified;
    const within = qualified.slice(module.name.length + 1);
    const renamed = publicModules[module.name];
    if (renamed !== undefined) return publicNames[`${renamed}.${within}`] ?? `${renamed}.${within}`;
    const top = within.split(".")[0] as string;
    const exportedBy = this.#exporter(module.name, top);
    return `${exportedBy}.${within}`;
  }

  #exporter(moduleName: string, name: string): string {
    const parts = moduleName.split(".");
    for (let length = 1; length < parts.length; length++) {
      const outer = parts.slice(0, length).join(".");
      const package_ = this.modules.find(outer);
      if (package_ !== undefined && this.#moduleDefinitions(package_, name, new Set()) !== undefined) return outer;
    }
    return moduleName;
  }

  // ----------------------------------------------------------------- the memo

  /** Works something out once per site; what depends on an unfinished answer is not remembered. */
  #once(site: Site, key: Node, work: () => Type): Type {
    const known = site.types.get(key);
    if (known !== undefined) {
      const depth = this.#inProgress.get(known);
      if (depth === undefined) return known;
      this.#lowest = Math.min(this.#lowest, depth);
      return unknown;
    }
    if (this.#depth === 0) this.#steps = 0;
    if (this.#depth > depthLimit || this.#steps > stepBudget) {
      this.#lowest = -1;
      return unknown;
    }
    const depth = this.#depth++;
    this.#steps++;
    const marker: Type = { kind: "unknown" };
    this.#inProgress.set(marker, depth);
    site.types.set(key, marker);
    const outer = this.#lowest;
    this.#lowest = Number.POSITIVE_INFINITY;
    let result: Type = unknown;
    try {
      result = work();
    } finally {
      this.#depth--;
      const isFinal = this.#lowest >= depth || depth === 0;
      if (isFinal) site.types.set(key, result);
      else site.types.delete(key);
      this.#lowest = Math.min(outer, isFinal ? Number.POSITIVE_INFINITY : this.#lowest);
    }
    return result;
  }
}

/** Builtins that decorate, for the time the standard library's summary is not there. */
const plainBuiltins: ReadonlySet<string> = new Set(["property", "staticmethod", "classmethod"]);

/** Expressions that are what they look like, for overloads told apart by `Literal`. */
const literalKinds: ReadonlySet<Kind> = new Set([Kind.true, Kind.false, Kind.integer, Kind.none]);

const operatorMethods: ReadonlyMap<Kind, string> = new Map([
  [Kind.op_plus, "__add__"],
  [Kind.op_minus, "__sub__"],
  [Kind.op_star, "__mul__"],
  [Kind.op_slash, "__truediv__"],
  [Kind.op_slash_slash, "__floordiv__"],
  [Kind.op_percent, "__mod__"],
  [Kind.op_pipe, "__or__"],
  [Kind.op_ampersand, "__and__"],
]);

/** Whether names read in the scope see the class the item is a member of: its body does, its functions do not. */
function seesClass(scope: Scope): boolean {
  return functionScope(scope) === undefined;
}

function isExported(module: Module | undefined, name: string): boolean {
  const exported = module?.symbols.get("__all__")?.[0];
  if (exported?.definition.value === undefined) return false;
  return new RegExp(`["']${name}["']`).test(exported.site.tree.textOf(exported.definition.value));
}

function collectVariables(type: Type, into: string[]): void {
  switch (type.kind) {
    case "type-variable":
      if (type.name !== "Self" && !into.includes(type.name)) into.push(type.name);
      return;
    case "instance":
    case "class":
      for (const argument of type.arguments) collectVariables(argument, into);
      return;
    case "tuple":
      for (const element of type.elements) collectVariables(element, into);
      return;
    case "union":
      for (const member of type.members) collectVariables(member, into);
      return;
    case "callable":
      collectVariables(type.returns(), into);
      return;
    default:
  }
}

function hasVariables(type: Type): boolean {
  const names: string[] = [];
  collectVariables(type, names);
  return names.length > 0;
}

function without(type: Type, drop: (member: Type) => boolean): Type {
  const kept = membersOf(type).filter((member) => !drop(member));
  return kept.length === membersOf(type).length ? type : kept.length === 0 ? neverType : unionOf(kept);
}

/** Whether the arguments of a call can belong to a function's parameters, by number and names. */
function fitsCall(info: FunctionInfo, skip: number, given: ReturnType<typeof argumentsOf>): boolean {
  const parameters = info.parameters.slice(skip);
  const splat = given.some((argument) => argument.name === "*" || argument.name === "**");
  const positional = given.filter((argument) => argument.name === undefined).length;
  const hasRest = parameters.some((one) => one.parameter?.star === "*");
  const takesKeywords = parameters.some((one) => one.parameter?.star === "**");
  const places = parameters.filter((one) => one.parameter?.star === "" && !one.parameter.keywordOnly);
  if (positional > places.length && !hasRest) return false;
  for (const argument of given) {
    if (argument.name === undefined || argument.name === "*" || argument.name === "**") continue;
    if (!takesKeywords && !parameters.some((one) => one.name === argument.name)) return false;
  }
  if (splat) return true;
  const named = new Set(given.map((argument) => argument.name));
  return parameters.every((one, index) => {
    if (one.value !== undefined || one.parameter?.star !== "") return true;
    return named.has(one.name) || (!one.parameter.keywordOnly && index < positional);
  });
}

/** `...`, `pass`, a docstring or `raise NotImplementedError` alone: the body of a stub, a protocol or an abstract method. */
export function isPlaceholder(info: FunctionInfo): boolean {
  const { tree } = info.site;
  if (info.body === none) return true;
  return tree.namedChildren(info.body).every((statement) => {
    switch (tree.kind(statement)) {
      case Kind.pass_statement:
        return true;
      case Kind.raise_statement:
        return /\bNotImplemented(Error)?\b/.test(tree.textOf(statement));
      case Kind.expression_statement: {
        const inner = tree.namedChildren(statement)[0];
        return inner !== undefined && (tree.kind(inner) === Kind.ellipsis || tree.kind(inner) === Kind.string);
      }
      default:
        return false;
    }
  });
}

function exitsCompletely(info: FunctionInfo): boolean {
  return exitsOf(info.site.tree, info.body).completes;
}

function isClassMethod(info: FunctionInfo): boolean {
  return (
    info.name === "__init_subclass__" ||
    info.name === "__class_getitem__" ||
    info.decorators.some((node) => info.site.tree.textOf(node) === "classmethod")
  );
}

function isStaticMethod(info: FunctionInfo): boolean {
  return info.decorators.some((node) => info.site.tree.textOf(node) === "staticmethod");
}

/** The class a base names, its type arguments left out. */
function baseName(info: ClassInfo, node: Node): Node {
  const { tree } = info.site;
  return tree.kind(node) === Kind.subscript ? tree.child(node, Field.value) : node;
}
