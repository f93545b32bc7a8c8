/** CPython as the judge of what is valid Python. */
import { spawnSync } from "node:child_process";

/** The newest Python 3 on this machine's PATH, at least 3.11; undefined where there is none. */
export const python = findPython();

function findPython(): string | undefined {
  const candidates = ["python3.14", "python3.13", "python3.12", "python3.11", "python3", "python"];
  for (const command of candidates) {
    const run = spawnSync(command, ["-c", "import sys; print(sys.version_info >= (3, 11))"], { encoding: "utf8" });
    if (run.status === 0 && run.stdout.trim() === "True") return command;
  }
  return undefined;
}

const program = `
import ast, json, sys, warnings
warnings.simplefilter("ignore")
for item in json.load(sys.stdin):
    try:
        flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if item["notebook"] else 0
        compile(item["text"], "<text>", "exec", flags=flags, dont_inherit=True)
        print(json.dumps(None))
    except (SyntaxError, ValueError) as error:
        print(json.dumps(str(error)))
`;

/** For each text what \`compile\` says against it, or null. One process for all of them. */
export function compileAll(texts: readonly { readonly text: string; readonly notebook: boolean }[]): (string | null)[] {
  if (python === undefined || texts.length === 0) return texts.map(() => null);
  const run = spawnSync(python, ["-c", program], { input: JSON.stringify(texts), encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as string | null);
}
