/** One check of an open file, as diagnostics of its documents. */
import type { Diagnostic } from "vscode-languageserver";
import type { OpenFile } from "./open-files.js";
import type { Workspace } from "./workspace.js";

export interface CheckedFile {
  /** By document; those without any are left out. */
  readonly diagnostics: ReadonlyMap<string, Diagnostic[]>;
  /** Resolves when the modules the file imports and its project are read, too; what that changes is checked again by itself. */
  readonly settled: Promise<void>;
}

export async function checkFile(workspace: Workspace, file: OpenFile): Promise<CheckedFile> {
  const diagnostics = new Map<string, Diagnostic[]>();
  const ready = await workspace.ready(file.uri);
  if (!ready || ready.isSilent) return { diagnostics, settled: Promise.resolve() };
  for (const finding of ready.engine.check(ready.key)) {
    const shown = workspace.presenter.diagnostic(finding, ready);
    if (shown === undefined) continue;
    const known = diagnostics.get(shown.uri);
    if (known) known.push(shown.diagnostic);
    else diagnostics.set(shown.uri, [shown.diagnostic]);
  }
  return { diagnostics, settled: workspace.settle(ready.file, ready).then(() => workspace.surround(ready)) };
}
