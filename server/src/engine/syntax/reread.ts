/**
 * How a file is read: as a whole where its code is sound, else chunk by chunk, so that what is half-written breaks its own statement and no
 * other. Of an edited file only the chunks are parsed that the edit touches, in a class only the members; what stands around them is what it was.
 */
import { firstNotBelow } from "../base/search.js";
import { type Body, type Chunks, findBody, findChunks } from "./chunks.js";
import { type ItemsByText, itemsByText, moved, type PlacedItem, splitHead, splitItems, splitMembers } from "./items.js";
import { Kind } from "./kinds.gen.js";
import type { Parser } from "./parser.js";
import { type Comment, SourceFile } from "./source-file.js";
import { Flag, type SyntaxTree } from "./tree.js";

/** Part of a file, in offsets of the file. */
interface Part {
  readonly items: readonly PlacedItem[];
  readonly comments: readonly Comment[];
}

/** The one place where two texts differ: `[start, oldEnd)` has become `[start, newEnd)`. */
interface Change {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Broken files of more statements than this are no code. */
const mostChunks = 20_000;

/** The statements of a text, the first with all that stands before it; undefined where its lines do not say. */
export function chunksOf(text: string): Chunks | undefined {
  const chunks = findChunks(text, 0, text.length, "");
  return chunks && { ...chunks, starts: [0, ...chunks.starts.slice(1)] };
}

/** The same for the next version of a text. */
function chunksAfter(text: string, { starts, isOpen }: Chunks, { start, oldEnd, newEnd }: Change): Chunks | undefined {
  // The line a statement begins with says whether it is one.
  let first = lastBefore(starts, start);
  if (first > 0 && !/[\r\n]/.test(text.slice(starts[first], start))) first--;
  if (isOpen || first <= 0) return chunksOf(text);
  const distance = newEnd - oldEnd;
  let met = starts.length;
  const found = findChunks(text, starts[first] as number, text.length, "", (at) => {
    if (at < newEnd) return false;
    const index = lastBefore(starts, at - distance + 1);
    if (index <= first || starts[index] !== at - distance) return false;
    met = index;
    return true;
  });
  if (found === undefined) return undefined;
  const rest = starts.slice(met).map((at) => at + distance);
  return { starts: [...starts.slice(0, first), ...found.starts, ...rest], isOpen: found.isOpen };
}

/** Index of the last start before an offset, or -1. */
function lastBefore(starts: readonly number[], offset: number): number {
  return firstNotBelow(starts, offset) - 1;
}

/** Reads a text without knowing what it was; what `before` has of the same text is used again. */
export function readAnew(parser: Parser, text: string, before?: SourceFile): SourceFile {
  const known: ItemsByText = before === undefined ? new Map() : itemsByText(before.items);
  const tree = parser.parse(text);
  const whole = { items: splitItems(tree, known), comments: commentsOf(tree, 0) };
  const chunks = chunksOf(text);
  const statements = chunks && { text, starts: chunks.starts, end: text.length };
  const isWhole =
    tree.size === 0 ||
    statements === undefined ||
    statements.starts.length > mostChunks ||
    (!tree.is(0, Flag.broken) && fits(whole.items, statements));
  const { items, comments } = isWhole ? whole : readChunks(parser, statements, "", known);
  return new SourceFile(text, items, comments, findLineStarts(text), chunks);
}

/** Reads the next version of a file; undefined where it has to be read anew. */
export function reread(parser: Parser, text: string, before: SourceFile): SourceFile | undefined {
  if (text === before.text) return before;
  const change = changeBetween(before.text, text);
  const old = before.chunks;
  const next = old && chunksAfter(text, old, change);
  if (old === undefined || next === undefined || next.starts.length > mostChunks) return undefined;
  const were: Statements = { text: before.text, starts: old.starts, end: before.text.length };
  const { items, comments } = splice(before, were, { text, starts: next.starts, end: text.length }, change, (from, to, was, isWhole) => {
    const inClass = isWhole && was.items.length === 1 ? rereadClass(parser, text, from, to, before.text, was, change) : undefined;
    return inClass ?? readChunk(parser, text, from, to, "", itemsByText(was.items));
  });
  return new SourceFile(text, items, comments, spliceLineStarts(before.lineStarts, text, change), next);
}

/** A class of which only members were edited; undefined where that is not so. */
function rereadClass(
  parser: Parser,
  text: string,
  from: number,
  to: number,
  textBefore: string,
  was: Touched,
  change: Change,
): Part | undefined {
  const [head] = was.items;
  const [oldBody, body] = [findBody(textBefore, was.from, was.to, ""), findBody(text, from, to, "")];
  if (head === undefined || !head.item.isClassHead || head.item.tree.is(0, Flag.broken) || oldBody === undefined || body === undefined)
    return undefined;
  const old = findChunks(textBefore, oldBody.from, was.to, oldBody.indent)?.starts;
  const next = findChunks(text, body.from, to, body.indent)?.starts;
  const [first] = old ?? [];
  const isSameHead =
    from === was.from && body.indent === oldBody.indent && first !== undefined && first === next?.[0] && first <= change.start;
  if (!isSameHead || old === undefined || next === undefined || head.members[0]?.start !== first) return undefined;
  const parts = { items: head.members, comments: was.comments };
  const members = splice(
    parts,
    { text: textBefore, starts: old, end: was.to },
    { text, starts: next, end: to },
    change,
    (start, end, touched) => readChunk(parser, text, start, end, body.indent, itemsByText(touched.items)),
  );
  if (members.items[0]?.start !== first) return undefined;
  return { items: [{ ...head, members: members.items }], comments: members.comments };
}

/** Every chunk by itself. */
export function readChunks(parser: Parser, statements: Statements, indent: string, known: ItemsByText): Part {
  return joined(
    statements.starts.map((start, index) => readChunk(parser, statements.text, start, endOf(statements, index), indent, known)),
  );
}

/** The statements between two offsets, parsed alone: the members of a class, where they are indented. */
function readChunk(parser: Parser, text: string, from: number, to: number, indent: string, known: ItemsByText): Part {
  const opening = indent === "" ? "" : `class _:\n${indent}`;
  const tree = parser.parse(opening + text.slice(from, to));
  const distance = from - opening.length;
  const items = moved(indent === "" ? splitItems(tree, known) : splitMembers(tree, known), distance);
  const isSound = tree.size === 0 || (!tree.is(0, Flag.broken) && items.every((placed) => fitsClass(placed, text, to, indent)));
  const body = isSound ? undefined : findBody(text, from, to, indent);
  return (body && readBrokenClass(parser, text, from, to, body, known)) ?? { items, comments: commentsOf(tree, distance) };
}

/**
 * Whether the parser, which takes `class` and its name on two lines for one statement, sees statements where the lines have them: in the
 * file, and in its classes.
 */
function fits(items: readonly PlacedItem[], { text, starts, end }: Statements): boolean {
  const known = new Set(items.map(({ start }) => start));
  if (!starts.every((start, index) => index === 0 || known.has(start))) return false;
  return items.every((placed) => fitsClass(placed, text, starts[lastBefore(starts, placed.start + 1) + 1] ?? end, ""));
}

function fitsClass({ item, start, members }: PlacedItem, text: string, to: number, indent: string): boolean {
  const body = item.isClassHead ? findBody(text, start, to, indent) : undefined;
  const chunks = body && findChunks(text, body.from, to, body.indent);
  if (chunks === undefined) return true;
  const known = new Set(members.map((member) => member.start));
  return chunks.starts.every((at) => known.has(at));
}

/** A class with something half-written in it: its head and each member by itself; undefined where the head cannot be read. */
function readBrokenClass(parser: Parser, text: string, from: number, to: number, body: Body, known: ItemsByText): Part | undefined {
  const starts = findChunks(text, body.from, to, body.indent)?.starts;
  const [first] = starts ?? [];
  if (starts === undefined || first === undefined) return undefined;
  const tree = parser.parse(`${text.slice(from, first)}pass\n`);
  if (tree.size === 0 || tree.is(0, Flag.broken)) return undefined;
  const members = readChunks(parser, { text, starts, end: to }, body.indent, known);
  const head = splitHead(tree, members.items, known);
  if (head === undefined) return undefined;
  return { items: [{ ...head, start: head.start + from }], comments: [...commentsOf(tree, from), ...members.comments] };
}

/** Statements one after the other, up to an end. */
export interface Statements {
  readonly text: string;
  readonly starts: readonly number[];
  readonly end: number;
}

/** What stood where chunks are read again. */
interface Touched extends Part {
  readonly from: number;
  readonly to: number;
}

/** Keeps the parts of the chunks an edit leaves alone, and reads those between them with `read`, which is told whether it reads all of them. */
function splice(
  before: Part,
  old: Statements,
  next: Statements,
  { start, oldEnd, newEnd }: Change,
  read: (from: number, to: number, was: Touched, isWhole: boolean) => Part,
): Part {
  const distance = newEnd - oldEnd;
  const most = Math.min(old.starts.length, next.starts.length);
  let lead = 0;
  while (
    lead < most &&
    old.starts[lead] === next.starts[lead] &&
    (old.starts[lead + 1] ?? old.end) <= start &&
    endOf(old, lead) === endOf(next, lead)
  )
    lead++;
  let trail = 0;
  const isKept = (count: number): boolean => {
    const [was, is] = [old.starts.at(-count), next.starts.at(-count)];
    return was !== undefined && was >= oldEnd && was + distance === is;
  };
  while (trail < most - lead && isKept(trail + 1)) trail++;
  const to = trail === 0 ? next.end : (next.starts.at(-trail) as number);
  const was = { from: old.starts[lead] ?? old.end, to: trail === 0 ? old.end : (old.starts.at(-trail) as number) };
  const touched: Touched = { ...was, ...partOf(before, was.from, was.to) };
  const starts = next.starts.slice(lead, next.starts.length - trail);
  const middle = starts.map((from, index) => read(from, starts[index + 1] ?? to, touched, starts.length === 1));
  const kept = partOf(before, -1, was.from);
  const rest = partOf(before, was.to, Number.POSITIVE_INFINITY);
  return joined([kept, ...middle, { items: moved(rest.items, distance), comments: movedComments(rest.comments, distance) }]);
}

function endOf({ starts, end }: Statements, index: number): number {
  return starts[index + 1] ?? end;
}

function partOf({ items, comments }: Part, from: number, to: number): Part {
  const isIn = ({ start }: { readonly start: number }) => start >= from && start < to;
  return { items: items.filter(isIn), comments: comments.filter(isIn) };
}

function joined(parts: readonly Part[]): Part {
  return { items: parts.flatMap(({ items }) => items), comments: parts.flatMap(({ comments }) => comments) };
}

function commentsOf(tree: SyntaxTree, distance: number): Comment[] {
  const comments: Comment[] = [];
  for (let node = 0; node < tree.size; node++)
    if (tree.kind(node) === Kind.comment) comments.push({ start: tree.start(node) + distance, end: tree.end(node) + distance });
  return comments;
}

function movedComments(comments: readonly Comment[], distance: number): readonly Comment[] {
  return distance === 0 ? comments : comments.map(({ start, end }) => ({ start: start + distance, end: end + distance }));
}

function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  const start = sameUnits(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const [a, b] = [before.length, after.length];
  const same = sameUnits(shorter - start, (from, to) => before.slice(a - to, a - from) === after.slice(b - to, b - from));
  return { start, oldEnd: a - same, newEnd: b - same };
}

/** How many units are the same, of so many: block by block, since comparing strings is faster than going through them. */
function sameUnits(most: number, isSame: (from: number, to: number) => boolean): number {
  let same = 0;
  for (let size = 1 << 14; size > 0; size >>= 1) while (same + size <= most && isSame(same, same + size)) same += size;
  return same;
}

function isLineBreak(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10);
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) if (isLineBreak(text, at)) starts.push(at + 1);
  return starts;
}

/** Those after the change have moved with it. */
function spliceLineStarts(before: readonly number[], text: string, { start, oldEnd, newEnd }: Change): number[] {
  const starts: number[] = [];
  let index = 0;
  for (; index < before.length && ((before[index] as number) < start || index === 0); index++) starts.push(before[index] as number);
  for (let at = Math.max(0, start - 1); at < newEnd; at++) if (isLineBreak(text, at)) starts.push(at + 1);
  while (index < before.length && (before[index] as number) <= oldEnd) index++;
  for (; index < before.length; index++) starts.push((before[index] as number) + newEnd - oldEnd);
  return starts;
}
