/** What a command is given of the world, so that tests can give it another. */
import type { CreateEngine } from "../host/create-engine.js";
import type { FileSystem } from "../host/file-system.js";

export interface Output {
  write(chunk: string | Uint8Array): void;
  readonly isTTY: boolean;
}

export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Where to show how far the work is; without it, on standard error. */
  readonly progress?: Output;
  /** All of standard input; asked for once. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Absolute, with `/`. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Tools {
  /** `onError` is told of a check that threw; the others go on. */
  readonly createEngine: CreateEngine;
  readonly fileSystem: FileSystem;
  /** A path as the user wrote it, made absolute. */
  readonly absolutePath: (folder: string, path: string) => string;
  /** Replaces a file's content, all or nothing; rejects with the file as it was. */
  readonly replaceFile: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly version: string;
}

/** An output whose reader may go away (`| head`): what is written after that goes nowhere, quietly. */
export function quietly(output: Output): Output {
  let isClosed = false;
  return {
    isTTY: output.isTTY,
    write(chunk) {
      if (isClosed) return;
      try {
        output.write(chunk);
      } catch (error) {
        if (!isReaderGone(error)) throw error;
        isClosed = true;
      }
    },
  };
}

export function isReaderGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EPIPE" || error.code === "EOF");
}

/** Mistakes of the user's: one line, exit status 2. */
export class UsageError extends Error {}
