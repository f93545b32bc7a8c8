/** Completions: templates and asyncio names, as snippets where the client can insert them. */
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
  type TextEdit,
} from "vscode-languageserver";
import type { Completion } from "../engine/engine.js";
import type { ReadyFile, Session } from "./session.js";
import { dedentSnippet, plainText } from "./snippet.js";

export async function provideCompletion(session: Session, { textDocument, position }: CompletionParams): Promise<CompletionItem[]> {
  const ready = await session.ready(textDocument.uri);
  const document = ready?.file.parts.find((part) => part.document.uri === textDocument.uri)?.document;
  if (!ready || !document) return [];
  const offset = ready.file.offsetIn(document.uri, session.converter.offset(document.source, position));
  if (offset === undefined) return [];
  const completions = ready.engine.complete(ready.key, offset, ready.language);
  return completions.flatMap((completion, order) => item(session, ready, completion, order) ?? []);
}

function item({ client, presenter }: Session, { file }: ReadyFile, completion: Completion, order: number): CompletionItem | undefined {
  const snippet = client.insertsAsIs
    ? completion.snippet
    : dedentSnippet(completion.snippet, indentationAt(file.text, completion.span.start));
  const isPlain = plainText(snippet) === snippet;
  const newText = client.snippets ? snippet : plainText(snippet);
  const edit = presenter.textEdit({ ...completion.span, newText }, file);
  if (edit === undefined) return undefined;
  const additions = completion.edits.flatMap((addition) => presenter.textEdit(addition, file) ?? []);
  // An import that would go to another cell cannot come with a completion, and without it the code is wrong.
  if (additions.length < completion.edits.length || additions.some(({ uri }) => uri !== edit.uri)) return undefined;
  return {
    label: completion.label,
    kind: isPlain ? CompletionItemKind.Function : CompletionItemKind.Snippet,
    detail: completion.detail,
    documentation: { kind: client.markdownCompletion ? "markdown" : "plaintext", value: completion.documentation },
    filterText: completion.filter,
    sortText: String(order).padStart(4, "0"),
    insertTextFormat: client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(client.insertsAsIs && { insertTextMode: InsertTextMode.asIs }),
    textEdit: bare(edit),
    ...(additions.length > 0 && { additionalTextEdits: additions.map(bare) }),
  };
}

function bare({ range, newText }: TextEdit): TextEdit {
  return { range, newText };
}

/** The white space its line starts with. */
function indentationAt(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return offset === 0 ? "" : (/^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "");
}
