/** Calls that wait for a person. */
import { defineLibrary, type Library } from "../library.js";

export const inputs: readonly Library[] = [
  defineLibrary({
    module: "builtins",
    blocking: [
      { rule: "blocking-input", names: ["input"], thread: "ok" },
      { rule: "blocking-input", names: ["breakpoint"], severity: "info" },
    ],
  }),
  defineLibrary({ module: "getpass", blocking: [{ rule: "blocking-input", names: ["getpass"], thread: "ok" }] }),
  defineLibrary({
    module: "pdb",
    blocking: [{ rule: "blocking-input", names: ["set_trace", "post_mortem", "Pdb.set_trace"], severity: "info" }],
  }),
  defineLibrary({ module: "ipdb", blocking: [{ rule: "blocking-input", names: ["set_trace", "post_mortem"], severity: "info" }] }),
  defineLibrary({ module: "pudb", blocking: [{ rule: "blocking-input", names: ["set_trace"], severity: "info" }] }),
  defineLibrary({
    module: "click",
    blocking: [{ rule: "blocking-input", names: ["prompt", "confirm", "pause", "getchar", "edit"], thread: "ok" }],
  }),
  defineLibrary({ module: "typer", blocking: [{ rule: "blocking-input", names: ["prompt", "confirm"], thread: "ok" }] }),
  defineLibrary({
    module: "rich.prompt",
    blocking: [{ rule: "blocking-input", names: ["{Prompt,Confirm,IntPrompt,FloatPrompt}.ask"], thread: "ok" }],
  }),
  defineLibrary({ module: "rich.console", blocking: [{ rule: "blocking-input", names: ["Console.input"], thread: "ok" }] }),
  defineLibrary({
    module: "prompt_toolkit",
    blocking: [{ rule: "blocking-input", names: ["prompt", "PromptSession.prompt"], instead: "PromptSession.prompt_async" }],
  }),
];
