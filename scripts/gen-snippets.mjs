/**
 * Writes snippets/python.json, the static snippets, from the templates in server/src/engine/features/templates.ts.
 *
 *   node scripts/gen-snippets.mjs           writes it
 *   node scripts/gen-snippets.mjs --check   says whether it is current; writes nothing
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { build } from "esbuild";
import { isMain, root } from "./project.mjs";

export const snippetsFile = "snippets/python.json";

/** Static snippets do not know the project's Python: this is the oldest one that still gets fixes. */
const target = { minor: 11 };

/** What snippets/python.json should hold. */
export async function generateSnippets() {
  const { templates, templateFor, importBlock, asFile } = await loadTemplates();
  // A notebook's cell is wrong code everywhere else, and a static snippet cannot tell where it is.
  const everywhere = templates.filter(({ notebook }) => !notebook);
  const snippets = everywhere.map((template) => {
    const form = templateFor(template, target);
    // Only a whole file may bring its imports: elsewhere they would land in the middle of the code.
    const body = template.scaffold ? asFile(form) : form.body;
    const version = form.since === "3.7" ? "" : ` (Python ${form.since}+)`;
    const imports = template.scaffold ? "" : ` Needs: ${importBlock(form.imports).split(/\n+/).join("; ")}`;
    const description = `${template.title.en}${version}. ${template.detail.en}.${imports}`;
    return [template.title.en, { prefix: template.prefix, body: body.split("\n"), description }];
  });
  return `${JSON.stringify(Object.fromEntries(snippets), undefined, 2)}\n`;
}

/** @returns {Promise<typeof import("../server/src/engine/features/templates.js")>} */
async function loadTemplates() {
  const bundle = await build({
    absWorkingDir: root,
    entryPoints: ["server/src/engine/features/templates.ts"],
    bundle: true,
    format: "esm",
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString("base64")}`);
}

if (isMain(import.meta)) {
  const file = path.join(root, snippetsFile);
  const wanted = await generateSnippets();
  if (!process.argv.includes("--check")) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, wanted);
  } else if (!fs.existsSync(file) || fs.readFileSync(file, "utf8").replaceAll("\r\n", "\n") !== wanted) {
    console.error(`${snippetsFile} is stale: run node scripts/gen-snippets.mjs`);
    process.exitCode = 1;
  }
}
