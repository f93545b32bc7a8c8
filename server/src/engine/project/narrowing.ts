/** What a name is where tests on it held or failed. */
import type { Narrowing, Reaching } from "../semantics/flow.js";
import type { Definition } from "../semantics/model.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { argumentsOf } from "../syntax/python.js";
import { type Node, none } from "../syntax/tree.js";
import { caughtType, locatedType } from "./definitions.js";
import type { Site } from "./symbols.js";
import { type InstanceType, membersOf, noneType, type Type, unionOf, unknown, without } from "./type.js";
import type { Types } from "./types.js";

export function reachingType(types: Types, site: Site, reaching: readonly Reaching[]): Type {
  const definitions = reaching.filter((one): one is Definition => one.kind !== "narrowing");
  const narrowings = reaching.filter((one): one is Narrowing => one.kind === "narrowing");
  const members = narrowings.map((narrowing) => narrowedType(types, site, narrowing));
  const located = definitions.map((definition) => ({ site, definition }));
  if (located.length > 0) members.push(locatedType(types, located));
  return unionOf(members);
}

export function narrowedType(types: Types, site: Site, narrowing: Narrowing): Type {
  return testedType(types, site, narrowing, reachingType(types, site, narrowing.previous));
}

/** The type of an attribute under the tests that hold where it is read. */
export function narrowedAttribute(types: Types, site: Site, reaching: readonly Reaching[], type: Type): Type {
  const narrowings = reaching.filter((one): one is Narrowing => one.kind === "narrowing");
  if (narrowings.length === 0 || narrowings.length < reaching.length) return type;
  return unionOf(
    narrowings.map((narrowing) => testedType(types, site, narrowing, narrowedAttribute(types, site, narrowing.previous, type))),
  );
}

/** The type under a test (see `testedName` in flow.ts for the shapes). */
function testedType(types: Types, site: Site, { test, positive }: Narrowing, type: Type): Type {
  const { tree } = site;
  if (type.kind === "never") return type;
  switch (tree.kind(test)) {
    case Kind.identifier:
    case Kind.attribute:
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
      return narrowedByCall(types, site, test, positive, type);
    default:
      return type;
  }
}

/** What is of a type and an instance of `wanted`: of two classes that know nothing of each other it may be anything derived from both. */
function instanceBoth(types: Types, type: Type, wanted: Type): Type {
  const before = membersOf(type).filter((member) => member.kind !== "none");
  const instances = before.flatMap((member) => (member.kind === "instance" ? [member] : []));
  const classes = membersOf(wanted).flatMap((member) => (member.kind === "instance" ? [member] : []));
  if (instances.length < before.length || classes.length < membersOf(wanted).length) return wanted;
  const derives = (one: InstanceType, from: InstanceType): boolean =>
    types.derivesFrom(one.class, from.class) ||
    (from.class.isProtocol && [...from.class.members.keys()].every((name) => types.hasMember(one, name) === true));
  const fitting = instances.filter((one) => classes.some((each) => derives(one, each)));
  if (fitting.length > 0) return unionOf(fitting);
  return classes.every((each) => instances.some((one) => derives(each, one) || one.class.isProtocol)) ? wanted : unknown;
}

export function narrowedByCall(types: Types, site: Site, test: Node, positive: boolean, type: Type): Type {
  const { tree } = site;
  const callee = tree.textOf(tree.child(test, Field.function));
  const last = callee.split(".").at(-1) as string;
  const second = argumentsOf(tree, test)[1]?.value;
  if (callee === "isinstance" && second !== undefined) {
    const wanted = caughtType(types, site, second);
    if (positive) return instanceBoth(types, type, wanted);
    const names = membersOf(wanted).map((member) => (member.kind === "instance" ? member.class : undefined));
    return without(type, (member) => member.kind === "instance" && names.includes(member.class));
  }
  // Whether an object has been given an attribute yet says nothing of its class; whether it has a special method does.
  if (callee === "hasattr" && second !== undefined && /^["'](?!__)\w+["']$/.test(tree.textOf(second))) return type;
  if (["isawaitable", "iscoroutine", "isfuture", "callable", "hasattr", "iscoroutinefunction", "issubclass"].includes(last)) {
    if (["isawaitable", "iscoroutine", "isfuture"].includes(last))
      return without(type, (member) => (types.isAwaitable(member) ?? positive) !== positive);
    return unknown;
  }
  return type;
}
