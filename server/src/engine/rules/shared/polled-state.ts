/** Conditions on state of this very process: what other code of it changes, so that it could tell whoever waits. */
import { ScopeKind } from "../../semantics/model.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { unparenthesized } from "../../syntax/python.js";
import type { Node } from "../../syntax/tree.js";
import type { Check } from "../check.js";

/** Methods of asyncio objects that only look, and what waits for the answer to become the other one: `{it}` is the object. */
const looks: Readonly<Record<string, { readonly whileTrue?: string; readonly whileFalse?: string }>> = {
  "asyncio.Event.is_set": { whileFalse: "await {it}.wait()" },
  "asyncio.Future.done": { whileFalse: "await {it}" },
  "asyncio.Lock.locked": { whileTrue: "async with {it}" },
  "asyncio.Queue.empty": { whileTrue: "await {it}.get()", whileFalse: "await {it}.join()" },
  "asyncio.Queue.full": { whileTrue: "await {it}.put(...)" },
  "asyncio.Queue.qsize": {},
};

const containers = ["builtins.list", "builtins.dict", "builtins.set", "builtins.bytearray", "collections.deque"];

/** What waits for the end of `condition` (`whileTrue`) or of its opposite, if the condition is nothing but a call that looks. */
export function waiterFor(check: Check, condition: Node, whileTrue: boolean): string | undefined {
  const { tree } = check;
  const node = unparenthesized(tree, condition);
  if (tree.kind(node) === Kind.not_operator) return waiterFor(check, tree.child(node, Field.argument), !whileTrue);
  if (tree.kind(node) !== Kind.call) return undefined;
  const name = check.callAt(node).names.find((one) => Object.hasOwn(looks, one));
  const waiter = name === undefined ? undefined : looks[name]?.[whileTrue ? "whileTrue" : "whileFalse"];
  return waiter?.replace("{it}", check.shown(tree.child(tree.child(node, Field.function), Field.object)));
}

/** Whether a condition looks at state of this process and at nothing that others decide: the time, a file, another machine. */
export function looksAtState(check: Check, condition: Node): boolean {
  return judge(check, condition) === "state";
}

/** `fixed` is what says nothing by itself: constants, and names that nobody else changes. */
type Verdict = "state" | "fixed" | "other";

function judge(check: Check, condition: Node): Verdict {
  const { tree } = check;
  const node = unparenthesized(tree, condition);
  switch (tree.kind(node)) {
    case Kind.true:
    case Kind.false:
    case Kind.none:
    case Kind.integer:
    case Kind.float:
    case Kind.string:
      return "fixed";
    case Kind.not_operator:
    case Kind.boolean_operator:
    case Kind.comparison_operator:
    case Kind.binary_operator:
    case Kind.unary_operator:
      return together(
        check,
        tree.namedChildren(node).filter((child) => tree.field(child) !== Field.operators),
      );
    case Kind.subscript:
      return together(check, tree.namedChildren(node));
    case Kind.identifier:
      return judgeName(check, node);
    case Kind.attribute:
      return judgeAttribute(check, node);
    case Kind.call:
      return judgeCall(check, node);
    default:
      return "other";
  }
}

function together(check: Check, nodes: readonly Node[]): Verdict {
  const verdicts = nodes.map((node) => judge(check, node));
  if (verdicts.includes("other")) return "other";
  return verdicts.includes("state") ? "state" : "fixed";
}

function judgeName(check: Check, node: Node): Verdict {
  const binding = check.model.bindingOf(node);
  const name = check.textOf(node);
  // What a nested function binds by `nonlocal`, or any function by `global`; who declares it means it to change.
  const isDeclared = check.model.scopes.some((scope) => scope.outer.has(name));
  const definitions = binding?.definitions ?? check.site.module.symbols.get(name)?.map(({ definition }) => definition) ?? [];
  const isShared =
    (isDeclared && definitions.length > 0) ||
    definitions.some(({ scope }) => (binding === undefined ? scope.kind === ScopeKind.function : scope !== binding.scope));
  return isShared || check.isInstance(check.typeOf(node), ...containers) ? "state" : "fixed";
}

function judgeAttribute(check: Check, node: Node): Verdict {
  const { tree, types } = check;
  const object = check.typeOf(tree.child(node, Field.object));
  if (object.kind !== "instance" || object.class.site.module.origin !== "project") return "other";
  const name = tree.textOf(tree.child(node, Field.attribute));
  const { classes } = types.ancestry(object.class);
  const members = classes.flatMap((entry) => entry.class.members.get(name) ?? []);
  const attributes = classes.flatMap((entry) => entry.class.attributes.get(name) ?? []);
  // A property may ask anything.
  if (members.some(({ definition }) => definition.kind !== "assign") || members.length + attributes.length === 0) return "other";
  const isSetLater = attributes.some(({ site, attribute }) => site.functionAt(attribute.scope.node).name !== "__init__");
  const isState = isSetLater || check.isInstance(check.typeOf(node), ...containers) || isSetFromOutside(check, name);
  return isState ? "state" : "fixed";
}

/** Whether code of the project sets an attribute of that name of something else than `self`. */
function isSetFromOutside({ types }: Check, name: string): boolean {
  const assignment = new RegExp(`(?<!\\bself)\\.${name}\\s*=(?!=)`);
  return types.mentions.of(`.${name}`).some(({ sites }) => sites.some((site) => assignment.test(site.item.text)));
}

function judgeCall(check: Check, node: Node): Verdict {
  const { names, arguments: given } = check.callAt(node);
  if (names.some((name) => Object.hasOwn(looks, name))) return "state";
  const [only] = given;
  return names.includes("builtins.len") && only !== undefined && given.length === 1 ? judge(check, only.value) : "other";
}
