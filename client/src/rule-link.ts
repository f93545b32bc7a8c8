/** Addresses of rule pages: `vscode://asyncio-lens.asyncio-lens/rules/blocking-sleep`. */

const rulePath = /^\/rules\/([a-z0-9-]+)\/?$/;

/** The rule a whole address leads to. */
export function ruleOfLink(address: string): string | undefined {
  const start = "vscode://asyncio-lens.asyncio-lens";
  return address.startsWith(start) ? ruleOfPath(address.slice(start.length)) : undefined;
}

/** The rule the path of an address leads to. */
export function ruleOfPath(path: string): string | undefined {
  return rulePath.exec(path)?.[1];
}
