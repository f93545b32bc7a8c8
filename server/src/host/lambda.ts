/** The handlers of AWS Lambda functions that template.yaml (SAM, CloudFormation) and serverless.yml name, read line by line. */
import { resolvePath } from "./paths.js";

const entry = /^(\s*)(?:-\s+)?["']?(\w+)["']?\s*:\s*["']?([^"'#\s]*)["']?\s*(?:#.*)?$/;

/** Each as `file:function`, paths counting from the folder of the text. */
export function lambdaHandlers(text: string, folder: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => entry.exec(line));
  const everywhere = lines.findIndex((line) => line?.[2] === "Globals");
  const common = everywhere === -1 ? undefined : siblingsOf(lines, everywhere + 2).get("codeuri");
  return lines.flatMap((line, index) => {
    const [, , key = "", handler = ""] = line ?? [];
    const named = /^([\w./-]+)\.(\w+)$/.exec(handler);
    if (named === null || key.toLowerCase() !== "handler") return [];
    const [, module = "", name] = named;
    const siblings = siblingsOf(lines, index);
    const runtime = siblings.get("runtime");
    if (runtime !== undefined && !runtime.startsWith("python") && !runtime.startsWith("$")) return [];
    const code = siblings.get("codeuri") ?? common ?? ".";
    return [`${resolvePath(resolvePath(folder, code), module.replace(/(?<=\w)\.(?=\w)/g, "/"))}.py:${name}`];
  });
}

/** The entries of the mapping a line is in: those around it that are indented as it is. */
function siblingsOf(lines: readonly (RegExpExecArray | null)[], index: number): ReadonlyMap<string, string> {
  const depth = lines[index]?.[1]?.length;
  const found = new Map<string, string>();
  if (depth === undefined) return found;
  for (const step of [-1, 1]) {
    for (let at = step < 0 ? index : index + 1; at >= 0 && at < lines.length; at += step) {
      const [, indent = "", key = "", value = ""] = lines[at] ?? [];
      if (key === "" || indent.length > depth) continue;
      if (indent.length < depth) break;
      found.set(key.toLowerCase(), value);
    }
  }
  return found;
}
