#!/usr/bin/env node
/**
 * Stands in for the desktop `code` program where there is none: takes the arguments that @vscode/test-electron gives it, runs the suite in
 * the VS Code server's extension host with a headless browser as its window, and exits as the suite does.
 *
 * VSCODE_HOST_VERBOSE=1 shows what server and browser say.
 */
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { parseArgs } from "node:util";
import { beforeEnd, end, isEnding } from "../process.mjs";
import { openPage } from "./browser.mjs";
import { startServer, workbenchUrl } from "./server.mjs";
import { runInWorker } from "./web-extension.mjs";

const timeLimit = 300_000;

// What VS Code always says here and nobody needs: native modules it can do without are not built.
const chatter = new RegExp(
  [
    "^(Resolving|Resolved) connection token|^Creating a socket|^Ignoring fetching|^Updating additional builtin",
    "^\\[(AccountPolicyGate|AgentHost|ChatModelSelection|DefaultAccount|Service Worker|chat-stt|reconnection-grace-time)",
    "Could not locate the bindings file|build/Release/watchdog|waiting for authentication provider",
  ].join("|"),
);

const { values, positionals } = parseArgs({
  strict: false, // The rest of what `code` takes does not matter here.
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: "string", multiple: true },
    extensionDevelopmentKind: { type: "string" },
    extensionTestsPath: { type: "string" },
    "user-data-dir": { type: "string" },
    "extensions-dir": { type: "string" },
    "disable-extensions": { type: "boolean" },
  },
});

const developed = /** @type {string[]} */ (values.extensionDevelopmentPath ?? []);
const tests = text(values.extensionTestsPath);
const inWorker = values.extensionDevelopmentKind === "web";
const data = fs.mkdtempSync(path.join(os.tmpdir(), "code-host-"));
beforeEnd(() => fs.rmSync(data, { recursive: true, force: true, maxRetries: 5 }));

setTimeout(() => giveUp(`no result after ${timeLimit / 1000} s`), timeLimit).unref();
try {
  const [server, { page }] = await Promise.all([
    startServer({ data, userData: text(values["user-data-dir"]), extensions: text(values["extensions-dir"]), forTests: true }),
    openPage({ bypassCSP: inWorker }),
  ]);
  server.child.on("exit", () => giveUp("the VS Code server died"));
  page.on("crash", () => giveUp("the page crashed"));
  page.on("console", (message) => {
    if (process.env.VSCODE_HOST_VERBOSE) console.error(`[page] ${message.text()}`);
    // VS Code says no more than this, and waits for ever.
    if (message.text().startsWith("No extension host found that can launch the test runner")) giveUp(message.text());
  });
  await page.exposeFunction("codeAutomationLog", show);
  await page.exposeFunction("codeAutomationExit", end);
  if (inWorker) await runInWorker(page, developed[0] ?? "", tests);
  const contents = { folder: positionals[0], disableExtensions: values["disable-extensions"] === true };
  const url = workbenchUrl(server.authority, inWorker ? contents : { ...contents, developed, tests });
  await page.goto(url, { waitUntil: "commit" });
} catch (error) {
  giveUp(String(error));
}

/**
 * Shows what the suite, the extension and VS Code print.
 * @param {string} _type
 * @param {unknown[]} args
 */
function show(_type, args) {
  if (!isEnding && (process.env.VSCODE_HOST_VERBOSE || !chatter.test(String(args[0])))) console.log(...args);
}

/** @param {string} reason */
function giveUp(reason) {
  if (!isEnding) console.error(`code-host: ${reason}`);
  void end(1);
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" ? value : undefined;
}
