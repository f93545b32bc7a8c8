/** Offsets of the engine as people count: lines and columns from 1, columns in UTF-16 units; in notebooks within a cell. */
import type { Engine } from "../engine/engine.js";
import { locateInCell } from "../host/notebook.js";
import { relativePath } from "../host/paths.js";
import type { Project } from "../host/project.js";

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Place {
  /** As shown: from the working directory, absolute when outside. */
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
  /** In a notebook, the cell (from 1) that line and column count in. */
  readonly cell?: number;
}

export class Places {
  readonly #project: Project;
  readonly #cwd: string;

  constructor(project: Project, cwd: string) {
    this.#project = project;
    this.#cwd = cwd;
  }

  showPath(path: string): string {
    const relative = relativePath(this.#cwd, path);
    return relative === undefined || relative === "" ? path : relative;
  }

  /** Undefined for a file the engine does not hold. */
  of(engine: Engine, key: string, span: { readonly start: number; readonly end: number }): Place | undefined {
    const starts = engine.lineStarts(key);
    if (starts === undefined) return undefined;
    const known = this.#project.files.get(key);
    const file = this.showPath(known?.path ?? key);
    const start = positionOf(starts, span.start);
    const end = positionOf(starts, span.end);
    const notebook = known?.source.notebook;
    const cell = notebook === undefined ? undefined : locateInCell(notebook, span.start)?.cell;
    if (cell === undefined) return { file, start, end };
    // A cell starts at the start of a line.
    const above = positionOf(starts, cell.start).line - 1;
    const inCell = ({ line, column }: Position): Position => ({ line: line - above, column });
    return { file, start: inCell(start), end: inCell(end), cell: cell.number };
  }
}

function positionOf(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** `file:line:column`, in a notebook `file:cell N:line:column`. */
export function showPlace({ file, start, cell }: Place): string {
  return `${file}:${cell === undefined ? "" : `cell ${cell}:`}${start.line}:${start.column}`;
}
