/** What the host has to tell the user beside findings: a file it could not read, a setting it did not understand. */
import { fill, type Language, type Text, type TextArguments } from "../engine/base/text.js";

export interface Note {
  /** Path of the file it is about. */
  readonly file?: string;
  readonly text: Text;
  readonly arguments: TextArguments;
}

export function makeNote(file: string | undefined, text: Text, given: TextArguments = {}): Note {
  return file === undefined ? { text, arguments: given } : { file, text, arguments: given };
}

/** One line: `file: what is wrong`. `showPath` says how a path is written for this reader. */
export function showNote(note: Note, language: Language, showPath: (path: string) => string = (path) => path): string {
  const words = fill(note.text, language, note.arguments);
  return note.file === undefined ? words : `${showPath(note.file)}: ${words}`;
}
