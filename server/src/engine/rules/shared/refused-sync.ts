/** Methods of the sync protocols that are there to say that only the async ones will do. */
import type { FunctionInfo } from "../../project/symbols.js";
import type { InstanceType } from "../../project/type.js";
import { Field, Kind } from "../../syntax/kinds.gen.js";
import { type Node, none, type SyntaxTree } from "../../syntax/tree.js";
import type { Check } from "../check.js";

/** Whether a method such as `__enter__` raises whenever it is called. */
export function refusesAlways(check: Check, type: InstanceType, method: string): boolean {
  const found = check.types.attribute(type, method);
  return found.kind === "function" && onlyRaises(found.function);
}

/** Whether it raises where a loop is running, and the code at `place` is a coroutine's. */
export function refusesInLoop(check: Check, type: InstanceType, method: string, place: Node): boolean {
  const found = check.types.attribute(type, method);
  return found.kind === "function" && check.asyncContext(place) !== undefined && raisesInLoop(found.function);
}

function onlyRaises(info: FunctionInfo): boolean {
  const { tree } = info.site;
  const annotation = info.returnAnnotation;
  if (info.site.module.origin === "library" && annotation !== none) return /^(\w+\.)?(NoReturn|Never)$/.test(tree.textOf(annotation));
  if (info.body === none) return false;
  const statements = tree.namedChildren(info.body);
  const last = statements.at(-1);
  if (last === undefined || !isRefusal(tree, last)) return false;
  return statements.slice(0, -1).every((statement) => {
    const inner = tree.namedChildren(statement)[0];
    return tree.kind(statement) === Kind.expression_statement && inner !== undefined && tree.kind(inner) === Kind.string;
  });
}

/** `if self.loop.is_running(): raise RuntimeError("use async with")`. */
function raisesInLoop({ body, site }: FunctionInfo): boolean {
  const { tree } = site;
  if (body === none) return false;
  return tree.namedChildren(body).some((statement) => {
    if (
      tree.kind(statement) !== Kind.if_statement ||
      !/^[\w.()]+\.is_running\(\)$/.test(tree.textOf(tree.child(statement, Field.condition)))
    )
      return false;
    const [first] = tree.namedChildren(tree.child(statement, Field.consequence));
    return first !== undefined && isRefusal(tree, first);
  });
}

/** `raise NotImplementedError` is for a subclass to fill in. */
function isRefusal(tree: SyntaxTree, statement: Node): boolean {
  return tree.kind(statement) === Kind.raise_statement && !/\bNotImplemented/.test(tree.textOf(statement));
}
