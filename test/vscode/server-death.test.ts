import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as vscode from "vscode";
import { closeEditors, equal, eventually, findingOf, noFindingOf, openPython, typeKeys } from "./editor.js";

const code = "import time\n\n\nasync def poll():\n    $0time.sleep(1)\n";

suite("the server's death", () => {
  teardown(closeEditors);

  test("a server that dies is started again and knows the open files", async () => {
    const { document } = await openPython(code);
    await findingOf(document, "blocking-sleep");
    const [server] = serverProcesses();
    equal(typeof server, "number", "there is a server");
    process.kill(server!, "SIGKILL");
    await eventually("there is another server", () => serverProcesses().find((id) => id !== server));
    await typeKeys("#");
    await noFindingOf(document, "blocking-sleep");
    await vscode.commands.executeCommand("deleteLeft");
    await findingOf(document, "blocking-sleep");
  });

  test("the restart command gives a new one", async () => {
    const { document } = await openPython(code);
    await findingOf(document, "blocking-sleep");
    const [server] = serverProcesses();
    await vscode.commands.executeCommand("asyncioLens.restartServer");
    const another = await eventually("there is another server", () => serverProcesses().find((id) => id !== server));
    equal(serverProcesses(), [another], "the old one is gone");
    await findingOf(document, "blocking-sleep");
  });
});

/** The ids of the language servers that this extension host has started. */
function serverProcesses(): number[] {
  return processes()
    .filter(({ parent, command }) => parent === process.pid && /dist[\\/]server\.js/.test(command))
    .map(({ id }) => id);
}

function processes(): { id: number; parent: number; command: string }[] {
  if (process.platform !== "linux") {
    const rows = execFileSync("ps", ["-Ao", "pid=,ppid=,args="], { encoding: "utf8" }).trim().split("\n");
    return rows.map((row) => {
      const [, id, parent, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? [];
      return { id: Number(id), parent: Number(parent), command };
    });
  }
  // A small machine has no `ps`.
  return fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = fs.readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
        const parent = Number(/^PPid:\s+(\d+)$/m.exec(fs.readFileSync(`/proc/${name}/status`, "utf8"))?.[1]);
        return [{ id: Number(name), parent, command }];
      } catch {
        return []; // It has ended meanwhile.
      }
    });
}
