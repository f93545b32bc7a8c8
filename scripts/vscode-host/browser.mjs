/** A headless Chromium that reaches nothing but this machine. */
import * as fs from "node:fs";
import * as path from "node:path";
import { chromium } from "playwright-core";
import { beforeEnd } from "../process.mjs";

/** The browser's program: CHROME_PATH, or the first of the usual names on the PATH; undefined where there is none. */
export function findBrowser() {
  const { CHROME_PATH, PATH = "" } = process.env;
  if (CHROME_PATH) return CHROME_PATH;
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const candidates = PATH.split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));
  return candidates.find((file) => fs.existsSync(file));
}

/**
 * Starts the browser; a page in it.
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function openPage(options = {}) {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("No Chromium found: install it, or set CHROME_PATH.");
  const browser = await chromium.launch({
    executablePath,
    // Signals are process.mjs's affair: it has `beforeEnd` close the browser.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"],
    ],
  });
  beforeEnd(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await context.route(isElsewhere, (route) => route.abort());
  return { browser, page: await context.newPage() };
}

/** @param {URL} url */
function isElsewhere({ protocol, hostname }) {
  return /^(https?|wss?):$/.test(protocol) && !/^(127\.0\.0\.1|localhost)$/.test(hostname);
}
