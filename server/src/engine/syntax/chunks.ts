/**
 * Where the statements of a text begin, by its lines alone: a scanner that knows strings, brackets, comments and continued lines. What lies
 * between two starts is a chunk that can be parsed by itself, with the tree it has in the whole.
 */

export interface Chunks {
  /** UTF-16 offsets, each chunk up to the next. */
  readonly starts: readonly number[];
  /** A bracket or string is never closed: where its statement ends hangs on all that follows. */
  readonly isOpen: boolean;
}

/** Lines that go on with a compound statement. */
const continuing = /(?:else|elif|except|finally)\b/y;
/** Lines that begin a statement whatever is still open before them. */
const beginning = /(?:async\s+def|def|class|import|from)\b|@/y;

/**
 * The statements of `text` from `from` to `to` whose lines are indented by `indent`: a statement comes with its decorators and its body. A
 * bracket or string that is never closed ends before the next definition. Undefined where the lines do not say. It stops at a start that
 * `isKnown`, which is not among those it gives.
 */
export function findChunks(
  text: string,
  from: number,
  to: number,
  indent: string,
  isKnown: (start: number) => boolean = () => false,
): Chunks | undefined {
  const starts: number[] = [];
  let isOpen = false;
  let isDecorated = false;
  for (let at = from; at < to; ) {
    const code = skipIndentation(text, at, to);
    if (code === to || isLineEnd(text, code) || text[code] === "#") {
      at = nextLine(text, code, to);
      continue;
    }
    if (!text.startsWith(indent, at) || text.slice(at, code).includes("\f")) return undefined;
    const isOwn = code === at + indent.length;
    if (!isOwn && starts.length === 0) return undefined;
    if (isOwn && !isDecorated && !matches(continuing, text, code)) {
      if (isKnown(code)) break;
      starts.push(code);
    }
    if (isOwn) isDecorated = text[code] === "@";
    const end = endOfLogicalLine(text, code, to);
    at = end ?? nextBeginning(text, nextLine(text, code, to), to, indent);
    if (end === undefined) {
      isDecorated = false;
      isOpen = true;
    }
  }
  return { starts, isOpen };
}

/** Where the members of a class are: their indentation, and where the first of them begins its line. */
export interface Body {
  readonly indent: string;
  readonly from: number;
}

/** The body of the class that the statement from `from` to `to` is, decorators before it or not; undefined where it is none of several lines. */
export function findBody(text: string, from: number, to: number, indent: string): Body | undefined {
  let at: number | undefined = from;
  while (at < to && text[at] === "@") {
    at = endOfLogicalLine(text, at, to);
    if (at === undefined) return undefined;
    at = skipIndentation(text, at, to);
  }
  if (!matches(/class\b/y, text, at)) return undefined;
  at = endOfLogicalLine(text, at, to);
  while (at !== undefined && at < to) {
    const code = skipIndentation(text, at, to);
    if (code < to && !isLineEnd(text, code) && text[code] !== "#") {
      const inner = text.slice(at, code);
      return inner.length > indent.length && inner.startsWith(indent) ? { indent: inner, from: at } : undefined;
    }
    at = nextLine(text, code, to);
  }
  return undefined;
}

/** What neither opens, closes nor ends anything. */
const plain = /[^#"'()[\]{}\\\n\r]*/y;

/** Offset of the line after the one a statement's text goes on to; undefined where it never ends. */
function endOfLogicalLine(text: string, from: number, to: number): number | undefined {
  let depth = 0;
  for (let at = from; at < to; ) {
    plain.lastIndex = at;
    plain.test(text);
    at = plain.lastIndex;
    if (at >= to) break;
    const unit = text.charCodeAt(at);
    switch (unit) {
      case hash:
        at = endOfLine(text, at, to);
        break;
      case quote:
      case apostrophe: {
        const end = endOfString(text, at, to, unit);
        if (end === undefined) return undefined;
        at = end;
        break;
      }
      case 0x28:
      case 0x5b:
      case 0x7b:
        depth++;
        at++;
        break;
      case 0x29:
      case 0x5d:
      case 0x7d:
        depth = Math.max(0, depth - 1);
        at++;
        break;
      case backslash:
        at = isLineEnd(text, at + 1) ? nextLine(text, at + 1, to) : at + 2;
        break;
      case lineFeed:
      case carriageReturn:
        at = nextLine(text, at, to);
        if (depth === 0) return at;
        break;
    }
  }
  return depth === 0 ? to : undefined;
}

/** Offset after a string; one of a line ends with it, closed or not. Undefined for one of several lines that is never closed. */
function endOfString(text: string, from: number, to: number, unit: number): number | undefined {
  const isLong = text.charCodeAt(from + 1) === unit && text.charCodeAt(from + 2) === unit;
  for (let at = from + (isLong ? 3 : 1); at < to; at++) {
    const here = text.charCodeAt(at);
    if (here === backslash) {
      if (text.charCodeAt(at + 1) === carriageReturn && text.charCodeAt(at + 2) === lineFeed) at++;
      at++;
    } else if (here === unit) {
      if (!isLong) return at + 1;
      if (text.charCodeAt(at + 1) === unit && text.charCodeAt(at + 2) === unit) return at + 3;
    } else if (!isLong && (here === lineFeed || here === carriageReturn)) return at;
  }
  return isLong ? undefined : to;
}

/** Offset of the next line with that indentation that begins a definition or an import. */
function nextBeginning(text: string, from: number, to: number, indent: string): number {
  let at = from;
  while (at < to) {
    const code = skipIndentation(text, at, to);
    if (code === at + indent.length && text.startsWith(indent, at) && matches(beginning, text, code)) return at;
    at = nextLine(text, code, to);
  }
  return to;
}

const hash = 0x23;
const quote = 0x22;
const apostrophe = 0x27;
const backslash = 0x5c;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function skipIndentation(text: string, from: number, to: number): number {
  let at = from;
  for (; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x20 && unit !== 0x09 && unit !== 0x0c) break;
  }
  return at;
}

function isLineEnd(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === lineFeed || unit === carriageReturn;
}

function endOfLine(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && !isLineEnd(text, at)) at++;
  return at;
}

function nextLine(text: string, from: number, to: number): number {
  const end = endOfLine(text, from, to);
  if (end === to) return to;
  return text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed ? Math.min(to, end + 2) : end + 1;
}
