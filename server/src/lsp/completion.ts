/** Completions: templates and asyncio names, as snippets where the client can insert them. */
import { type CompletionItem, CompletionItemKind, type CompletionParams, InsertTextFormat, InsertTextMode } from "vscode-languageserver";
import type { Completion } from "../engine/engine.js";
import type { ReadyFile, Session } from "./session.js";
import { dedentSnippet, plainText } from "./snippet.js";

export async function provideCompletion(session: Session, { textDocument, position }: CompletionParams): Promise<CompletionItem[]> {
  const ready = await session.ready(textDocument.uri);
  const document = ready?.file.parts.find((part) => part.document.uri === textDocument.uri)?.document;
  if (!ready || !document || ready.isOff) return [];
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
  const imports = presenter.importEdits(completion.edits, file, edit.uri);
  if (imports === undefined) return undefined;
  return {
    label: completion.label,
    kind: isPlain ? CompletionItemKind.Function : CompletionItemKind.Snippet,
    detail: completion.detail,
    documentation: { kind: client.markdownCompletion ? "markdown" : "plaintext", value: completion.documentation },
    filterText: completion.filter,
    sortText: String(order).padStart(4, "0"),
    insertTextFormat: client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(client.insertsAsIs && { insertTextMode: InsertTextMode.asIs }),
    textEdit: { range: edit.range, newText: edit.newText },
    ...(imports.length > 0 && { additionalTextEdits: imports }),
  };
}

/** The white space its line starts with. */
function indentationAt(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return offset === 0 ? "" : (/^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "");
}
