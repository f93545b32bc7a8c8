/** Puts a template at a place in a file: indented, in the form the target version allows, with the imports the file lacks. */
import { conflict, type TextEdit } from "../base/edit.js";
import type { Span } from "../base/span.js";
import type { Language } from "../base/text.js";
import { planFromImport, planModuleImport } from "../fixes/imports.js";
import type { Module } from "../project/modules.js";
import { functionScope } from "../semantics/build.js";
import type { Settings } from "../settings.js";
import { indentUnitOf } from "../syntax/indentation.js";
import {
  asFile,
  fillPlaceholders,
  indentSnippet,
  isTooNew,
  type Template,
  type TemplateForm,
  type TemplateImport,
  templateFor,
  templates,
} from "./templates.js";
import type { TemplateView } from "./views.js";

/** The templates that make sense in a file: those for notebook cells await at the top, where other files may not. */
export function templatesFor(isNotebook: boolean): readonly Template[] {
  return templates.filter((template) => isNotebook || template.notebook !== true);
}

export function listTemplates(settings: Settings, isNotebook: boolean, language: Language): TemplateView[] {
  const { oldest } = settings.target;
  return templatesFor(isNotebook).map((template) => {
    const form = templateFor(template, oldest);
    return {
      id: template.id,
      group: template.group[language],
      label: template.title[language],
      detail: `${template.detail[language]} (Python ${form.since}+)`,
      since: form.since,
      tooNew: isTooNew(template, oldest),
      preview: asFile(form, fillPlaceholders(form.body)),
    };
  });
}

/** The snippet and the import edits for `span` of a file; undefined for an unknown id. */
export function expandAt(module: Module, settings: Settings, span: Span, id: string): { snippet: string; edits: TextEdit[] } | undefined {
  const template = templates.find((one) => one.id === id);
  if (template === undefined) return undefined;
  return placeForm(module, templateFor(template, settings.target.oldest), span);
}

/** The code of a form for a place: its statements inside a coroutine, its definitions elsewhere, indented like the line. */
export function placeForm(module: Module, form: TemplateForm, span: Span): { snippet: string; edits: TextEdit[] } {
  const { text } = module.file;
  const lineStart = Math.max(text.lastIndexOf("\n", span.start - 1), text.lastIndexOf("\r", span.start - 1)) + 1;
  const indentation = /^[ \t]*/.exec(text.slice(lineStart, span.start))?.[0] ?? "";
  const code = form.inside !== undefined && isInCoroutine(module, span.start, indentation) ? form.inside : form;
  return { snippet: indentSnippet(code.body, indentation, indentUnitOf(text)), edits: importEdits(module, code.imports, code.body, span) };
}

function importEdits(module: Module, imports: readonly TemplateImport[], body: string, span: Span): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { module: from, name } of imports) {
    const plan = name === undefined ? planModuleImport(module, from, undefined) : planFromImport(module, from, name);
    const edit = plan?.edit;
    // What would fall into the replaced span is pushed to its start, before the code.
    if (edit !== undefined) edits.push(conflict(edit, { ...span, newText: "" }) ? { ...edit, start: span.start, end: span.start } : edit);
  }
  const last = edits.at(-1);
  const { file } = module;
  const isOnlyCode = file.items.every((placed) => placed.start >= span.start && placed.start + placed.item.text.length <= span.end);
  // In a file without code, what parts imports from the code after them (PEP 8) comes along.
  if (last === undefined || !isOnlyCode || last.start > span.start) return edits;
  const parting = file.lineBreak.repeat(/^(?:async def|def|class|@)/.test(body) ? 2 : 1);
  return [...edits.slice(0, -1), { ...last, newText: `${last.newText.replace(/[\r\n]+$/, "")}${file.lineBreak}${parting}` }];
}

/** Whether code typed at an offset, indented so, would be part of a coroutine function's body. */
function isInCoroutine(module: Module, offset: number, indentation: string): boolean {
  if (indentation === "") return false;
  let site = module.siteAt(offset);
  // A cursor on an empty line after a function is past the end of its item.
  if (site === undefined || offset > site.start + site.item.text.length) site = module.sites.findLast((one) => one.start <= offset);
  if (site === undefined || site.tree.size === 0) return false;
  const at = Math.min(offset - site.start, site.item.text.length);
  let node = site.tree.nodeAt(at);
  if (node === 0) node = site.tree.size - 1;
  const scope = functionScope(site.model.scopeAt(node));
  return scope?.isAsync ?? false;
}
