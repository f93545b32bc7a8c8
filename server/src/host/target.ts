/** The range of Python versions a project supports, read from the many places people write it. */
import { newestKnown, oldestKnown, parseVersion, type TargetRange } from "../engine/base/version.js";

export const newestOnly: TargetRange = { oldest: newestKnown, newest: newestKnown };

/** Our own setting: `"3.12"` or `"3.9-3.13"`. */
export function parseTarget(text: string): TargetRange | undefined {
  const parts = text.split("-");
  if (parts.length > 2) return undefined;
  const oldest = parseVersion(parts[0] as string);
  const newest = parseVersion(parts[parts.length - 1] as string);
  return oldest !== undefined && newest !== undefined && oldest.minor <= newest.minor ? { oldest, newest } : undefined;
}

/** `requires-python`, `python_requires`: https://packaging.python.org/en/latest/specifications/version-specifiers/ */
export function targetOfSpecifiers(text: string): TargetRange | undefined {
  const tests = parseSpecifiers(text);
  return tests === undefined ? undefined : rangeOf((release) => tests.every((test) => test(release)));
}

/** Poetry's constraints: also `^3.9`, `~3.9`, a bare `3.9` or `3.9.*`, spaces for commas, and alternatives with `||`. */
export function targetOfPoetry(text: string): TargetRange | undefined {
  const alternatives = text.split(/\|\|?/).map((alternative) => {
    const parts = alternative
      .replace(/([<>=!~^])\s+/g, "$1")
      .split(/[\s,]+/)
      .filter((part) => part !== "");
    return parseSpecifiers(parts.flatMap(pep440OfPoetry).join(","));
  });
  const known = alternatives.filter((tests) => tests !== undefined);
  return known.length < alternatives.length ? undefined : rangeOf((release) => known.some((tests) => tests.every((test) => test(release))));
}

/** `.python-version`: a version or several, one a line, as pyenv and uv write them (`3.12.1`, `cpython-3.11`, `pypy3.10-7.3`). */
export function targetOfVersionFile(text: string): TargetRange | undefined {
  const minors = text
    .split("\n")
    .map((line) => /(?:^|[^\d.])3\.(\d{1,2})(?!\d)/.exec(line.replace(/#.*/, "").trim())?.[1])
    .filter((minor) => minor !== undefined)
    .map(Number);
  return minors.length === 0 ? undefined : { oldest: { minor: Math.min(...minors) }, newest: { minor: Math.max(...minors) } };
}

/** Ruff's `target-version`, the oldest to support: `py39`. */
export function targetOfRuff(text: string): TargetRange | undefined {
  const minor = /^py3(\d{1,2})$/.exec(text.trim())?.[1];
  return minor === undefined ? undefined : upFrom(Number(minor));
}

/** mypy's `python_version`, which projects set to the oldest they support. */
export function targetOfMypy(text: string): TargetRange | undefined {
  const version = parseVersion(text);
  return version === undefined ? undefined : upFrom(version.minor);
}

function upFrom(minor: number): TargetRange {
  return { oldest: { minor }, newest: { minor: Math.max(minor, newestKnown.minor) } };
}

/** Major, minor, micro. */
type Release = readonly [number, number, number];
type Test = (release: Release) => boolean;

/** Far above any version anybody excludes by hand: allowed means "and all that come". */
const horizon = 60;
const latestMicro = 40;

/** The minor versions of which some release is allowed. */
function rangeOf(isAllowed: Test): TargetRange | undefined {
  const micros = Array.from({ length: latestMicro + 1 }, (_, micro) => micro);
  const minors = Array.from({ length: horizon + 1 }, (_, minor) => minor).filter((minor) =>
    micros.some((micro) => isAllowed([3, minor, micro])),
  );
  const first = minors[0];
  const last = minors.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const newest = last === horizon ? Math.max(first, newestKnown.minor) : last;
  // `>=3` and `>=2.7` are said by projects that long have not run on 3.0; nothing here speaks of what was before the oldest known.
  return { oldest: { minor: Math.min(newest, Math.max(first, oldestKnown.minor)) }, newest: { minor: newest } };
}

function parseSpecifiers(text: string): Test[] | undefined {
  const parts = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== "*");
  const tests = parts.map(parseSpecifier);
  return tests.includes(undefined) ? undefined : (tests as Test[]);
}

function parseSpecifier(text: string): Test | undefined {
  // What follows the release (`.dev0`, `rc1`, `+local`) decides nothing about minor versions.
  const match = /^(~=|===?|!=|<=?|>=?)\s*v?(\d+(?:\.\d+)*)(\.\*)?(?:[-._]?(?:a|b|rc|alpha|beta|dev|post)[-._]?\d*)*$/i.exec(text);
  if (match === null) return undefined;
  const [, operator, digits, wildcard] = match as unknown as [string, string, string, string | undefined];
  const wanted = digits.split(".").map(Number);
  const startsAlike: Test = (release) => wanted.every((part, index) => part === (release[index] ?? 0));
  const order = (release: Release) => compare(release, wanted);
  switch (operator) {
    case "==":
    case "===":
      return wildcard === undefined ? (release) => order(release) === 0 : startsAlike;
    case "!=":
      return wildcard === undefined ? (release) => order(release) !== 0 : (release) => !startsAlike(release);
    case ">=":
      return (release) => order(release) >= 0;
    case ">":
      return (release) => order(release) > 0;
    case "<=":
      return (release) => order(release) <= 0;
    case "<":
      return (release) => order(release) < 0;
    default: {
      const series = wanted.slice(0, -1);
      if (series.length === 0) return undefined;
      return (release) => order(release) >= 0 && series.every((part, index) => part === (release[index] ?? 0));
    }
  }
}

function compare(release: Release, wanted: readonly number[]): number {
  for (let index = 0; index < Math.max(3, wanted.length); index++) {
    const difference = (release[index] ?? 0) - (wanted[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** https://python-poetry.org/docs/dependency-specification/ */
function pep440OfPoetry(part: string): string[] {
  const match = /^(\^|~(?!=))?v?(\d+(?:\.\d+)*)(\.\*)?$/.exec(part);
  if (match === null) return [part];
  const [, sign, digits, wildcard] = match as unknown as [string, string | undefined, string, string | undefined];
  const numbers = digits.split(".").map(Number);
  if (sign === undefined) return [`==${digits}${wildcard ?? ""}`];
  const [major = 0, minor] = numbers;
  if (sign === "^" || minor === undefined) return [`>=${digits}`, `<${major + 1}`];
  return [`>=${digits}`, `<${major}.${minor + 1}`];
}
