/** Reads one file as source: decoded, and a notebook's cells joined. */
import type { Text } from "../engine/base/text.js";
import { decode, type Encoding } from "./decode.js";
import { type FileSystem, reasonOf } from "./file-system.js";
import { isNotebook } from "./files.js";
import { makeNote, type Note } from "./note.js";
import { type Notebook, parseNotebook } from "./notebook.js";

export interface Source {
  /** Python, without byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Where the text comes from the cells of a notebook. */
  readonly notebook?: Notebook;
}

/** No file people write is larger; what is larger was generated, and would keep everything else waiting. */
export const largestFile = 20 * 1024 * 1024;

/** The source in `key`; undefined with a note where there is none. `path` is what notes call it. */
export async function readSource(
  fileSystem: FileSystem,
  key: string,
  path: string,
  tell: (note: Note) => void,
): Promise<Source | undefined> {
  try {
    const found = await fileSystem.stat(key);
    if (found !== undefined && found.size > largestFile) {
      tell(makeNote(path, words.large, { size: Math.round(found.size / 1024 / 1024), limit: largestFile / 1024 / 1024 }));
      return undefined;
    }
    return sourceOf(await fileSystem.readFile(key), path, tell);
  } catch (error) {
    tell(makeNote(path, words.unreadable, { reason: reasonOf(error) }));
    return undefined;
  }
}

/** The source in a file's bytes. */
export function sourceOf(bytes: Uint8Array, path: string, tell: (note: Note) => void): Source | undefined {
  const { text, encoding, notes } = decode(bytes, path);
  notes.forEach(tell);
  if (!isNotebook(path)) return { text, encoding };
  const notebook = parseNotebook(text);
  if ("problem" in notebook) {
    tell(makeNote(path, notebook.problem));
    return undefined;
  }
  return { text: notebook.text, encoding, notebook };
}

const words = {
  large: { en: "is {size} MB large; files over {limit} MB are skipped", "zh-cn": "大小为 {size} MB；超过 {limit} MB 的文件会被跳过" },
  unreadable: { en: "cannot be read: {reason}", "zh-cn": "无法读取：{reason}" },
} satisfies Record<string, Text>;
