/** Opens a folder in a VS Code with the extension running: the best one this machine can have. */
import * as crypto from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { beforeEnd, run, statusOf } from "./process.mjs";
import { root } from "./project.mjs";
import { installHost, isHostSupported } from "./vscode-host/install.mjs";
import { quietSettings, startServer, workbenchUrl, writeUserSettings } from "./vscode-host/server.mjs";

// A profile of its own: the user's stays as it is, and other extensions do not get in the way.
const profile = path.join(root, ".cache/profile");

/**
 * Opens a folder and stays until the editor is closed; an exit status.
 * @param {string} folder
 */
export async function openEditor(folder) {
  const desktop = hasDisplay() && (findOnPath("code") ?? (await downloadDesktop()));
  if (desktop) return openDesktop(desktop, folder);
  if (isHostSupported()) return serve(folder);
  console.log(`No VS Code found to open. By hand: code --extensionDevelopmentPath="${root}" "${folder}"`);
  return 0;
}

function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform === "darwin" || process.platform === "win32" || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/** @param {string} name */
function findOnPath(name) {
  const suffix = process.platform === "win32" ? ".cmd" : "";
  const candidates = (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name + suffix));
  return candidates.find((file) => fs.existsSync(file));
}

/** A desktop VS Code's command line, from the network; undefined where it cannot be had. */
async function downloadDesktop() {
  const { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } = await import("@vscode/test-electron");
  try {
    return resolveCliPathFromVSCodeExecutablePath(await downloadAndUnzipVSCode({ cachePath: path.join(root, ".cache/vscode-desktop") }));
  } catch {
    console.log("No desktop VS Code on the PATH, and none could be downloaded.");
    return undefined;
  }
}

/**
 * @param {string} program
 * @param {string} folder
 */
async function openDesktop(program, folder) {
  console.log(`Opening ${folder} in ${program} ... (Ctrl+C closes it)`);
  // The window belongs to a program that `code` starts and lets go; it leaves its id here.
  beforeEnd(() => {
    const lock = path.join(profile, "code.lock");
    if (fs.existsSync(lock)) process.kill(Number(fs.readFileSync(lock, "utf8")));
  });
  const args = [
    ...["--wait", "--new-window", "--disable-workspace-trust", `--extensionDevelopmentPath=${root}`],
    ...["--user-data-dir", profile, "--extensions-dir", path.join(profile, "extensions"), folder],
  ];
  return run(program, args, { shell: process.platform === "win32" });
}

/** @param {string} folder */
async function serve(folder) {
  await installHost();
  writeUserSettings(path.join(profile, "user-data"), {
    ...quietSettings,
    "git.enabled": true,
    "git.openRepositoryInParentFolders": "never",
  });
  // The server takes every folder in there for an installed extension: no need to package ours first.
  const extensions = path.join(profile, "extensions");
  fs.rmSync(extensions, { recursive: true, force: true });
  fs.mkdirSync(extensions, { recursive: true });
  fs.symlinkSync(root, path.join(extensions, "asyncio-lens"), "dir");
  const token = crypto.randomBytes(12).toString("hex");
  const { authority, child } = await startServer({ data: profile, extensions, token });
  console.log(
    `\nVS Code with Asyncio Lens is running. Open this address in a browser (Ctrl+C ends it):\n\n  ${workbenchUrl(authority, { folder, token })}\n`,
  );
  return statusOf(child);
}
