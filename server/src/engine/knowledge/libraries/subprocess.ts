/** Other programs: starting them, and waiting for their end. */
import { defineLibrary, type Library } from "../library.js";

export const subprocesses: readonly Library[] = [
  defineLibrary({
    module: "subprocess",
    blocking: [
      {
        rule: "blocking-subprocess",
        names: ["run", "call", "check_call", "check_output"],
        thread: "ok",
        instead: "asyncio.create_subprocess_exec",
      },
      { rule: "blocking-subprocess", names: ["getoutput", "getstatusoutput"], thread: "ok", instead: "asyncio.create_subprocess_shell" },
      { rule: "blocking-subprocess", names: ["Popen"], starts: true, instead: "asyncio.create_subprocess_exec" },
      {
        rule: "blocking-subprocess",
        names: ["Popen.{wait,communicate}"],
        thread: "ok",
        unless: [{ index: 0, name: "timeout", is: ["0"] }],
        instead: "asyncio.subprocess.Process",
      },
    ],
  }),
  defineLibrary({
    module: "os",
    blocking: [
      { rule: "blocking-subprocess", names: ["system"], thread: "ok", instead: "asyncio.create_subprocess_shell" },
      { rule: "blocking-subprocess", names: ["popen"], starts: true, instead: "asyncio.create_subprocess_shell" },
      {
        rule: "blocking-subprocess",
        names: ["spawn{l,le,lp,lpe,v,ve,vp,vpe}"],
        starts: { unless: { index: 0, name: "mode", is: ["P_WAIT"] } },
        thread: "ok",
        instead: "asyncio.create_subprocess_exec",
      },
      { rule: "blocking-subprocess", names: ["posix_spawn", "posix_spawnp"], starts: true, instead: "asyncio.create_subprocess_exec" },
      { rule: "blocking-subprocess", names: ["wait"], thread: "ok", instead: "asyncio.subprocess.Process.wait" },
      {
        rule: "blocking-subprocess",
        names: ["waitpid", "wait4"],
        thread: "ok",
        unless: [{ index: 1, name: "options", is: ["WNOHANG"] }],
        instead: "asyncio.subprocess.Process.wait",
      },
      {
        rule: "blocking-subprocess",
        names: ["wait3"],
        thread: "ok",
        unless: [{ index: 0, name: "options", is: ["WNOHANG"] }],
        instead: "asyncio.subprocess.Process.wait",
      },
      {
        rule: "blocking-subprocess",
        names: ["waitid"],
        thread: "ok",
        unless: [{ index: 2, name: "options", is: ["WNOHANG"] }],
        instead: "asyncio.subprocess.Process.wait",
      },
    ],
  }),
  defineLibrary({ module: "pty", blocking: [{ rule: "blocking-subprocess", names: ["spawn"] }] }),
  defineLibrary({
    module: "git",
    blocking: [
      {
        rule: "blocking-subprocess",
        names: [
          "Repo.{clone_from,clone,init}",
          "Repo.remotes.origin.{fetch,pull,push}",
          "Repo.remote.{fetch,pull,push}",
          "cmd.Git.execute",
        ],
        thread: "ok",
      },
    ],
  }),
  defineLibrary({
    module: "invoke",
    blocking: [{ rule: "blocking-subprocess", names: ["run", "Context.{run,sudo}"], thread: "ok" }],
  }),
  defineLibrary({ module: "pexpect", blocking: [{ rule: "blocking-subprocess", names: ["run", "runu"], thread: "ok" }] }),
];
