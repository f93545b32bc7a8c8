/** Has a workbench page run an extension, and its tests, in the browser's extension host (a web worker). */
import * as fs from "node:fs";
import * as http from "node:http";
import * as path from "node:path";

const types = { ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm", ".map": "application/json" };

/**
 * The web workbench takes web extensions under development from its page's configuration only, not from the address; and they have to come
 * over http, as no worker can be made from a vscode-remote: location. The page needs `bypassCSP` for that.
 * @param {import("playwright-core").Page} page
 * @param {string} extension its folder
 * @param {string} [tests] a script in that folder
 */
export async function runInWorker(page, extension, tests) {
  const authority = await serveFolder(extension);
  /** @param {string} place */
  const location = (place) => ({ scheme: "http", authority, path: `/${path.relative(extension, place).split(path.sep).join("/")}` });
  const options = { extensions: [location(extension)], ...(tests ? { extensionTestsPath: location(tests) } : {}) };
  // Not by rewriting the document on its way: that makes it a page from elsewhere, which may not ask this machine for anything.
  await page.addInitScript((options) => {
    const getAttribute = Element.prototype.getAttribute;
    Element.prototype.getAttribute = function (name) {
      const value = getAttribute.call(this, name);
      if (value === null || name !== "data-settings" || this.id !== "vscode-workbench-web-configuration") return value;
      const configuration = JSON.parse(value);
      return JSON.stringify({ ...configuration, developmentOptions: { ...configuration.developmentOptions, ...options } });
    };
  }, options);
}

/**
 * Serves a folder's files on a free port; the authority.
 * @param {string} folder
 */
async function serveFolder(folder) {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = path.join(folder, decodeURIComponent(pathname));
    const headers = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin", "Cache-Control": "no-store" };
    const isServed = file.startsWith(folder + path.sep) && fs.statSync(file, { throwIfNoEntry: false })?.isFile();
    if (!isServed) return response.writeHead(404, headers).end();
    const type = types[/** @type {keyof typeof types} */ (path.extname(file))] ?? "application/octet-stream";
    response.writeHead(200, { ...headers, "Content-Type": type });
    fs.createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  server.unref();
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return `localhost:${address.port}`;
}
