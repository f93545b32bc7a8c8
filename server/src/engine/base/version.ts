/** Python versions and the range of them a project supports. */

/** A minor version of Python 3: `{ minor: 11 }` is 3.11. */
export interface PythonVersion {
  readonly minor: number;
}

/** From the oldest to the newest version the code must run on, both included. */
export interface TargetRange {
  readonly oldest: PythonVersion;
  readonly newest: PythonVersion;
}

/** The oldest version asyncio templates and messages speak of, and the newest whose changes are known here. */
export const oldestKnown: PythonVersion = { minor: 7 };
export const newestKnown: PythonVersion = { minor: 14 };

/** `"3.11"` or `"3.11.4"` as a version; undefined for anything that is not Python 3. */
export function parseVersion(text: string): PythonVersion | undefined {
  const match = /^\s*3\.(\d{1,2})(?:\.\d+)?\s*$/.exec(text);
  return match ? { minor: Number(match[1]) } : undefined;
}

/** `3.11`. */
export function showVersion(version: PythonVersion): string {
  return `3.${version.minor}`;
}
