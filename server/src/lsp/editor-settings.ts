/** The client's settings: asked for by folder, or taken as they are sent by clients that cannot be asked. */
import type { ConfigurationItem } from "vscode-languageserver";
import type { Text } from "../engine/base/text.js";
import { makeNote, type Note } from "../host/note.js";
import { type RuleNames, readUserSettings, type UserSettings } from "../host/settings.js";
import { settingsSection } from "../protocol.js";
import { isRecord } from "./client.js";

export interface EditorSettings {
  readonly enable: boolean;
  readonly run: "onType" | "onSave";
  /** What may also stand in pyproject.toml. */
  readonly user: UserSettings;
}

/** How settings are asked for: one item, one answer. */
export type AskForSettings = (item: ConfigurationItem) => Promise<unknown>;

/** Without an answer in this time (ms) nothing is taken to be set: a client may say that it can be asked and never answer. */
const patience = 5_000;

export class SettingsOfEditor {
  readonly #ask: AskForSettings | undefined;
  #sent: unknown;
  #known = new Map<string, Promise<unknown>>();

  /** `late` is called when an answer comes that nobody waited for any more: what `of` says is different now. */
  constructor(
    ask: AskForSettings | undefined,
    initial: unknown,
    private readonly late: () => void,
  ) {
    this.#ask = ask;
    this.#sent = sectionOf(initial);
  }

  /** The settings for a folder, or for what is in none; undefined where nothing is set. */
  of(folder: string | undefined): Promise<unknown> {
    const key = folder ?? "";
    let known = this.#known.get(key);
    if (known === undefined) {
      known = this.#read(folder);
      this.#known.set(key, known);
    }
    return known;
  }

  /** The settings have changed; `sent` is what came with the news. */
  changed(sent: unknown): void {
    const section = sectionOf(sent);
    if (section !== undefined) this.#sent = section;
    this.#known = new Map();
  }

  async #read(folder: string | undefined): Promise<unknown> {
    if (this.#ask === undefined) return this.#sent;
    const known = this.#known;
    let isLate = false;
    const asked = this.#ask({ section: settingsSection, ...(folder !== undefined && { scopeUri: folder }) }).then(
      (answer) => {
        if (!isLate || known !== this.#known) return answer;
        known.set(folder ?? "", Promise.resolve(answer ?? this.#sent));
        this.late();
        return answer;
      },
      () => undefined,
    );
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tired = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        isLate = true;
        resolve(undefined);
      }, patience);
    });
    const answer = await Promise.race([asked, tired]);
    clearTimeout(timer);
    return answer ?? this.#sent;
  }
}

/** Reads one value of the section. What cannot be understood is left out, with a note each. Paths count from `folder`. */
export function readEditorSettings(value: unknown, names: RuleNames, folder?: string): { settings: EditorSettings; notes: Note[] } {
  const { settings: user, notes } = readUserSettings(value, "editor", names, { folder });
  const given = isRecord(value) ? value : {};
  const enable = given.enable ?? true;
  const run = given.run ?? "onType";
  if (typeof enable !== "boolean") notes.push(makeNote(undefined, words.boolean, { key: "enable", value: show(enable) }));
  if (run !== "onType" && run !== "onSave") notes.push(makeNote(undefined, words.run, { value: show(run) }));
  return { settings: { enable: enable !== false, run: run === "onSave" ? "onSave" : "onType", user }, notes };
}

/** Clients send the section itself, or all settings with the section in them. */
function sectionOf(value: unknown): unknown {
  return isRecord(value) && settingsSection in value ? value[settingsSection] : (value ?? undefined);
}

function show(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
}

const words = {
  boolean: {
    en: "`{key}` is `{value}`, neither true nor false; ignored",
    "zh-cn": "`{key}` 的值 `{value}` 既不是 true 也不是 false；已忽略",
  },
  run: {
    en: "`run` is `{value}`, neither onType nor onSave; ignored",
    "zh-cn": "`run` 的值 `{value}` 既不是 onType 也不是 onSave；已忽略",
  },
} satisfies Record<string, Text>;
