/** A Jupyter notebook as one Python text: its code cells joined, with a way back from the text to cells. */
import type { Text } from "../engine/base/text.js";
import { isTable } from "./settings.js";

export interface Notebook {
  /** Every cell ends in a newline. IPython's own syntax is replaced by Python of the same length, so that offsets in a cell stay. */
  readonly text: string;
  readonly cells: readonly Cell[];
}

export interface Cell {
  /** Counts all cells of the notebook, from 1. */
  readonly number: number;
  /** Where it is in the notebook's text. */
  readonly start: number;
  readonly end: number;
}

/** The notebook in a file's text; one in another language has no cells. A file that is no notebook gives what is wrong with it. */
export function parseNotebook(json: string): Notebook | { readonly problem: Text } {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    return { problem: words.notJson };
  }
  const listed = isTable(content) ? cellsOf(content) : undefined;
  if (!isTable(content) || listed === undefined) return { problem: words.notANotebook };
  let text = "";
  const cells: Cell[] = [];
  if (!isPython(content.metadata)) return { text, cells };
  listed.forEach((cell, index) => {
    if (!isTable(cell) || cell.cell_type !== "code") return;
    const source = textOf(cell.source ?? cell.input);
    if (source === undefined) return;
    const start = text.length;
    text += pythonOfCell(source);
    cells.push({ number: index + 1, start, end: text.length });
    text += "\n";
  });
  return { text, cells };
}

/** The cell that holds an offset of the notebook's text, and the offset in it. */
export function locateInCell(notebook: Notebook, offset: number): { readonly cell: Cell; readonly offset: number } | undefined {
  const cell = notebook.cells.findLast((candidate) => candidate.start <= offset);
  return cell === undefined ? undefined : { cell, offset: Math.min(offset, cell.end) - cell.start };
}

const words = {
  notJson: { en: "is not a notebook: not valid JSON", "zh-cn": "不是 notebook：不是有效的 JSON" },
  notANotebook: { en: "is not a notebook: it has no cells", "zh-cn": "不是 notebook：没有单元格" },
} satisfies Record<string, Text>;

/** Format 4 has cells at the top, format 3 in worksheets. */
function cellsOf(content: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const { cells, worksheets } = content;
  if (Array.isArray(cells)) return cells;
  if (!Array.isArray(worksheets)) return undefined;
  return worksheets.flatMap((sheet: unknown) => (isTable(sheet) && Array.isArray(sheet.cells) ? sheet.cells : []));
}

function isPython(metadata: unknown): boolean {
  if (!isTable(metadata)) return true;
  const { kernelspec, language_info: info } = metadata;
  const language = (isTable(info) ? info.name : undefined) ?? (isTable(kernelspec) ? kernelspec.language : undefined);
  return typeof language !== "string" || /^i?python\d?$/i.test(language);
}

/** Formats allow one string or a list of lines. */
function textOf(source: unknown): string | undefined {
  if (typeof source === "string") return source;
  return Array.isArray(source) && source.every((line) => typeof line === "string") ? source.join("") : undefined;
}

/** Cell magics whose body is Python that runs in this kernel; the others' is another language, or runs elsewhere. */
const pythonMagics = new Set("capture debug lprun memit mprun prun pyinstrument scalene snakeviz time timeit".split(" "));

/** A cell with IPython's syntax taken out, of the same length; all of it blank where it is no Python or would break what follows. */
export function pythonOfCell(source: string): string {
  const magic = /^\s*%%(\w*)[^\n]*/.exec(source);
  if (magic === null) return withoutLineMagics(source);
  if (!pythonMagics.has(magic[1] as string)) return blank(source);
  return blank(magic[0]) + withoutLineMagics(source.slice(magic[0].length));
}

/** https://ipython.readthedocs.io/en/stable/interactive/python-ipython-diff.html */
function withoutLineMagics(source: string): string {
  const scanner = new LineScanner();
  let inMagic = false;
  let result = "";
  for (const line of source.split(/(?<=\n)/)) {
    const body = line.replace(/\r?\n$/, "");
    const replaced: string = inMagic ? blank(body) : scanner.isAtStatement ? withoutMagic(body) : body;
    inMagic = replaced !== body && body.endsWith("\\");
    scanner.pass(replaced);
    result += replaced + line.slice(body.length);
  }
  return scanner.isAtStatement ? result : blank(source);
}

function withoutMagic(line: string): string {
  const command = /^[ \t]*(?=[%!?]|[\w.*[\]]+\?{1,2}[ \t]*$)/.exec(line);
  if (command !== null) return command[0] + standIn("pass", line.length - command[0].length);
  // `files = !ls`: no Python has `=` before these; the name that stands for the result is known to nobody.
  const assignment = /^[^#'"=]*[^#'"=!<>]=[ \t]*(?=[!%])/.exec(line);
  return assignment === null ? line : assignment[0] + standIn("_", line.length - assignment[0].length);
}

/** A statement in the room of another; where it does not fit, one that is always short enough. */
function standIn(code: string, length: number): string {
  return (code.length <= length ? code : "0").padEnd(length);
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}

/** Follows Python's lines as far as to know where a statement can begin. */
class LineScanner {
  #depth = 0;
  #quote = "";
  #isContinued = false;

  get isAtStatement(): boolean {
    return this.#depth === 0 && this.#quote === "" && !this.#isContinued;
  }

  /** A line without its newline. */
  pass(line: string): void {
    this.#isContinued = false;
    for (let at = 0; at < line.length; at++) {
      const unit = line[at] as string;
      if (unit === "\\") {
        // In a string it escapes what follows; at the end of a line it joins the next.
        this.#isContinued = this.#quote === "" && at === line.length - 1;
        at++;
      } else if (this.#quote !== "") {
        if (!line.startsWith(this.#quote, at)) continue;
        at += this.#quote.length - 1;
        this.#quote = "";
      } else if (unit === "#") {
        return;
      } else if (unit === '"' || unit === "'") {
        this.#quote = line.startsWith(unit.repeat(3), at) ? unit.repeat(3) : unit;
        at += this.#quote.length - 1;
      } else if ("([{".includes(unit)) {
        this.#depth++;
      } else if (")]}".includes(unit)) {
        this.#depth = Math.max(0, this.#depth - 1);
      }
    }
    // A string in single quotes ends with its line, unless a backslash carries it on.
    if (this.#quote.length === 1 && !line.endsWith("\\")) this.#quote = "";
  }
}
