/** Addresses of rule pages: `vscode://asyncio-lens.asyncio-lens/rules/blocking-sleep` from outside, documents of our own scheme inside. */

/** The scheme of the documents; the manifest has VS Code open them as Markdown previews. */
export const ruleScheme = "asyncio-lens-rule";

/** The rule a whole address leads to. */
export function ruleOfLink(address: string): string | undefined {
  const start = "vscode://asyncio-lens.asyncio-lens";
  return address.startsWith(start) ? ruleOfPath(address.slice(start.length)) : undefined;
}

/** The rule the path of an address leads to. */
export function ruleOfPath(path: string): string | undefined {
  return /^\/rules\/([a-z0-9-]+)\/?$/.exec(path)?.[1];
}

/** The path of a rule's document. */
export function documentPath(rule: string): string {
  return `/${rule}.md`;
}

/** The rule a document's path stands for. */
export function ruleOfDocument(path: string): string {
  return path.replace(/^\/|\.md$/g, "");
}
