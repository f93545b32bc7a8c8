/** What a project's files say of Ruff and Pyright, for the setting `overlap`: "auto". */
import type { OtherTools, RuffSelection } from "../engine/settings.js";
import { buildExclude, type Exclude, excludeNothing, isGlob } from "./exclude.js";
import { isTable } from "./settings.js";

/** The tools that run in the editor, and what its settings say of them. */
export interface ToolsOfEditor {
  /** Undefined where Ruff does not run; what it leaves out is the project's to say. */
  readonly ruff?: { readonly select?: readonly string[]; readonly extendSelect?: readonly string[]; readonly ignore?: readonly string[] };
  readonly pylance?: { readonly unusedCoroutine: boolean };
}

/** What the nearest configuration of each tool says. */
export interface ToolFacts {
  readonly ruff: RuffFacts | undefined;
  readonly unusedCoroutine: boolean | undefined;
}

export interface RuffFacts extends RuffSelection {
  /** What it does not look at. */
  readonly exclude: Exclude;
}

/** What Ruff selects of itself. */
const ruffDefaults: RuffFacts = { select: ["E4", "E7", "E9", "F"], ignore: [], exclude: excludeNothing };

/** Nothing is known to be reported: the folder is excluded, or the configuration is in another file. */
export const ruffElsewhere: RuffFacts = { select: [], ignore: ["ALL"], exclude: excludeNothing };

/** `[tool.ruff]` or ruff.toml in `folder`. What is ignored in some files counts as ignored: a finding too many is better than one too few. */
export function ruffFacts(table: unknown, folder: string): RuffFacts | undefined {
  if (!isTable(table)) return undefined;
  const lint = isTable(table.lint) ? { ...table, ...table.lint } : table;
  // What another file says is not known here.
  if (table.extend !== undefined) return ruffElsewhere;
  const perFile = [lint["per-file-ignores"], lint["extend-per-file-ignores"]].flatMap((one) => (isTable(one) ? Object.values(one) : []));
  return {
    select: [...(lint.select === undefined ? ruffDefaults.select : strings(lint.select)), ...strings(lint["extend-select"])],
    ignore: [...strings(lint.ignore), ...strings(lint["extend-ignore"]), ...perFile.flatMap(strings)],
    exclude: buildExclude([table.exclude, table["extend-exclude"], lint.exclude].flatMap(strings).filter(isGlob), folder),
  };
}

/** `[tool.pyright]` or pyrightconfig.json: whether it reports coroutines that nobody awaits; undefined where the editor says so. */
export function reportsUnusedCoroutine(table: unknown): boolean | undefined {
  if (!isTable(table)) return undefined;
  const { reportUnusedCoroutine: own, typeCheckingMode: mode } = table;
  if (own !== undefined) return own !== false && own !== "none";
  return mode === undefined ? undefined : mode !== "off";
}

/** What runs in the editor, with what the project says of it. */
export function otherTools(editor: ToolsOfEditor, project: ToolFacts): OtherTools {
  const ruff = project.ruff ?? ruffDefaults;
  const { pylance } = editor;
  return {
    ...(editor.ruff && {
      ruff: {
        select: [...(editor.ruff.select ?? ruff.select), ...(editor.ruff.extendSelect ?? [])],
        ignore: [...ruff.ignore, ...(editor.ruff.ignore ?? [])],
      },
    }),
    ...(pylance && { pylance: { unusedCoroutine: project.unusedCoroutine ?? pylance.unusedCoroutine } }),
  };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
