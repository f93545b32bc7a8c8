/** What cannot happen: it throws in tests and is reported in production, where the server must stay up. */

let report: ((message: string) => void) | undefined;

/** The host says where reports go; until then `never` throws. */
export function reportNever(to: (message: string) => void): void {
  report = to;
}

/** Says that an invariant does not hold. */
export function never(message: string): void {
  if (report === undefined) throw new Error(message);
  report(message);
}
