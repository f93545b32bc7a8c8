/** Unified diffs, as `patch` and `git apply` take them. */

/** How many unchanged lines stand around a change. */
const context = 3;

/** The lines of the diff, each with its line end; empty where the texts are equal. Headers name the file as git does. */
export function unifiedDiff(before: string, after: string, file: string): string[] {
  const old = linesOf(before);
  const now = linesOf(after);
  const hunks = hunksOf(changesBetween(old, now), old.length);
  if (hunks.length === 0) return [];
  return [`--- ${headerName("a", file)}\n`, `+++ ${headerName("b", file)}\n`, ...hunks.flatMap((hunk) => showHunk(hunk, old, now))];
}

/** Lines `[oldStart, oldEnd)` replaced by `[newStart, newEnd)`, from 0. */
interface Change {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Each line with its end; the last one may have none. Only `\n` ends a line here, as for the tools that read the diff. */
function linesOf(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

/** Myers' algorithm: the shortest way from one list of lines to the other. */
function changesBetween(old: readonly string[], now: readonly string[]): Change[] {
  let first = 0;
  while (first < old.length && first < now.length && old[first] === now[first]) first++;
  let oldEnd = old.length;
  let newEnd = now.length;
  while (oldEnd > first && newEnd > first && old[oldEnd - 1] === now[newEnd - 1]) {
    oldEnd--;
    newEnd--;
  }
  const traces = traceOf(old.slice(first, oldEnd), now.slice(first, newEnd));
  const changes: Change[] = [];
  let x = oldEnd - first;
  let y = newEnd - first;
  for (let steps = traces.length - 1; steps > 0; steps--) {
    const reached = traces[steps - 1] as Map<number, number>;
    const diagonal = x - y;
    const isInsertion = diagonal === -steps || (diagonal !== steps && farthest(reached, diagonal - 1) < farthest(reached, diagonal + 1));
    const previousX = farthest(reached, isInsertion ? diagonal + 1 : diagonal - 1);
    const previousY = previousX - (isInsertion ? diagonal + 1 : diagonal - 1);
    changes.push({
      oldStart: first + previousX,
      oldEnd: first + previousX + (isInsertion ? 0 : 1),
      newStart: first + previousY,
      newEnd: first + previousY + (isInsertion ? 1 : 0),
    });
    x = previousX;
    y = previousY;
  }
  return joined(changes.reverse());
}

/** For each number of steps, how far (in `old`) each diagonal gets with it; the last entry reaches the end. */
function traceOf(old: readonly string[], now: readonly string[]): Map<number, number>[] {
  const traces: Map<number, number>[] = [];
  for (let steps = 0; ; steps++) {
    const before = traces.at(-1);
    const reached = new Map<number, number>();
    traces.push(reached);
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      let x = 0;
      if (before !== undefined) {
        const isInsertion = diagonal === -steps || (diagonal !== steps && farthest(before, diagonal - 1) < farthest(before, diagonal + 1));
        x = isInsertion ? farthest(before, diagonal + 1) : farthest(before, diagonal - 1) + 1;
      }
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x++;
      reached.set(diagonal, x);
      if (x >= old.length && x - diagonal >= now.length) return traces;
    }
  }
}

function farthest(reached: ReadonlyMap<number, number>, diagonal: number): number {
  return reached.get(diagonal) ?? -1;
}

/** Single lines that follow each other, as one change. */
function joined(changes: readonly Change[]): Change[] {
  const result: Change[] = [];
  for (const change of changes) {
    const last = result.at(-1);
    if (last !== undefined && last.oldEnd === change.oldStart && last.newEnd === change.newStart) {
      result[result.length - 1] = { ...last, oldEnd: change.oldEnd, newEnd: change.newEnd };
    } else result.push(change);
  }
  return result;
}

/** Changes whose contexts touch belong to one hunk. */
function hunksOf(
  changes: readonly Change[],
  oldLength: number,
): { readonly changes: Change[]; readonly from: number; readonly to: number }[] {
  const hunks: { changes: Change[]; from: number; to: number }[] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    const from = Math.max(0, change.oldStart - context);
    const to = Math.min(oldLength, change.oldEnd + context);
    if (last !== undefined && from <= last.to) {
      last.changes.push(change);
      last.to = to;
    } else hunks.push({ changes: [change], from, to });
  }
  return hunks;
}

function showHunk(
  { changes, from, to }: { readonly changes: readonly Change[]; readonly from: number; readonly to: number },
  old: readonly string[],
  now: readonly string[],
): string[] {
  const body: string[] = [];
  const [firstChange] = changes as [Change, ...Change[]];
  const newFrom = firstChange.newStart - (firstChange.oldStart - from);
  let at = from;
  for (const { oldStart, oldEnd, newStart, newEnd } of changes) {
    body.push(...old.slice(at, oldStart).map((line) => ` ${line}`));
    body.push(...old.slice(oldStart, oldEnd).map((line) => `-${line}`));
    body.push(...now.slice(newStart, newEnd).map((line) => `+${line}`));
    at = oldEnd;
  }
  body.push(...old.slice(at, to).map((line) => ` ${line}`));
  const oldCount = body.filter((line) => !line.startsWith("+")).length;
  const newCount = body.filter((line) => !line.startsWith("-")).length;
  const header = `@@ -${showRange(from, oldCount)} +${showRange(newFrom, newCount)} @@\n`;
  return [header, ...body.map((line) => (line.endsWith("\n") ? line : `${line}\n\\ No newline at end of file\n`))];
}

/** An empty range is said by the line before it. */
function showRange(from: number, count: number): string {
  const start = count === 0 ? from : from + 1;
  return count === 1 ? `${start}` : `${start},${count}`;
}

/** With git's prefix, which it takes off again; names it could misread in quotes, and a tab where `patch` would stop at a space. */
function headerName(prefix: "a" | "b", file: string): string {
  // An absolute path is outside of what a diff is applied to; it is only to be read.
  const name = file.startsWith("/") || /^[A-Za-z]:\//.test(file) ? file : `${prefix}/${file}`;
  if (/["\\\n\t\r]/.test(name))
    return `"${name.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t").replaceAll("\r", "\\r")}"`;
  return name.includes(" ") ? `${name}\t` : name;
}
