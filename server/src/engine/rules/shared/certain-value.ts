/** Whether what a value is known to be rests on the code that makes it, not on a declaration somebody may have got wrong. */
import { isPlaceholder } from "../../project/returns.js";
import type { FunctionInfo } from "../../project/symbols.js";
import { type FunctionType, membersOf, type Type } from "../../project/type.js";
import { type Binding, type Definition, ScopeKind } from "../../semantics/model.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { unparenthesized } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Check } from "../check.js";
import { reachingDefinitions } from "./coroutine-value.js";
import { isReplaced } from "./replaced-function.js";

/** Whether the value at `node`, whose type says that it cannot be awaited, is sure to be of that type. */
export function isCertainValue(check: Check, node: Node, hops = 4): boolean {
  const { tree } = check;
  const value = unparenthesized(tree, node);
  const kind = tree.kind(value);
  if (written.has(kind)) return true;
  switch (kind) {
    case Kind.call:
      return isCertainResult(check, value, check.typeOf(value));
    case Kind.await:
      return isCertainResult(check, unparenthesized(tree, tree.namedChildren(value)[0] ?? none), check.typeOf(value));
    case Kind.named_expression:
      return hops > 0 && isCertainValue(check, tree.child(value, Field.value), hops - 1);
    case Kind.boolean_operator:
    case Kind.conditional_expression: {
      const parts = tree.namedChildren(value).filter((_, index) => kind === Kind.boolean_operator || index !== 1);
      return hops > 0 && parts.every((part) => isCertainValue(check, part, hops - 1));
    }
    case Kind.identifier:
      return membersOf(check.typeOf(value)).every((member) =>
        member.kind === "function" ? isPlainFunction(check, member) : isCertainName(check, value, hops),
      );
    case Kind.attribute:
      // An attribute may begin as None or as a number, and be given a future from elsewhere.
      return membersOf(check.typeOf(value)).every((member) =>
        member.kind === "function" ? isPlainFunction(check, member) : isCollection(check, member),
      );
    default:
      return false;
  }
}

/** Literals and displays. */
const written: ReadonlySet<Kind> = new Set([
  Kind.string,
  Kind.concatenated_string,
  Kind.integer,
  Kind.float,
  Kind.true,
  Kind.false,
  Kind.none,
  Kind.tuple,
  Kind.list,
  Kind.set,
  Kind.dictionary,
  Kind.list_comprehension,
  Kind.set_comprehension,
  Kind.dictionary_comprehension,
  Kind.generator_expression,
  Kind.not_operator,
]);

/** A local name whose every value that may be there is certain; of the module, one that is only given what is written. */
function isCertainName(check: Check, name: Node, hops: number): boolean {
  const { model, site, tree } = check;
  const binding = model.bindingOf(name);
  if (binding === undefined) {
    const found = site.module.symbols.get(tree.textOf(name)) ?? [];
    return (
      found.length > 0 &&
      found.every((one) => one.definition.value !== undefined && isDisplay(one.site.tree.kind(one.definition.value), one.definition))
    );
  }
  const definitions = definitionsBefore(check, binding, name);
  return definitions?.every((definition) => isCertainDefinition(check, definition, hops)) === true;
}

function isDisplay(kind: Kind, { kind: how, path }: Definition): boolean {
  return how === "assign" && path.length === 0 && written.has(kind) && kind !== Kind.none;
}

function definitionsBefore(check: Check, binding: Binding, name: Node): readonly Definition[] | undefined {
  if (binding.definitions.some((definition) => definition.scope !== binding.scope)) return undefined;
  const reaching = binding.scope.kind === ScopeKind.function ? check.site.flowOf(binding.scope).get(name) : undefined;
  return reaching === undefined ? undefined : reachingDefinitions(check, reaching);
}

function isCertainDefinition(check: Check, definition: Definition, hops: number): boolean {
  const { annotation, kind, path, value } = definition;
  if (kind === "parameter")
    return annotation !== undefined && isCollection(check, check.types.definitionType({ site: check.site, definition }));
  return kind === "assign" && path.length === 0 && value !== undefined && hops > 0 && isCertainValue(check, value, hops - 1);
}

/** Classes nobody derives an awaitable from. */
const collections: ReadonlySet<string> = new Set([
  "builtins.dict",
  "builtins.list",
  "builtins.set",
  "builtins.tuple",
  "concurrent.futures.Future",
  "typing.AsyncGenerator",
  "typing.Generator",
  "typing.Iterable",
  "typing.Iterator",
  "typing.Sequence",
]);

function isCollection(check: Check, type: Type): boolean {
  return type.kind === "tuple" || collections.has(check.classNameOf(type) ?? "");
}

/** A function that is called under its own name and gives what it returns. */
function isPlainFunction(check: Check, type: FunctionType): boolean {
  const { site, decorators } = type.function;
  // The stubs' own decorators (`overload`, `abstractmethod`) change nothing.
  const isPlain = site.module.origin === "library" || decorators.every((node) => harmless.test(site.tree.textOf(node)));
  return isPlain && !isReplaced(check, type.function);
}

const harmless = /^(\w+\.)?(staticmethod|classmethod|override|final|contextmanager|asynccontextmanager|wraps\(.*\))$/s;

function isCertainResult(check: Check, call: Node, type: Type): boolean {
  const { tree } = check;
  if (call === none || tree.kind(call) !== Kind.call) return false;
  return membersOf(check.typeOf(tree.child(call, Field.function))).every((member) => {
    if (member.kind === "class") return membersOf(type).every((one) => isPlainInstance(check, one));
    if (member.kind !== "function" || !isPlainFunction(check, member)) return false;
    return (member.overloads ?? [member.function]).every((info) => hasPlainBody(check, info));
  });
}

/** Whether a body bears out that its function gives nothing awaitable: an annotation alone may be wrong, or a subclass's to meet. */
export function hasPlainBody(check: Check, info: FunctionInfo): boolean {
  const { site } = info;
  if (info.isGenerator) return true;
  if (isPlaceholder(info)) return site.module.origin === "library";
  return info.scope.returns.every((statement) => {
    const returned = site.tree.namedChildren(statement)[0];
    if (returned === undefined) return true;
    const value = unparenthesized(site.tree, returned);
    const awaitable = check.types.isAwaitable(check.types.typeOf(site, value));
    // `-> str: return self.name` is a getter; `-> str: return self.client.get()` may pass a coroutine on.
    return awaitable === false || (awaitable === undefined && info.returnAnnotation !== none && reads.has(site.tree.kind(value)));
  });
}

const reads: ReadonlySet<Kind> = new Set([Kind.attribute, Kind.subscript, Kind.binary_operator, Kind.unary_operator]);

/** Whether an instance of a class is what the class's body says: no `__new__` or metaclass that gives something else. */
function isPlainInstance(check: Check, type: Type): boolean {
  if (type.kind !== "instance") return false;
  return check.types.ancestry(type.class).classes.every(({ class: one }) => {
    if (one.site.module.origin === "library") return true;
    const { tree } = one.site;
    const list = tree.child(one.node, Field.superclasses);
    const hasMetaclass = list !== none && /\bmetaclass\s*=(?!\s*(\w+\.)?ABCMeta\b)/.test(tree.textOf(list));
    const isPlainlyDecorated = one.decorators.every((node) => /^(\w+\.)?(dataclass|define|frozen|final)\b/.test(tree.textOf(node)));
    return !hasMetaclass && isPlainlyDecorated && !one.members.has("__new__");
  });
}
