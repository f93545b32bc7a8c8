/**
 * A file as a list of items: its top-level statements, where a class counts as its head and each of its members.
 * An item knows nothing of where it stands, so what is worked out for it lives as long as its text does.
 */
import { Field, Kind } from "./kinds.gen.js";
import { undecorated } from "./python.js";
import { Flag, type Node, none, type SyntaxTree } from "./tree.js";

export interface Item {
  readonly text: string;
  /** Offsets count from the item's start. The head of a class has an empty body. */
  readonly tree: SyntaxTree;
  /** Whether it is the head of a class whose members are items of their own. */
  readonly isClassHead: boolean;
}

/** An item where it stands in a file. */
export interface PlacedItem {
  readonly item: Item;
  /** UTF-16 offset of the item's start in the file. */
  readonly start: number;
  /** The members, for the head of a class. */
  readonly members: readonly PlacedItem[];
}

/** Items by their text, to use them again where the text stays. */
export type ItemsByText = Map<string, Item>;

/** Splits a file's tree; items of `before` that did not change are used again, and so is the first of several with the same text. */
export function splitItems(tree: SyntaxTree, before: ItemsByText = new Map()): PlacedItem[] {
  return tree.size === 0 ? [] : itemsOf(tree, 0, before);
}

/** The same for the members of the class that a tree begins with. */
export function splitMembers(tree: SyntaxTree, before: ItemsByText): PlacedItem[] {
  const body = bodyOfClass(tree, tree.firstChild(0));
  return body === none ? [] : itemsOf(tree, body, before);
}

/** The head of the class that a tree begins with, up to its only member; undefined where that is no such tree. */
export function splitHead(tree: SyntaxTree, members: readonly PlacedItem[], before: ItemsByText): PlacedItem | undefined {
  const node = tree.firstChild(0);
  const body = node === none ? none : bodyOfClass(tree, undecorated(tree, node));
  const [first] = body === none ? [] : itemsOf(tree, body, before);
  return first === undefined ? undefined : place(tree, node, body + 1, first.start, true, members, before);
}

/** All items in file order, members included, by text: what `splitItems` takes for the next version. */
export function itemsByText(items: readonly PlacedItem[], into: ItemsByText = new Map()): ItemsByText {
  for (const placed of items) {
    into.set(placed.item.text, placed.item);
    itemsByText(placed.members, into);
  }
  return into;
}

/** Items as they stand so many units further on. */
export function moved(items: readonly PlacedItem[], distance: number): readonly PlacedItem[] {
  if (distance === 0) return items;
  return items.map(({ item, start, members }) => ({ item, start: start + distance, members: moved(members, distance) }));
}

function itemsOf(tree: SyntaxTree, parent: Node, before: ItemsByText): PlacedItem[] {
  const placed: PlacedItem[] = [];
  const end = tree.after(parent);
  for (let node = parent + 1; node < end; node = tree.after(node)) {
    if (!tree.is(node, Flag.named) || tree.kind(node) === Kind.comment || tree.kind(node) === Kind.line_continuation) continue;
    placed.push(splitClass(tree, node, before) ?? place(tree, node, tree.after(node), tree.end(node), false, [], before));
  }
  return placed;
}

function bodyOfClass(tree: SyntaxTree, definition: Node): Node {
  if (definition === none || tree.kind(definition) !== Kind.class_definition) return none;
  const body = tree.child(definition, Field.body);
  return body !== none && tree.kind(body) === Kind.block ? body : none;
}

function splitClass(tree: SyntaxTree, node: Node, before: ItemsByText): PlacedItem | undefined {
  const definition = undecorated(tree, node);
  const body = bodyOfClass(tree, definition);
  if (body === none) return undefined;
  const members = itemsOf(tree, body, before);
  const first = members[0];
  if (first === undefined) return undefined;
  return place(tree, node, body + 1, first.start, true, members, before);
}

function place(
  tree: SyntaxTree,
  node: Node,
  after: Node,
  end: number,
  isClassHead: boolean,
  members: readonly PlacedItem[],
  before: ItemsByText,
): PlacedItem {
  const start = tree.start(node);
  const text = tree.text.slice(start, end);
  const known = before.get(text);
  // The same text may be read in another way beside broken code: then it is another item.
  if (known !== undefined && known.isClassHead === isClassHead && known.tree.isLike(tree, node, after))
    return { item: known, start, members };
  const item: Item = { text, tree: tree.sliceRows(node, after, text, start), isClassHead };
  before.set(text, item);
  return { item, start, members };
}
