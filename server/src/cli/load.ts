/** Finds the files to check, reads them and what is around them, and gives all of it to the engine. */
import { fill, type Language, type Text } from "../engine/base/text.js";
import { findAround, withoutShadows } from "../host/around.js";
import type { Configuration } from "../host/configuration.js";
import { Environments } from "../host/environment.js";
import { type FoundFile, findFiles, isStub } from "../host/files.js";
import { type Note, showNote } from "../host/note.js";
import { joinPath, parentOf } from "../host/paths.js";
import { type LoadedFile, Project, type ProjectOptions } from "../host/project.js";
import { sourceOf } from "../host/source.js";
import type { Arguments } from "./arguments.js";
import { type Io, type Tools, UsageError } from "./io.js";
import type { Progress } from "./progress.js";

export interface LoadOptions extends Omit<ProjectOptions, "bases" | "findPackages"> {
  readonly progress: Progress;
  readonly language: Language;
}

export interface Loaded {
  readonly project: Project;
  /** Keys of the files to report on. */
  readonly checked: readonly string[];
}

/** Throws UsageError for a path where there is nothing. */
export async function loadProject(given: Arguments, io: Io, tools: Tools, options: LoadOptions): Promise<Loaded> {
  const { folders, configuration, progress, language, tell } = options;
  const isStdin = given.operands.includes("-");
  const operands = given.operands.length === 0 ? ["."] : given.operands;
  const absolute = (path: string) => tools.absolutePath(io.cwd, path);
  const paths = isStdin ? [] : operands.map((operand) => resolve(operand, io, tools));
  const bases = [...paths, io.cwd];
  const fallbacks = [io.env.VIRTUAL_ENV, io.env.CONDA_PREFIX].filter((path) => path !== undefined && path !== "") as string[];
  const findPackages = () => new Environments().find({ folders, configuration, tell, bases, fallbacks: fallbacks.map(absolute) });
  const project = new Project({ ...options, bases, findPackages });

  const found = await findFiles(paths, folders, configuration);
  const [missing] = found.missing;
  if (missing !== undefined) throw new UsageError(`no such file or folder: ${operands[paths.indexOf(missing)]}`);
  found.notes.forEach(tell);
  const stdin = isStdin ? [await readStdin(given, io, tools, tell)] : [];
  const named = [...found.files, ...stdin];
  const around = await findAround(named, await topsOf(named, paths, configuration), folders, configuration);

  let count = 0;
  const countRead = () => progress.show(fill(words.reading, language), ++count, found.files.length + around.length);
  const read = [
    ...stdin,
    ...(await project.read(found.files, { onRead: countRead })),
    // Nobody asked about these: what is wrong with them is not told.
    ...(await project.read(around, { onRead: countRead, tell: () => {} })),
  ];
  const loaded = await withoutShadows(read, folders);
  count = 0;
  await project.add(loaded, () => progress.show(fill(words.indexing, language), ++count, loaded.length));
  await project.provideImports();
  progress.clear();
  const reported = new Set(named.filter(({ path }) => !isStub(path)).map(({ key }) => key));
  return { project, checked: [...reported].filter((key) => project.files.has(key)) };
}

const words = {
  reading: { en: "Reading", "zh-cn": "读取" },
  indexing: { en: "Indexing", "zh-cn": "索引" },
} satisfies Record<string, Text>;

/** The tops of the projects of the files, as far as they were not named themselves. */
async function topsOf(files: readonly FoundFile[], paths: readonly string[], configuration: Configuration): Promise<string[]> {
  const tops = new Set<string>();
  for (const folder of new Set(files.map(({ key }) => parentOf(key) as string))) {
    const { project, repository } = await configuration.of(folder);
    const top = project ?? repository;
    if (top !== undefined && !paths.includes(top)) tops.add(top);
  }
  return [...tops];
}

async function readStdin(given: Arguments, io: Io, tools: Tools, tell: (note: Note) => void): Promise<LoadedFile> {
  const path = given.stdinFilename === undefined ? joinPath(io.cwd, "-") : resolve(given.stdinFilename, io, tools);
  // It stands for the file of that name, if there is one.
  const key = await tools.fileSystem.realpath(path).catch(() => path);
  const notes: Note[] = [];
  const source = sourceOf(await io.stdin(), path, (note) => notes.push(note));
  if (source === undefined) throw new UsageError(notes.map((note) => showNote(note, "en", () => "standard input")).join("; "));
  notes.forEach(tell);
  return { path, key, isNamed: true, source };
}

function resolve(path: string, io: Io, tools: Tools): string {
  if (path === "") throw new UsageError('no such file or folder: ""');
  return tools.absolutePath(io.cwd, path);
}
