/** VS Code's snippet syntax for clients that insert plain text, or indent what they insert themselves. */

/** The text of a snippet with its placeholders' defaults; of a choice the first. */
export function plainText(snippet: string): string {
  return new Reader(snippet).text(false);
}

/** A snippet whose later lines start with `indentation`, without it: for clients that put it there themselves. */
export function dedentSnippet(snippet: string, indentation: string): string {
  if (indentation === "") return snippet;
  return snippet
    .split("\n")
    .map((line, index) => (index > 0 && line.startsWith(indentation) ? line.slice(indentation.length) : line))
    .join("\n");
}

class Reader {
  #at = 0;

  constructor(private readonly snippet: string) {}

  /** Reads to the end, or inside a placeholder to its `}`. */
  text(isInside: boolean): string {
    let result = "";
    while (this.#at < this.snippet.length) {
      const unit = this.snippet[this.#at] as string;
      if (isInside && unit === "}") return result;
      if (unit === "\\" && /[\\$}]/.test(this.snippet[this.#at + 1] ?? "")) {
        result += this.snippet[this.#at + 1];
        this.#at += 2;
      } else if (unit === "$") {
        result += this.#placeholder();
      } else {
        result += unit;
        this.#at++;
      }
    }
    return result;
  }

  #placeholder(): string {
    const match = /^\$(?:\w+|\{(\w+)(:|\||\}|\/)?)/.exec(this.snippet.slice(this.#at));
    if (match === null) {
      this.#at++;
      return "$";
    }
    this.#at += match[0].length;
    if (match[1] === undefined || match[2] === "}") return "";
    if (match[2] === ":") {
      const text = this.text(true);
      this.#at++;
      return text;
    }
    return this.#choice();
  }

  /** The first of `a,b|}`. */
  #choice(): string {
    const end = this.snippet.indexOf("|}", this.#at);
    const choices = this.snippet.slice(this.#at, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.snippet.length : end + 2;
    return /^(?:\\[\s\S]|[^,\\])*/.exec(choices)?.[0].replace(/\\([\s\S])/g, "$1") ?? "";
  }
}
