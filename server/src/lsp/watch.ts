/** Changes of files on the disk: what is watched, and which changes matter. */
import { FileChangeType, type FileEvent, type FileSystemWatcher } from "vscode-languageserver";
import { projectFileNames } from "../host/project-files.js";
import { fileNameOf } from "./addresses.js";

export const watchers: readonly FileSystemWatcher[] = [
  { globPattern: "**/*.{py,pyi,ipynb}" },
  // An environment is made; a package is installed, or removed.
  { globPattern: "**/pyvenv.cfg" },
  { globPattern: "**/*.dist-info/RECORD" },
  ...projectFileNames.filter((name) => !name.endsWith(".py")).map((name) => ({ globPattern: `**/${name}` })),
];

/** Installing a package changes thousands of files at once: what follows waits until it is over (ms). */
const quiet = 250;

/** Folders where files come and go that nobody wrote. */
const generated = /\/(?:\.git|\.hg|\.venv|\.tox|\.nox|node_modules|__pycache__|\.[a-z]+_cache)\//;

export class DiskWatch {
  readonly #changed = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `isOpen`: the open buffer is the truth, so the file's text on the disk is nothing new. `report` is given addresses. */
  constructor(
    private readonly isOpen: (uri: string) => boolean,
    private readonly report: (uris: readonly string[]) => void,
  ) {}

  tell(events: readonly FileEvent[]): void {
    for (const { uri, type } of events) {
      if ((generated.test(uri) && !isOfEnvironment(uri)) || (type === FileChangeType.Changed && this.isOpen(uri) && !isProjectFile(uri)))
        continue;
      this.#changed.add(uri);
    }
    if (this.#changed.size === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const changed = [...this.#changed];
      this.#changed.clear();
      this.report(changed);
    }, quiet);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}

/** Whether a file tells of what is installed. */
export function isOfEnvironment(uri: string): boolean {
  return /(?:\/pyvenv\.cfg|\.dist-info\/RECORD)$/.test(uri);
}

function isProjectFile(uri: string): boolean {
  return (projectFileNames as readonly string[]).includes(fileNameOf(uri));
}
