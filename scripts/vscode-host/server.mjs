/** VS Code's own server with its web workbench, on the loopback interface. */
import * as fs from "node:fs";
import * as path from "node:path";
import { start } from "../process.mjs";
import { hostNode, hostServer } from "./install.mjs";

/** What keeps the workbench to itself: no network, no advice, nothing that moves by itself. */
export const quietSettings = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "json.schemaDownload.enable": false,
  "npm.fetchOnlinePackageInfo": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
};

/**
 * @param {string} userData
 * @param {Record<string, unknown>} settings
 */
export function writeUserSettings(userData, settings) {
  const file = path.join(userData, "User/settings.json");
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(settings, undefined, 2));
}

/**
 * @typedef {object} ServerOptions
 * @property {string} data where it keeps what it writes
 * @property {string} [userData]
 * @property {string} [extensions]
 * @property {string} [token] what a page must know to connect; without one every page may
 * @property {boolean} [forTests] lets the page's address name extensions and tests to run
 */

/**
 * Starts the server; its address as `127.0.0.1:PORT`, and the program.
 * @param {ServerOptions} options
 */
export async function startServer({
  data,
  userData = path.join(data, "user-data"),
  extensions = path.join(data, "extensions"),
  token,
  forTests,
}) {
  const args = [
    ...["--host", "127.0.0.1", "--port", "0", "--accept-server-license-terms", "--telemetry-level", "off"],
    ...["--disable-workspace-trust", "--disable-experiments"],
    ...(token === undefined ? ["--without-connection-token"] : ["--connection-token", token]),
    // Without this a built workbench ignores the development extensions in the page's address.
    ...(forTests ? ["--enable-smoke-test-driver"] : []),
    ...["--server-data-dir", path.join(data, "server"), "--user-data-dir", userData, "--extensions-dir", extensions],
  ];
  const child = startVSCode(args);
  /** @type {number} */
  const port = await new Promise((resolve, reject) => {
    let output = "";
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`The VS Code server ended at once.\n${output}`)));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
        if (process.env.VSCODE_HOST_VERBOSE) process.stderr.write(text);
        const listening = /Extension host agent listening on (\d+)/.exec(output);
        if (listening) resolve(Number(listening[1]));
      });
    }
  });
  return { authority: `127.0.0.1:${port}`, child };
}

/**
 * Installs a packaged extension for a server that will be started with the same folders.
 * @param {string} vsix
 * @param {{ data: string, extensions: string }} folders
 */
export async function installExtension(vsix, { data, extensions }) {
  const child = startVSCode([
    ...["--install-extension", vsix, "--accept-server-license-terms"],
    ...["--server-data-dir", path.join(data, "server"), "--extensions-dir", extensions],
  ]);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => (output += text));
  const status = await new Promise((resolve) => child.once("close", resolve));
  if (status !== 0) throw new Error(`${path.basename(vsix)} does not install:\n${output}`);
}

/**
 * The address of a workbench page.
 * @param {string} authority
 * @param {object} show
 * @param {string} [show.folder]
 * @param {string} [show.file]
 * @param {string} [show.token]
 * @param {readonly string[]} [show.developed] folders of extensions to run from their sources
 * @param {string} [show.tests]
 * @param {boolean} [show.disableExtensions]
 */
export function workbenchUrl(authority, { folder, file, token, developed = [], tests, disableExtensions }) {
  /** @param {string} place */
  const remote = (place) => `vscode-remote://${authority}${place}`;
  const payload = [
    ...developed.map((place) => ["extensionDevelopmentPath", remote(place)]),
    ...(tests ? [["extensionTestsPath", remote(tests)]] : []),
    ...(disableExtensions ? [["disableExtensions", "true"]] : []),
    ...(file ? [["openFile", remote(file)]] : []),
  ];
  const query = new URLSearchParams({
    ...(token ? { tkn: token } : {}),
    ...(folder ? { folder } : { ew: "true" }),
    ...(payload.length > 0 ? { payload: JSON.stringify([...payload, ["skipWelcome", "true"], ["skipReleaseNotes", "true"]]) } : {}),
  });
  return `http://${authority}/?${query}`;
}

/** @param {readonly string[]} args */
function startVSCode(args) {
  return start(hostNode, [path.join(hostServer, "out/server-main.js"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    // No gallery: nothing is looked up.
    env: { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}' },
  });
}
