/** Annotations to types (typing documentation; PEP 484, 563, 604, 612, 695). */
import { Field, Kind } from "../syntax/kinds.gen.js";
import { stringValue } from "../syntax/python.js";
import type { Node } from "../syntax/tree.js";
import { applyAlias } from "./aliases.js";
import type { Site } from "./symbols.js";
import { noneType, type Type, unionOf, unknown } from "./type.js";
import type { Types } from "./types.js";

/** The type of a value that is annotated with the expression at `node`. */
export function annotatedType(types: Types, site: Site, node: Node): Type {
  // A key of its own: the same expression may be a value, too.
  return types.once(site, node + 0.25, () => readAnnotation(types, site, node));
}

function readAnnotation(types: Types, site: Site, node: Node): Type {
  const { tree } = site;
  switch (tree.kind(node)) {
    case Kind.type:
    case Kind.parenthesized_expression:
    case Kind.splat_type:
    case Kind.constrained_type: {
      const inner = tree.namedChildren(node)[0];
      return inner === undefined ? unknown : annotatedType(types, site, inner);
    }
    case Kind.none:
      return noneType;
    case Kind.identifier:
    case Kind.attribute:
    case Kind.member_type:
    case Kind.dotted_name:
      return namedType(types, site, node);
    case Kind.string:
    case Kind.concatenated_string: {
      const text = stringValue(tree, node);
      const parsed = text === undefined ? undefined : types.parseAnnotation(site, text);
      return parsed === undefined ? unknown : annotatedType(types, parsed.site, parsed.node);
    }
    case Kind.union_type:
      return unionOf(tree.namedChildren(node).map((child) => annotatedType(types, site, child)));
    case Kind.binary_operator: {
      if (tree.kind(tree.child(node, Field.operator)) !== Kind.op_pipe) return unknown;
      return unionOf([tree.child(node, Field.left), tree.child(node, Field.right)].map((child) => annotatedType(types, site, child)));
    }
    case Kind.generic_type: {
      const [base, parameters] = tree.namedChildren(node);
      if (base === undefined || parameters === undefined) return unknown;
      return genericType(types, site, base, tree.namedChildren(parameters));
    }
    case Kind.subscript:
      return genericType(types, site, tree.child(node, Field.value), tree.childrenUnder(node, Field.subscript));
    default:
      return unknown;
  }
}

/** Special forms that stand for a class of their own. */
const aliases: Readonly<Record<string, string>> = {
  List: "builtins.list",
  Dict: "builtins.dict",
  Set: "builtins.set",
  FrozenSet: "builtins.frozenset",
  DefaultDict: "collections.defaultdict",
  OrderedDict: "collections.OrderedDict",
  Counter: "collections.Counter",
  ChainMap: "collections.ChainMap",
  Deque: "collections.deque",
};

function namedType(types: Types, site: Site, node: Node): Type {
  // `*args: P.args, **kwargs: P.kwargs`: what each of them is, the ParamSpec `P` does not say.
  if (/\w\.(?:kw)?args$/.test(site.tree.textOf(node))) return unknown;
  const special = specialForm(types, site, node);
  if (special !== undefined) {
    if (special === "Self") return { kind: "type-variable", name: "Self" };
    if (special === "NoReturn" || special === "Never") return { kind: "never" };
    if (special === "Callable") return { kind: "callable", returns: () => unknown };
    if (special === "Tuple") return types.instanceOf("builtins.tuple", []);
    if (special === "LiteralString") return types.instanceOf("builtins.str", []);
    const alias = aliases[special];
    return alias === undefined ? unknown : types.instanceOf(alias, []);
  }
  return types.instantiated(types.asAnnotation(site, node));
}

/** The name of a special form of typing, if that is what the expression refers to. */
function specialForm(types: Types, site: Site, node: Node): string | undefined {
  const form = types.typingForm(site, node);
  return form !== undefined && specialForms.has(form) ? form : undefined;
}

/** Names of typing that are not classes, or whose class is another. */
export const specialForms: ReadonlySet<string> = new Set([
  "Any",
  "Annotated",
  "Callable",
  "ClassVar",
  "Concatenate",
  "Final",
  "Generic",
  "Literal",
  "LiteralString",
  "Never",
  "NoReturn",
  "NotRequired",
  "Optional",
  "ParamSpec",
  "Protocol",
  "ReadOnly",
  "Required",
  "Self",
  "Tuple",
  "Type",
  "TypeAlias",
  "TypeGuard",
  "TypeIs",
  "Union",
  "Unpack",
  ...Object.keys(aliases),
]);

function genericType(types: Types, site: Site, base: Node, given: readonly Node[]): Type {
  const each = () => given.map((node) => annotatedType(types, site, node));
  const first = given[0];
  const special = specialForm(types, site, base);
  switch (special) {
    case undefined:
      break;
    case "Optional":
      return unionOf([...each(), noneType]);
    case "Union":
      return unionOf(each());
    case "Annotated":
    case "ClassVar":
    case "Final":
    case "Required":
    case "NotRequired":
    case "ReadOnly":
      return first === undefined ? unknown : annotatedType(types, site, first);
    case "Type":
      return classType(types, site, first);
    case "Callable":
      return callableType(types, site, given);
    case "Tuple":
      return tupleType(types, site, given);
    case "TypeGuard":
    case "TypeIs":
      return types.instanceOf("builtins.bool", []);
    default: {
      const alias = aliases[special];
      return alias === undefined ? unknown : types.instanceOf(alias, each());
    }
  }
  const of = types.asAnnotation(site, base);
  if (of.kind === "class") {
    if (of.class.name === "tuple" && of.class.site.module.name === "builtins") return tupleType(types, site, given);
    if (of.class.name === "type" && of.class.site.module.name === "builtins") return classType(types, site, first);
    // `Callable` of collections.abc is a class in name only.
    if (of.class.name === "Callable") return callableType(types, site, given);
    return { kind: "instance", class: of.class, arguments: flatArguments(types, site, given) };
  }
  if (of.kind === "external") return types.instantiated(of);
  // A generic alias: its variables, in order, are what is given.
  return applyAlias(of, each());
}

/** `type[C]`: the class itself; of `type[T]` what calling it gives. */
function classType(types: Types, site: Site, of: Node | undefined): Type {
  const inner = of === undefined ? unknown : annotatedType(types, site, of);
  if (inner.kind === "type-variable" && inner.bound === undefined) return { kind: "callable", returns: () => inner };
  return inner.kind === "instance" ? { kind: "class", class: inner.class, arguments: inner.arguments } : unknown;
}

/** `Callable[[X, Y], Z]`; of `Callable[..., Z]` and `Callable[P, Z]` the parameters are not known. */
function callableType(types: Types, site: Site, [taken, result]: readonly Node[]): Type {
  const { tree } = site;
  const list = taken !== undefined && tree.kind(taken) === Kind.type ? tree.namedChildren(taken)[0] : taken;
  const returns = (): Type => (result === undefined ? unknown : annotatedType(types, site, result));
  if (list === undefined || tree.kind(list) !== Kind.list) return { kind: "callable", returns };
  return { kind: "callable", returns, parameters: () => tree.namedChildren(list).map((node) => annotatedType(types, site, node)) };
}

function flatArguments(types: Types, site: Site, given: readonly Node[]): Type[] {
  const { tree } = site;
  return given
    .flatMap((node) => (tree.kind(node) === Kind.tuple ? tree.namedChildren(node) : [node]))
    .map((node) => annotatedType(types, site, node));
}

function tupleType(types: Types, site: Site, given: readonly Node[]): Type {
  const { tree } = site;
  const nodes = given.flatMap((node) => (tree.kind(node) === Kind.tuple ? tree.namedChildren(node) : [node]));
  const last = nodes.at(-1);
  const isEllipsis = last !== undefined && tree.textOf(last) === "...";
  if (isEllipsis)
    return types.instanceOf(
      "builtins.tuple",
      nodes.slice(0, 1).map((node) => annotatedType(types, site, node)),
    );
  return { kind: "tuple", elements: nodes.map((node) => annotatedType(types, site, node)) };
}
