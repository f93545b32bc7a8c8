/** Folders on the disk for tests, gone afterwards. */
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { onTestFinished } from "vitest";

/** Content of a file, or where a link leads. */
export type Content = string | Uint8Array | { readonly link: string };

/** Makes a folder with these files, named by path; its real path. */
export function makeTree(files: Readonly<Record<string, Content>>): string {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "asyncio-lens-test-")));
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    if (typeof content === "string" || content instanceof Uint8Array) fs.writeFileSync(file, content);
    else fs.symlinkSync(content.link, file);
  }
  return root;
}

/** The bytes of a file, as text with one character a byte. */
export function readBytes(...parts: readonly string[]): string {
  return fs.readFileSync(path.join(...parts), "latin1");
}

/** Text with one character a byte, as bytes. */
export function bytes(latin1: string): Uint8Array {
  return Uint8Array.from(latin1, (character) => character.charCodeAt(0));
}
