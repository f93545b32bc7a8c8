/** Where a file comes from: memory, a call of the same function that is reported itself, or elsewhere. */
import { inMemoryClasses, uploadClasses } from "../../knowledge/libraries/files.js";
import type { Operand } from "../../knowledge/library.js";
import { findBlocking } from "../../project/lookup.js";
import { membersOf, type Type } from "../../project/type.js";
import { functionScope } from "../../semantics/build.js";
import type { Reaching } from "../../semantics/flow.js";
import { ScopeKind } from "../../semantics/model.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { unparenthesized } from "../../syntax/python.js";
import { type Node, none } from "../../syntax/tree.js";
import type { Call, Check } from "../check.js";
import { argumentAt } from "./known-arguments.js";

type Origin =
  | "memory"
  /** Opened by a call in the same function, which has a finding of its own. */
  | "here"
  | "elsewhere";

/** Whether what a call reads or writes is on a disk, and no other finding tells of it. */
export function isOnDisk(check: Check, call: Call, operand: Operand): boolean {
  const given = operand.self === true ? receiverOf(check, call) : argumentAt(call, operand);
  if (given === undefined) return false;
  if (given === "splat") return operand.only === undefined;
  const node = typeof given === "number" ? given : given.value;
  if (operand.only === "file" && !isFile(check, check.typeOf(node))) return false;
  const origin = originOf(check, node);
  return operand.disk === true ? origin !== "here" : origin === "elsewhere";
}

/** Whether a value is an open file that this function did not open. */
export function isFileFromElsewhere(check: Check, node: Node): boolean {
  return isFile(check, check.typeOf(node)) && originOf(check, node) === "elsewhere";
}

/** Whether a value is known to be a file object: an instance of a class whose methods are known to block. */
export function isFile(check: Check, type: Type): boolean {
  const members = membersOf(type).filter((member) => member.kind !== "none");
  return members.length > 0 && members.every((member) => classNamesOf(check, member).some(hasFileMethods));
}

function classNamesOf(check: Check, type: Type): readonly string[] {
  if (type.kind !== "instance") return [];
  return check.types.ancestry(type.class).classes.map((entry) => check.types.publicName(entry.class));
}

function hasFileMethods(className: string): boolean {
  return findBlocking([`${className}.writelines`])?.calls.operand?.self === true;
}

/** The expressions a name may have its value from, where all of them are known; the expression itself for what is no name. */
export function valuesOf(check: Check, node: Node): readonly Node[] | undefined {
  const at = unparenthesized(check.tree, node);
  if (check.tree.kind(at) !== Kind.identifier) return [at];
  const binding = check.model.bindingOf(at);
  if (binding === undefined || binding.scope.kind !== ScopeKind.function) return undefined;
  if (functionScope(check.model.scopeAt(at)) !== binding.scope) return undefined;
  const reaching = check.site.flowOf(binding.scope).get(at) ?? binding.definitions;
  const values = definitionsOf(reaching).map(({ kind, path, value }) =>
    (kind === "assign" || kind === "with") && path.length === 0 ? value : undefined,
  );
  return values.every((value) => value !== undefined) ? values : undefined;
}

function definitionsOf(reaching: readonly Reaching[]): Exclude<Reaching, { readonly kind: "narrowing" }>[] {
  return reaching.flatMap((one) => (one.kind === "narrowing" ? definitionsOf(one.previous) : [one]));
}

function originOf(check: Check, node: Node, depth = 0): Origin {
  if (isInMemory(check, check.typeOf(node))) return "memory";
  const values = depth > 8 ? undefined : valuesOf(check, node);
  if (values === undefined || values.length === 0) return "elsewhere";
  const origins = values
    .filter((value) => check.tree.kind(value) !== Kind.none)
    .map((value) => (value === node ? originOfExpression(check, value, depth + 1) : originOf(check, value, depth + 1)));
  return joined(origins);
}

/** What may be from elsewhere is, what may be in memory is: both ways the fewer findings. */
function joined(origins: readonly Origin[]): Origin {
  if (origins.includes("memory")) return "memory";
  return origins.length > 0 && origins.every((origin) => origin === "here") ? "here" : "elsewhere";
}

function originOfExpression(check: Check, node: Node, depth: number): Origin {
  const { tree } = check;
  switch (tree.kind(node)) {
    case Kind.parenthesized_expression:
      return originOf(check, unparenthesized(tree, node), depth);
    case Kind.named_expression:
      return originOf(check, tree.child(node, Field.value), depth);
    case Kind.conditional_expression: {
      const [then, , otherwise] = tree.namedChildren(node);
      return joined([then, otherwise].map((part) => (part === undefined ? "elsewhere" : originOf(check, part, depth))));
    }
    case Kind.await:
      // What a coroutine has fetched is in memory, unless it opened a file.
      return isFile(check, check.typeOf(node)) ? "elsewhere" : "memory";
    case Kind.attribute:
      if (isPipe(check, node)) return "here";
      if (fetchedAttributes.has(tree.textOf(tree.child(node, Field.attribute)))) return "memory";
      if (check.isInstance(check.typeOf(tree.child(node, Field.object)), ...uploadClasses)) return "memory";
      // `upload.file` of a web framework, most of it in memory: not what a path is called.
      if (bufferAttributes.has(tree.textOf(tree.child(node, Field.attribute))) && !staysOpen(check, check.typeOf(node))) return "memory";
      return originOf(check, tree.child(node, Field.object), depth);
    case Kind.call:
      return originOfCall(check, node, depth);
    default:
      return "elsewhere";
  }
}

/** `stdout` or `stderr` of a process made with `subprocess.Popen`: no file, and the affair of another rule. */
export function isPipe(check: Check, node: Node): boolean {
  const { tree } = check;
  const at = unparenthesized(tree, node);
  if (tree.kind(at) !== Kind.attribute || !/^std(in|out|err)$/.test(tree.textOf(tree.child(at, Field.attribute)))) return false;
  const process = check.typeOf(tree.child(at, Field.object));
  return membersOf(process).some((member) => check.isInstance(member, "subprocess.Popen"));
}

/** Attributes and methods that give text or bytes already read. */
const fetchedAttributes: ReadonlySet<string> = new Set(["body", "content", "data", "text"]);
const bufferAttributes: ReadonlySet<string> = new Set(["file", "raw", "stream"]);
const fetchingMethods: ReadonlySet<string> = new Set(["decode", "encode", "getvalue", "read", "text"]);

function originOfCall(check: Check, node: Node, depth: number): Origin {
  const { tree } = check;
  const call = check.callAt(node);
  const known = findBlocking(call.names);
  if (known !== undefined && known.calls.lazy !== true && staysOpen(check, check.typeOf(node))) {
    const { operand } = known.calls;
    const given = operand === undefined || operand.self === true ? undefined : argumentAt(call, operand);
    return typeof given === "object" && originOf(check, given.value, depth) === "memory" ? "memory" : "here";
  }
  if (tree.kind(call.callee) === Kind.attribute && fetchingMethods.has(tree.textOf(tree.child(call.callee, Field.attribute))))
    return "memory";
  // `closing(open(..))`, `stack.enter_context(open(..))`, `archive.open(name)`: of what it is made of.
  const receiver = receiverOf(check, call);
  const parts = [...(receiver === undefined ? [] : [receiver]), ...call.arguments.map((argument) => argument.value)];
  const origins = parts.map((part) => originOf(check, part, depth));
  return origins.find((origin) => origin !== "elsewhere") ?? "elsewhere";
}

/** Whether a blocking call gives something that stays open: not a string, a list or a path. */
export function staysOpen(check: Check, type: Type): boolean {
  return membersOf(type).every((member) => {
    const name = check.classNameOf(member);
    return name !== undefined && !/^(builtins|pathlib)\./.test(name);
  });
}

function isInMemory(check: Check, type: Type): boolean {
  return membersOf(type).some((member) => check.isInstance(member, ...inMemoryClasses));
}

/** The object a method is called on. */
export function receiverOf(check: Check, call: Call): Node | undefined {
  const { tree } = check;
  if (tree.kind(call.callee) !== Kind.attribute) return undefined;
  const object = tree.child(call.callee, Field.object);
  return object === none ? undefined : object;
}
