/** What the handlers of requests share: the client, the newest state of a file inside the engine, the user's language. */

import type { Language } from "../engine/base/text.js";
import type { Engine, FileAbout } from "../engine/engine.js";
import type { Client } from "./client.js";
import type { Converter } from "./convert.js";
import type { OpenFile } from "./open-files.js";
import type { Presenter } from "./present.js";

/** An open file whose newest text the engine holds. */
export interface ReadyFile {
  readonly engine: Engine;
  readonly key: string;
  readonly file: OpenFile;
  readonly about: FileAbout;
  readonly language: Language;
  /** The user has turned everything off here. */
  readonly isOff: boolean;
  /** Nothing is reported in it: the user excluded it, it is somebody else's package, or checks are turned off. */
  readonly isSilent: boolean;
}

export interface Session {
  readonly client: Client;
  readonly converter: Converter;
  readonly presenter: Presenter;
  /** Undefined for a document that is not open. */
  ready(uri: string): Promise<ReadyFile | undefined>;
}
