import { defineLibrary } from "../library.js";

export const time = defineLibrary({
  module: "time",
  blocking: [{ rule: "blocking-sleep", names: ["sleep"], thread: "ok", instead: "asyncio.sleep" }],
});
