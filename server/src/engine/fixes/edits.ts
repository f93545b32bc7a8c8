/** Builds the edits of a fix. Nodes are those of the finding's item; the edits come out in offsets of the file. */
import { conflict, type TextEdit } from "../base/edit.js";
import type { Span } from "../base/span.js";
import type { Site } from "../project/symbols.js";
import { indentUnitOf } from "../syntax/indentation.js";
import { Field, Kind } from "../syntax/kinds.gen.js";
import { isAsync, parentExpression } from "../syntax/python.js";
import { type Node, none, type SyntaxTree } from "../syntax/tree.js";
import { planImport } from "./imports.js";

export class EditBuilder {
  readonly #edits: TextEdit[] = [];
  #failed = false;

  constructor(readonly site: Site) {}

  get tree(): SyntaxTree {
    return this.site.tree;
  }

  /** The edits, or undefined where some part of the fix could not be done. */
  finish(): readonly TextEdit[] | undefined {
    if (this.#failed || this.#edits.length === 0) return undefined;
    for (const [index, edit] of this.#edits.entries())
      if (this.#edits.slice(index + 1).some((other) => conflict(edit, other))) return undefined;
    return this.#edits;
  }

  /** Says that the fix cannot be done here. */
  fail(): void {
    this.#failed = true;
  }

  replace(at: Node | Span, newText: string): void {
    const span = typeof at === "number" ? { start: this.tree.start(at), end: this.tree.end(at) } : at;
    const edit = { start: span.start + this.site.start, end: span.end + this.site.start, newText };
    if (!this.#edits.some((known) => known.start === edit.start && known.end === edit.end && known.newText === newText))
      this.#edits.push(edit);
  }

  /** An edit already in offsets of the file. */
  inFile(edit: TextEdit): void {
    this.#edits.push(edit);
  }

  insert(offset: number, newText: string): void {
    this.replace({ start: offset, end: offset }, newText);
  }

  insertBefore(node: Node, newText: string): void {
    this.insert(this.tree.start(node), newText);
  }

  insertAfter(node: Node, newText: string): void {
    this.insert(this.tree.end(node), newText);
  }

  /**
   * How code at `near` can say `module.name` (or just the module, without a name): by an import that is there, or by one
   * that is added at the top of the file. Undefined, and the fix fails, where the name means something else there.
   */
  importName(module: string, name: string | undefined, near: Node): string | undefined {
    const plan = planImport(this.site, near, module, name);
    if (plan === undefined) {
      this.fail();
      return undefined;
    }
    if (plan.edit !== undefined && !this.#edits.some((edit) => edit.start === plan.edit?.start && edit.newText === plan.edit.newText))
      this.#edits.push(plan.edit);
    return plan.expression;
  }

  /** Puts `await` before an expression, with parentheses where what is around it binds tighter. */
  await(node: Node): void {
    if (this.#bindsTighter(node)) {
      this.insertBefore(node, "(await ");
      this.insertAfter(node, ")");
    } else this.insertBefore(node, "await ");
  }

  /** Text that stands for an expression, in parentheses where the place of `node` needs them for an `await`. */
  awaiting(node: Node, expression: string): string {
    return this.#bindsTighter(node) ? `(await ${expression})` : `await ${expression}`;
  }

  /** `await x` binds less tightly than attributes, subscripts, calls and `**` (reference, section 6.17). */
  #bindsTighter(node: Node): boolean {
    const { tree } = this;
    const parent = tree.parent(node);
    if (parent === none) return false;
    switch (tree.kind(parent)) {
      case Kind.attribute:
      case Kind.await:
        return true;
      case Kind.call:
        return tree.field(node) === Field.function;
      case Kind.subscript:
        return tree.field(node) === Field.value;
      case Kind.binary_operator:
        return tree.kind(tree.child(parent, Field.operator)) === Kind.op_star_star;
      default:
        return false;
    }
  }

  /** Takes `await` away from an await node; parentheses around it stay. */
  unawait(node: Node): void {
    const { tree } = this;
    const operand = tree.namedChildren(node)[0];
    if (operand === undefined) return this.fail();
    this.replace({ start: tree.start(node), end: tree.start(operand) }, "");
  }

  /** Makes a function_definition, `for` or `with` async. */
  makeAsync(node: Node): void {
    if (!isAsync(this.tree, node)) this.insertBefore(node, "async ");
  }

  /** Takes the `async` away. */
  makeSync(node: Node): void {
    const { tree } = this;
    const keyword = tree.firstChild(node);
    if (keyword === none || tree.kind(keyword) !== Kind.kw_async) return this.fail();
    const after = tree.text.slice(tree.end(keyword)).match(/^\s*/)?.[0].length ?? 0;
    this.replace({ start: tree.start(keyword), end: tree.end(keyword) + after }, "");
  }

  /** The white space a line begins with. */
  indentationOf(node: Node): string {
    const text = this.site.module.file.text;
    const at = this.tree.start(node) + this.site.start;
    const lineStart = Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
    return /^[ \t\f]*/.exec(text.slice(lineStart, at))?.[0] ?? "";
  }

  /** One level of indentation as this file writes it. */
  get indentUnit(): string {
    return indentUnitOf(this.site.module.file.text);
  }

  get lineBreak(): string {
    return this.site.module.file.lineBreak;
  }

  /** Whether the source between two offsets of the item holds a comment, which an edit must not lose. */
  hasComment(span: Span): boolean {
    const start = span.start + this.site.start;
    const end = span.end + this.site.start;
    return this.site.module.file.comments.some((comment) => comment.start < end && comment.end > start);
  }

  /** The node, or the parenthesized expression around it, whichever is outermost. */
  outermost(node: Node): Node {
    const { tree } = this;
    let at = node;
    const stop = parentExpression(tree, node);
    while (tree.parent(at) !== stop && tree.parent(at) !== none) at = tree.parent(at);
    return at;
  }
}
