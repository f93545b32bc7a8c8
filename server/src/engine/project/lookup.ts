/** Finds what is known about a qualified name. */

import { libraries } from "../knowledge/libraries/index.js";
import type { BlockingCalls } from "../knowledge/library.js";

const blockingCalls = new Map<string, BlockingCalls>();
for (const library of libraries) {
  for (const calls of library.blocking ?? []) for (const name of calls.names) blockingCalls.set(`${library.module}.${name}`, calls);
}

/** What is known of a call that blocks, by the first of its names that is known. */
export function findBlocking(names: readonly string[]): { readonly name: string; readonly calls: BlockingCalls } | undefined {
  for (const name of names) {
    const calls = blockingCalls.get(name);
    if (calls !== undefined) return { name, calls };
  }
  return undefined;
}

/** The qualified names of all calls known to block under a rule. */
export function blockingNames(rule: string): string[] {
  return [...blockingCalls].filter(([, calls]) => calls.rule === rule).map(([name]) => name);
}

/** Stub text of a module of a known library. */
export function findStub(module: string): string | undefined {
  for (const library of libraries) {
    const stub = library.stubs?.[module];
    if (stub !== undefined) return stub;
  }
  return undefined;
}
