/** Finds what is known about a qualified name. */

import { libraries } from "../knowledge/libraries/index.js";
import type { BlockingCalls } from "../knowledge/library.js";

/** A call known to block, by the name it is known under. */
export interface KnownBlocking {
  readonly name: string;
  readonly calls: BlockingCalls;
}

const blockingCalls = new Map<string, BlockingCalls>();
/** Classes whose every method blocks (`redis.Redis.*`), without the `.*`. */
const blockingClasses = new Map<string, BlockingCalls>();
for (const library of libraries) {
  for (const calls of library.blocking ?? []) {
    for (const name of calls.names.flatMap((written) => spellOut(`${library.module}.${written}`))) {
      if (name.endsWith(".*")) blockingClasses.set(name.slice(0, -2), calls);
      else blockingCalls.set(name, calls);
    }
  }
}

/** What is known of a call that blocks, by the first of its names that is known. */
export function findBlocking(names: readonly string[]): KnownBlocking | undefined {
  for (const name of names) {
    const calls = blockingCalls.get(name) ?? findInClass(name);
    if (calls !== undefined) return { name, calls };
  }
  return undefined;
}

function findInClass(name: string): BlockingCalls | undefined {
  const at = name.lastIndexOf(".");
  const calls = blockingClasses.get(name.slice(0, at));
  const method = name.slice(at + 1);
  return calls === undefined || method.startsWith("_") || calls.except?.includes(method) === true ? undefined : calls;
}

/** The qualified names of all calls known to block under a rule, `redis.Redis.*` for all methods of a class. */
export function blockingNames(rule: string): string[] {
  const all = [...blockingCalls, ...[...blockingClasses].map(([name, calls]) => [`${name}.*`, calls] as const)];
  return all.filter(([, calls]) => calls.rule === rule).map(([name]) => name);
}

/** Calls that run a plain function in a thread. */
export const threadedCalls: ReadonlySet<string> = new Set(
  libraries.flatMap(({ module, threaded }) => (threaded ?? []).flatMap((written) => spellOut(`${module}.${written}`))),
);

/** All names `a.{b,c}` stands for. */
export function spellOut(name: string): string[] {
  const match = /\{([^{}]*)\}/.exec(name);
  if (match === null) return [name];
  const before = name.slice(0, match.index);
  const after = name.slice(match.index + match[0].length);
  return (match[1] as string).split(",").flatMap((part) => spellOut(`${before}${part}${after}`));
}

/** Stub text of a module of a known library. */
export function findStub(module: string): string | undefined {
  return stubs.get(module);
}

const stubs = new Map(libraries.flatMap((library) => Object.entries(library.stubs ?? {})));
