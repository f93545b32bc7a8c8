/** Attributes of classes and their instances. */
import { inheritedSubstitution } from "./ancestry.js";
import { assignedType, locatedType, unpackedType } from "./definitions.js";
import { type Substitution, substitute } from "./generics.js";
import { overloadsFor } from "./overloads.js";
import { orKnownByName, publicName, reachedBy } from "./public-names.js";
import type { ClassInfo, FunctionInfo, Located, LocatedAttribute } from "./symbols.js";
import { type FunctionType, type InstanceType, neverType, type Type, unionOf, unknown } from "./type.js";
import type { Types } from "./types.js";

export function classAttribute(types: Types, type: Type & { kind: "class" }, name: string): Type {
  const found = memberIn(types, type.class, name);
  if (found === undefined) return unreadAttribute(types, type.class, name);
  const member = locatedType(types, found);
  if (member.kind === "function" && isClassMethod(member.function)) return { ...member, self: type };
  // A member of an enumeration is an instance of it.
  if (found[0]?.definition.kind === "assign" && types.ancestry(type.class).classes.some((entry) => entry.class.name === "Enum"))
    return { kind: "instance", class: type.class, arguments: [] };
  if (member.kind === "property") return unknown;
  // `objects: ClassVar[Manager[Self]]`.
  return member.kind === "instance"
    ? substitute(member, new Map([["Self", { kind: "instance", class: type.class, arguments: type.arguments }]]))
    : member;
}

export function instanceAttribute(types: Types, type: Type, name: string): Type {
  if (type.kind !== "instance") return type.kind === "external-instance" ? { kind: "external", name: `${type.name}.${name}` } : unknown;
  const found = findMember(types, type, name) ?? dynamicAttribute(types, type, name) ?? unreadAttribute(types, type.class, name);
  const { module } = type.class.site;
  if (module.origin !== "installed") return found;
  return reachedBy(
    types,
    orKnownByName(found, module, () => `${type.path ?? publicName(types, type.class)}.${name}`, "external"),
    type,
    name,
  );
}

/** What `__getattr__` says of a name that no class has; special methods are looked up past it (reference, section 3.3.12). */
function dynamicAttribute(types: Types, type: InstanceType, name: string): Type | undefined {
  const getter = /^__\w+__$/.test(name) ? undefined : findMember(types, type, "__getattr__");
  return getter?.kind === "function" ? types.resultOf(getter) : undefined;
}

export function findMember(types: Types, type: InstanceType, name: string): Type | undefined {
  let begun: Type | undefined;
  for (const entry of types.ancestry(type.class).classes) {
    const members = entry.class.members.get(name);
    const attributes = entry.class.attributes.get(name);
    if (members === undefined && attributes === undefined) continue;
    const substitution = inheritedSubstitution(types, type, entry.class);
    const declared = members === undefined ? undefined : locatedType(types, members);
    // A bare `x: T` in the body says what the assignments in methods give; without a value there the methods do.
    const isDeclaration = members?.some(({ definition }) => definition.annotation !== undefined || definition.kind === "function") ?? false;
    if (declared !== undefined && (isDeclaration || attributes === undefined))
      return boundMember(types, begun === undefined ? declared : unionOf([begun, declared]), type, substitution);
    const assigned = unionOf((attributes ?? []).slice(0, 12).map((located) => attributeType(types, located)));
    const found = boundMember(types, declared === undefined ? assigned : unionOf([declared, assigned]), type, substitution);
    // None says only that it begins, or ends, so: methods of the base classes may give it what it is for.
    if (found.kind !== "none") return begun === undefined ? found : unionOf([begun, found]);
    begun = found;
  }
  return begun;
}

export function boundMember(types: Types, member: Type, self: InstanceType, substitution: Substitution): Type {
  switch (member.kind) {
    case "function":
      if (member.self !== undefined || isStaticMethod(member.function)) return member;
      if (isClassMethod(member.function)) return { ...member, self: { kind: "class", class: self.class, arguments: self.arguments } };
      return withReceiver(overloadsFor(types, member, self), self);
    case "property": {
      const result = types.returnOf(member.function);
      return substitute(result, new Map([...substitution, ["Self", self]]), true);
    }
    case "union":
      return unionOf(member.members.map((one) => boundMember(types, one, self, substitution)));
    case "instance":
      return gottenMember(types, substitute(member, substitution, true));
    default:
      return substitute(member, substitution, true);
  }
}

function withReceiver(member: FunctionType | undefined, self: InstanceType): Type {
  return member === undefined ? unknown : { ...member, self };
}

/** A descriptor gives what its `__get__` gives for an instance (reference, section 3.3.2.2): the last of its overloads. */
function gottenMember(types: Types, member: Type): Type {
  if (member.kind !== "instance") return member;
  const found = memberIn(types, member.class, "__get__") ?? [];
  if (found.at(-1)?.definition.kind !== "function") return member;
  const getters = found.map(({ site, definition }) => site.functionAt(definition.node));
  const getter = getters.findLast((info) => info.isOverload) ?? getters.at(-1);
  return getter === undefined ? member : substitute(types.returnOf(getter), types.ownSubstitution(member), true);
}

export function attributeType(types: Types, located: LocatedAttribute): Type {
  const { site, attribute } = located;
  return types.once(site, -2 - attribute.target, () => {
    const { value } = attribute;
    switch (attribute.kind) {
      case "assign":
        return assignedType(types, site, attribute);
      case "for": {
        const element = value === undefined ? undefined : types.elementOf(types.typeOf(site, value), attribute.isAsync === true);
        return element === undefined ? unknown : unpackedType(types, element, attribute.path);
      }
      case "with":
        return value === undefined
          ? unknown
          : unpackedType(types, types.entered(types.typeOf(site, value), attribute.isAsync === true), attribute.path);
      default:
        // `self.x += y` keeps what the other assignments say.
        return neverType;
    }
  });
}

/** An attribute that no class that was read has: where one base is unread but named, it may be the base's. */
export function unreadAttribute(types: Types, info: ClassInfo, name: string): Type {
  const { unread } = types.ancestry(info);
  const base = unread[0];
  return unread.length === 1 && base !== undefined ? { kind: "external", name: `${base}.${name}` } : unknown;
}

export function memberIn(types: Types, info: ClassInfo, name: string): readonly Located[] | undefined {
  for (const entry of types.ancestry(info).classes) {
    const members = entry.class.members.get(name);
    if (members !== undefined) return members;
  }
  return undefined;
}

export function isClassMethod(info: FunctionInfo): boolean {
  return (
    info.name === "__init_subclass__" ||
    info.name === "__class_getitem__" ||
    info.decorators.some((node) => info.site.tree.textOf(node) === "classmethod")
  );
}

export function isStaticMethod(info: FunctionInfo): boolean {
  return info.decorators.some((node) => info.site.tree.textOf(node) === "staticmethod");
}
