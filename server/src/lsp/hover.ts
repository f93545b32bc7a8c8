/** Hover cards. */
import type { Hover, HoverParams } from "vscode-languageserver";
import type { Session } from "./session.js";

export async function provideHover(session: Session, { textDocument, position }: HoverParams): Promise<Hover | null> {
  const ready = await session.ready(textDocument.uri);
  const document = ready?.file.parts.find((part) => part.document.uri === textDocument.uri)?.document;
  if (!ready || !document || ready.isOff) return null;
  const offset = ready.file.offsetIn(document.uri, session.converter.offset(document.source, position));
  const hover = offset === undefined ? undefined : ready.engine.hover(ready.key, offset, ready.language);
  if (!hover) return null;
  const kind = session.client.markdownHover ? "markdown" : "plaintext";
  const place = ready.file.place(hover.span);
  return {
    contents: { kind, value: hover.markdown },
    ...(place?.document === document && { range: session.converter.range(document.source, place.span) }),
  };
}
