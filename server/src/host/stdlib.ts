/** The standard library's stubs: finds texts in the bytes of server/data/stdlib.txt (scripts/gen-stdlib.mjs says what they are). */

/** The stub text of a module by its dotted name; undefined for a module that is not in the library. */
export interface Stdlib {
  (module: string): string | undefined;
  /** The names of all modules and packages, sorted. */
  readonly modules: readonly string[];
  /** Whether the name is a package's: relative imports in its text start from itself, and it may have submodules. */
  isPackage(module: string): boolean;
}

interface Section {
  readonly start: number;
  readonly end: number;
  readonly isPackage: boolean;
}

const formFeed = 0x0c;
const lineFeed = 0x0a;

/** Reads where the texts are, in about a millisecond; a text is decoded when it is asked for, every time. */
export function loadStdlib(bytes: Uint8Array): Stdlib {
  const decoder = new TextDecoder();
  const sections = new Map<string, Section>();
  for (let at = bytes.indexOf(formFeed); at >= 0; ) {
    const start = bytes.indexOf(lineFeed, at) + 1;
    const next = bytes.indexOf(formFeed, start);
    const [kind, name = ""] = String.fromCharCode(...bytes.subarray(at + 1, start - 1))
      .trimEnd()
      .split(" ");
    sections.set(name, { start, end: next < 0 ? bytes.length : next, isPackage: kind === "package" });
    at = next;
  }
  const textOf = (module: string): string | undefined => {
    const section = sections.get(module);
    return section && decoder.decode(bytes.subarray(section.start, section.end));
  };
  const isPackage = (module: string): boolean => sections.get(module)?.isPackage === true;
  return Object.assign(textOf, { modules: [...sections.keys()], isPackage });
}
