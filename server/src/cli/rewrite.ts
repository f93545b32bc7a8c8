/** Applies fixes to files: round by round until nothing is left to fix, and only where the file can be written back as it was. */
import { applyEdits, type TextEdit } from "../engine/base/edit.js";
import type { Text } from "../engine/base/text.js";
import { decode, encode, newlineOf } from "../host/decode.js";
import { type FileSystem, reasonOf } from "../host/file-system.js";
import { makeNote, type Note } from "../host/note.js";
import type { Project, ProjectFile } from "../host/project.js";

export interface Rewrite {
  /** As it was read. */
  readonly file: ProjectFile;
  readonly after: string;
  /** How many findings it mended. */
  readonly fixed: number;
}

/** A mend may make way for the next; more rounds than this would be a rule at odds with another. */
const mostRounds = 20;

/**
 * Fixes the files inside the engine, all of them in each round, since a change here may settle something there. `settle` finds the modules
 * that fixes may have brought in.
 */
export async function fixInMemory(
  keys: readonly string[],
  project: Project,
  options: { readonly unsafe: boolean; readonly settle: () => Promise<void>; readonly tell: (note: Note) => void },
): Promise<Rewrite[]> {
  const rewrites = new Map<string, Rewrite>();
  const fixable = keys.filter((key) => project.files.get(key)?.source.notebook === undefined);
  let changed: ProjectFile[] = [];
  for (let round = 0; round < mostRounds; round++) {
    await options.settle();
    changed = fixable.flatMap((key) => {
      const file = project.files.get(key) as ProjectFile;
      const { edits, fixed } = project.fixAll(key, options);
      const { text } = file.source;
      const after = applyEdits(
        text,
        edits.map((edit): TextEdit => ({ ...edit, newText: lineEndingsLike(text, edit.newText) })),
      );
      if (after === text) return [];
      const before = rewrites.get(key);
      rewrites.set(key, { file: before?.file ?? file, after, fixed: (before?.fixed ?? 0) + fixed.length });
      project.setText(key, after);
      return [file];
    });
    if (changed.length === 0) break;
  }
  for (const { path } of changed) options.tell(makeNote(path, words.restless, { rounds: mostRounds }));
  // Rounds can end where they began.
  return [...rewrites.values()].filter(({ file, after }) => after !== file.source.text);
}

/** Writes what was fixed; a file that cannot be written goes back to what it was, with a note. The rewrites that were done. */
export async function writeBack(
  rewrites: readonly Rewrite[],
  project: Project,
  fileSystem: FileSystem,
  replaceFile: (path: string, bytes: Uint8Array) => Promise<void>,
  tell: (note: Note) => void,
): Promise<Rewrite[]> {
  const done: Rewrite[] = [];
  for (const rewrite of rewrites) {
    const { file, after } = rewrite;
    const problem = await write(file, after, fileSystem, replaceFile);
    if (problem === undefined) {
      done.push(rewrite);
    } else {
      tell(problem);
      project.setText(file.key, file.source.text);
    }
  }
  return done;
}

/** The bytes of a fixed file, or the note that says why it cannot have any. */
export function bytesOf(file: ProjectFile, text: string): Uint8Array | Note {
  const { encoding } = file.source;
  return encode(text, encoding) ?? makeNote(file.path, words.encoding, { encoding: encoding.name });
}

/** Text to put into a file, with the line endings the file has. */
export function lineEndingsLike(text: string, inserted: string): string {
  if (!/[\r\n]/.test(inserted)) return inserted;
  const newline = newlineOf(text);
  return newline === undefined ? inserted : inserted.replace(/\r\n|\r|\n/g, newline);
}

const words = {
  restless: { en: "its fixes did not come to an end; stopped after {rounds} rounds", "zh-cn": "修复未能收敛；已在 {rounds} 轮后停止" },
  encoding: { en: "cannot be written as {encoding} without loss; not fixed", "zh-cn": "无法无损地写回 {encoding} 编码；未修复" },
  changed: { en: "has changed meanwhile; not fixed", "zh-cn": "期间已被更改；未修复" },
  unwritable: { en: "cannot be written: {reason}", "zh-cn": "无法写入：{reason}" },
} satisfies Record<string, Text>;

async function write(
  file: ProjectFile,
  after: string,
  fileSystem: FileSystem,
  replaceFile: (path: string, bytes: Uint8Array) => Promise<void>,
): Promise<Note | undefined> {
  const bytes = bytesOf(file, after);
  if (!(bytes instanceof Uint8Array)) return bytes;
  try {
    const present = await fileSystem.readFile(file.key);
    if (decode(present).text !== file.source.text) return makeNote(file.path, words.changed);
    await replaceFile(file.key, bytes);
    return undefined;
  } catch (error) {
    return makeNote(file.path, words.unwritable, { reason: reasonOf(error) });
  }
}
