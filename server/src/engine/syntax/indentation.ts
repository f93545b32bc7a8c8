/** How a file indents. */

const head = /(?:^|[\r\n])([ \t]*)(?:async|class|def|elif|else|except|finally|for|if|try|while|with)\b[^\r\n]*:[ \t]*(?:#[^\r\n]*)?[\r\n]/g;

/** One level of indentation as a text writes it: what the first block has more than the line it hangs on. */
export function indentUnitOf(text: string): string {
  for (const match of text.matchAll(head)) {
    const outer = match[1] as string;
    const inner = /^(?:[ \t]*(?:#[^\r\n]*)?[\r\n]+)*([ \t]+)\S/.exec(text.slice(match.index + match[0].length))?.[1];
    if (inner !== undefined && inner.length > outer.length && inner.startsWith(outer)) return inner.slice(outer.length);
  }
  return "    ";
}
