/**
 * Takes the pictures in docs/images/ in the real editor, with the extension as it is now: `npm run screenshots [-- hover,palette]`.
 * Look at them before they are committed.
 */
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { ensureBuilt } from "./ensure-installed.mjs";
import { beforeEnd, end, stop } from "./process.mjs";
import { root } from "./project.mjs";

/** @typedef {import("playwright-core").Page} Page */

const images = path.join(root, "docs/images");

const code = `"""Watches prices and tells whoever subscribed."""

import asyncio
import time

import requests


async def fetch_price(symbol: str) -> float:
    response = requests.get(f"https://prices.example/{symbol}", timeout=5)
    return response.json()["price"]


async def watch(symbol: str) -> None:
    while True:
        price = await fetch_price(symbol)
        asyncio.create_task(notify(symbol, price))
        time.sleep(10)


async def notify(symbol: str, price: float) -> None:
    print(f"{symbol}: {price:.2f}")


asyncio.run(watch("ACME"))
`;

/** The editor and nothing else; whatever blinks, fades or depends on the machine is off. */
const settings = {
  "breadcrumbs.enabled": false,
  "editor.cursorBlinking": "solid",
  "editor.fontFamily": "'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace",
  "editor.fontSize": 14,
  "editor.hover.above": false,
  "editor.hover.delay": 100,
  "editor.links": false,
  "editor.minimap.enabled": false,
  "editor.occurrencesHighlight": "off",
  "editor.renderLineHighlight": "none",
  "editor.scrollBeyondLastLine": false,
  "editor.selectionHighlight": false,
  "editor.stickyScroll.enabled": false,
  "window.commandCenter": false,
  "window.menuBarVisibility": "hidden",
  "workbench.activityBar.location": "hidden",
  "workbench.editor.editorActionsLocation": "hidden",
  "workbench.layoutControl.enabled": false,
  "workbench.iconTheme": "vs-seti",
  "workbench.reduceMotion": "on",
  "workbench.statusBar.visible": false,
  "workbench.tips.enabled": false,
};

/** @type {Record<string, (page: Page) => Promise<void>>} */
const scenes = {
  async squiggle(page) {
    await page.mouse.move(5, 5);
  },
  async hover(page) {
    await word(page, "time.sleep").hover();
    await page.locator(".monaco-hover:visible", { hasText: "blocking-sleep" }).filter({ hasText: "Quick Fix" }).waitFor();
  },
  async lightbulb(page) {
    await word(page, "time.sleep").click();
    await page.locator(".codicon-gutter-lightbulb, .lightBulbWidget").first().waitFor();
    await page.keyboard.press("Control+.");
    await page.locator(".action-widget .monaco-list-row").first().waitFor();
  },
  async palette(page) {
    await page.mouse.move(5, 5);
    await page.keyboard.press("F1");
    await page.keyboard.type("insert asyncio template");
    await page.locator(".quick-input-widget .monaco-list-row", { hasText: "Insert" }).first().waitFor();
  },
  async "template-pick"(page) {
    await scenes.palette?.(page);
    await page.keyboard.press("Enter");
    await page.locator(".quick-input-widget .monaco-list-row", { hasText: "asyncio.run" }).first().waitFor();
  },
};

/** @type {{ suffix: string, theme: string, language: string, only?: string[] }[]} */
const variants = [
  { suffix: "light", theme: "Default Light Modern", language: "en" },
  { suffix: "dark", theme: "Default Dark Modern", language: "en" },
  { suffix: "zh-cn", theme: "Default Light Modern", language: "zh-cn", only: ["hover"] },
];

await ensureBuilt();
const { installHost } = await import("./vscode-host/install.mjs");
const { openPage } = await import("./vscode-host/browser.mjs");
const { quietSettings, startServer, workbenchUrl, writeUserSettings } = await import("./vscode-host/server.mjs");
await installHost();
fs.mkdirSync(images, { recursive: true });
const wanted = process.argv[2]?.split(",") ?? Object.keys(scenes);
for (const variant of variants) {
  for (const name of wanted.filter((name) => variant.only?.includes(name) ?? true)) await take(name, variant);
}
await end(0);

/**
 * Takes one picture, in a VS Code of its own: what one scene leaves behind is in no other.
 * @param {string} name
 * @param {(typeof variants)[number]} variant
 */
async function take(name, { suffix, theme, language }) {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), "screenshots-"));
  beforeEnd(() => fs.rmSync(data, { recursive: true, force: true, maxRetries: 5 }));
  const folder = path.join(data, "prices");
  const file = path.join(folder, "watch.py");
  fs.mkdirSync(folder);
  fs.writeFileSync(file, code);
  const all = { ...quietSettings, ...settings, "workbench.colorTheme": theme, "asyncioLens.language": language };
  writeUserSettings(path.join(data, "user-data"), all);

  const server = await startServer({ data, forTests: true });
  const { browser, page } = await openPage({ viewport: { width: 900, height: 560 }, deviceScaleFactor: 2 });
  page.setDefaultTimeout(60_000);
  const picture = path.join(images, `${name}-${suffix}.png`);
  try {
    await page.goto(workbenchUrl(server.authority, { folder, file, developed: [root] }));
    await page.locator(".monaco-editor .squiggly-warning").first().waitFor();
    await page.keyboard.press("Control+b"); // The side bar.
    await page.locator(".part.sidebar").waitFor({ state: "hidden" });
    await page.waitForTimeout(3000); // Whatever still arrives by itself.
    await scenes[name]?.(page);
    await page.waitForTimeout(1500);
    await page.screenshot({ path: picture, animations: "disabled" });
    console.log(path.relative(root, picture));
  } catch (error) {
    const failure = path.join(os.tmpdir(), `${name}-${suffix}-failed.png`);
    await page.screenshot({ path: failure });
    console.error(`${name}-${suffix}: ${error instanceof Error ? error.message : error}\nIt looked like ${failure}`);
    await end(1);
  }
  await browser.close();
  await stop(server.child);
}

/**
 * The place in the editor where a text stands.
 * @param {Page} page
 * @param {string} text
 */
function word(page, text) {
  const [, name = text] = text.split(".");
  return page.locator(".view-line", { hasText: text }).locator("span span", { hasText: name }).last();
}
