/**
 * Edits for long, as somebody who never closes the editor: `node --expose-gc many-edits.js EDITS...` prints a line of JSON with the memory
 * (MB) after so many edits, each time with the same files. bench/stages/edits.mjs bundles and runs it.
 */
import { deepStrictEqual } from "node:assert/strict";
import { createEngine } from "./engine.js";
import { RandomEdits } from "./random-edits.js";

/** Edits after which V8 has compiled most of what it will: its machine code counts as memory, but grows with time alone. */
const warmUp = 3000;

function make(edits: number, project: RandomEdits): void {
  for (let edit = 0; edit < edits; edit++) {
    const edited = project.edit();
    for (const { name, found, fresh } of project.compareSometimes())
      deepStrictEqual(found, fresh, `after an edit of ${edited}, ${name} is not what a fresh engine finds in it`);
  }
}

make(warmUp, new RandomEdits(createEngine, 2));
const project = new RandomEdits(createEngine, 1);
let made = 0;
for (const edits of process.argv.slice(2).map(Number)) {
  make(edits - made, project);
  made = edits;
  project.reset();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  console.log(JSON.stringify({ edits, memory: (heapUsed + external) / 1024 / 1024 }));
}
