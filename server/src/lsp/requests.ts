/** The requests of protocol.ts about templates and rules. */
import type { ExpandParams, Expansion, ExplainParams, TemplateInfo, TemplatesParams } from "../protocol.js";
import type { Workspace } from "./workspace.js";

/** For an open document, or for one that is not there yet: the settings of its place say which Python the templates are for. */
export async function listTemplates(workspace: Workspace, params: TemplatesParams | undefined): Promise<readonly TemplateInfo[]> {
  const uri = params?.uri;
  const ready = uri === undefined ? undefined : await workspace.ready(uri);
  if (ready) return ready.engine.templates(ready.key, ready.language);
  const { engine } = workspace;
  const { settings, language } = await workspace.placeOf(uri);
  const key = "templates";
  engine.setFile(key, "", { isTest: false, settings });
  try {
    return engine.templates(key, language);
  } finally {
    engine.removeFile(key);
  }
}

export async function expandTemplate(workspace: Workspace, { uri, id, range }: ExpandParams): Promise<Expansion | null> {
  const ready = await workspace.ready(uri);
  const document = ready?.file.parts.find((part) => part.document.uri === uri)?.document;
  const span = document && ready?.file.spanIn(uri, workspace.converter.span(document.source, range));
  if (!ready || !document || !span) return null;
  const expanded = ready.engine.expandTemplate(ready.key, span, id);
  if (expanded === undefined) return null;
  const imports = workspace.presenter.importEdits(expanded.edits, ready.file, uri);
  if (imports === undefined) return null;
  const place = ready.file.place(span);
  const replaced = place ? workspace.converter.range(document.source, place.span) : range;
  return { version: document.version, snippet: expanded.snippet, range: replaced, imports };
}

export async function explainRule(workspace: Workspace, { id }: ExplainParams): Promise<string | null> {
  return workspace.engine.explain(id, (await workspace.placeOf(undefined)).language) ?? null;
}
