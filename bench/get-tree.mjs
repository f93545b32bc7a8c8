/**
 * Gets the tree that the budgets of the stage `tree` are about: Python projects, as they were released.
 *
 *   node bench/get-tree.mjs DIR              clones them into DIR, which must not be there yet
 *   node bench/get-tree.mjs DIR --from BASE  from elsewhere than GitHub: BASE/owner/name
 *
 * Only what a check reads is kept: Python and the files with settings.
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { parseArgs } from "node:util";
import { end, run } from "../scripts/process.mjs";
import { isMain } from "../scripts/project.mjs";

/** Repositories with the tags they are taken at. */
export const projects = /** @type {const} */ ({
  "aio-libs/aiohttp": "v3.14.3",
  "celery/celery": "v5.6.3",
  "Rapptz/discord.py": "v2.7.1",
  "litestar-org/litestar": "v2.24.0",
  "sqlalchemy/sqlalchemy": "rel_2_0_52",
  "home-assistant/supervisor": "2026.08.0",
  "twisted/twisted": "twisted-24.7.0",
});

const kept = /\.(?:py|toml|cfg|ini)$/;

/**
 * Clones the projects, each into a folder of its own name.
 * @param {string} folder
 * @param {string} base
 */
export async function getTree(folder, base) {
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, tag] of Object.entries(projects)) {
    const target = path.join(folder, path.posix.basename(name));
    const options = ["--quiet", "--depth", "1", "--branch", tag, "-c", "advice.detachedHead=false"];
    if ((await run("git", ["clone", ...options, `${base}/${name}`, target])) !== 0)
      throw new Error(`${base}/${name} at ${tag} cannot be had.`);
    prune(target);
  }
}

/** Removes all other files, links, and the folders that are empty then. @param {string} folder */
function prune(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== ".git") prune(place);
    else if (!entry.isFile() || !kept.test(entry.name)) fs.rmSync(place, { recursive: true, force: true });
  }
  if (fs.readdirSync(folder).length === 0) fs.rmdirSync(folder);
}

if (isMain(import.meta)) {
  const options = /** @type {const} */ ({ from: { type: "string", default: "https://github.com" } });
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [folder, ...rest] = positionals;
  try {
    if (folder === undefined || rest.length > 0) throw new Error("One folder is wanted, to put the tree into.");
    if (fs.existsSync(folder)) throw new Error(`${folder} is there already.`);
    await getTree(folder, values.from);
    await end(0);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    await end(2);
  }
}
