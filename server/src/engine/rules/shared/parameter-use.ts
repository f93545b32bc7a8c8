/** What a function without annotations does with what it is given. */
import { answerFor, type Derived } from "../../base/answers.js";
import type { FunctionInfo } from "../../project/symbols.js";
import type { Definition } from "../../semantics/model.js";
import { Check } from "../check.js";
import { isColourTested } from "./colour-test.js";
import { reachingDefinitions } from "./coroutine-value.js";
import { useOf } from "./value-use.js";

const answers = new WeakMap<Definition, Derived<boolean>>();

/**
 * Whether a function of the project does with a parameter what fails with a coroutine, such as reading an attribute, and nothing that
 * coroutines are for. Functions that pass it on to each other in a circle say nothing.
 */
export function takesResult(check: Check, info: FunctionInfo, parameter: Definition): boolean {
  return answerFor(answers, parameter).get(() => {
    if (info.site.module.origin !== "project") return false;
    const overriding = check.types.overridesOf(info).every(({ site, definition }) => {
      const other = definition.kind === "function" ? site.functionAt(definition.node) : undefined;
      const same = other?.parameters.find((one) => one.parameter?.index === parameter.parameter?.index);
      return other !== undefined && same !== undefined && same.annotation === undefined && takesResult(check, other, same);
    });
    return overriding && looksInto(check, info, parameter);
  }, false);
}

/** Whether a function does with a parameter what coroutines are for, or may do so later. */
export function awaits(check: Check, info: FunctionInfo, parameter: Definition): boolean {
  const there = new Check(info.site, check.file);
  const flow = info.site.flowOf(info.scope);
  const uses = info.scope.bindings.get(parameter.name)?.uses ?? [];
  return uses.some((node) => flow.get(node) === undefined || useOf(there, node).kind === "coroutine" || isColourTested(there, node));
}

function looksInto(check: Check, info: FunctionInfo, parameter: Definition): boolean {
  const there = new Check(info.site, check.file);
  const binding = info.scope.bindings.get(parameter.name);
  const flow = info.site.flowOf(info.scope);
  let looks = false;
  for (const node of binding?.uses ?? []) {
    const use = useOf(there, node);
    if (use.kind === "coroutine" || isColourTested(there, node)) return false;
    const reaching = flow.get(node);
    // A nested function may be there to await it.
    if (reaching === undefined) return false;
    const from = reachingDefinitions(there, reaching);
    if (from?.length === 1 && from[0] === parameter && use.kind === "value") looks ||= use.effect !== "shown" && use.effect !== "true";
  }
  return looks;
}
