/** What the server is given by the program around it: Node or a browser's worker. */
import type { Engine } from "../engine/engine.js";
import type { FileSystem } from "../host/file-system.js";

export interface ServerHost {
  /** Of the package. */
  readonly version: string;
  /** "Node.js 20.20.2 on linux", for bug reports. */
  readonly runtime: string;
  readonly createEngine: () => Engine;
  /** Undefined in a browser: nothing is known there but what is open. */
  readonly fileSystem?: FileSystem;
  /** Runs `callback` once the messages that have already arrived are handled. */
  readonly afterQueued: (callback: () => void) => void;
}
