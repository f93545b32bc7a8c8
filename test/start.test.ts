/** `npm start` as far as it goes without an editor. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

test("prints the findings of examples/, which are no failure", () => {
  const { status, stdout, stderr } = start("--check-only");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("blocking-sleep");
});

test("takes a folder, from where it is called", () => {
  const { status, stdout } = start("vscode/workspace", "--check-only");
  expect(status).toBe(0);
  expect(stdout).toContain("poller.py:16");
});

test.for([["no-such-folder"], ["start.test.ts"], ["--no-such-option"], ["one", "two"]])("says in one line that %s will not do", (args) => {
  const { status, stdout, stderr } = start(...args, "--check-only");
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr.trim().split("\n")).toHaveLength(1);
});

function start(...args: string[]) {
  const env = { ...process.env, INIT_CWD: `${root}test` };
  return spawnSync(process.execPath, ["scripts/start.mjs", ...args], { cwd: root, env, encoding: "utf8" });
}
