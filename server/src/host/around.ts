/** What stands around some files: the rest of their projects, which says how their functions are called and what is awaited. */
import type { Configuration } from "./configuration.js";
import type { Folders } from "./file-system.js";
import { type FoundFile, findFiles, isNotebook, isStub } from "./files.js";
import { nameOf, parentOf } from "./paths.js";

/** More files than this around some are not read for them: imports lead to what is needed of such a project. */
const mostAround = 2000;

/** The other files below the tops of projects; none where there are too many. */
export async function findAround(
  files: readonly { readonly key: string }[],
  tops: readonly string[],
  folders: Folders,
  configuration: Configuration,
): Promise<FoundFile[]> {
  if (tops.length === 0) return [];
  const known = new Set(files.map(({ key }) => key));
  const { files: all } = await findFiles(tops, folders, configuration, mostAround + files.length);
  const around = all.filter(({ key }) => !known.has(key) && !isNotebook(key));
  return around.length > mostAround ? [] : around;
}

/** Without the stubs that stand beside their modules: they say nothing the module does not. */
export async function withoutShadows<File extends { readonly key: string }>(files: readonly File[], folders: Folders): Promise<File[]> {
  const isKept = await Promise.all(
    files.map(async ({ key }) => !isStub(key) || !(await folders.has(parentOf(key) as string, nameOf(key).slice(0, -1)))),
  );
  return files.filter((_, index) => isKept[index]);
}
