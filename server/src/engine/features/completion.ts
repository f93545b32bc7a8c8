/** Completion: templates where a statement may begin. */
import type { Language } from "../base/text.js";
import type { Module } from "../project/modules.js";
import type { Settings } from "../settings.js";
import { placeForm, templatesFor } from "./insert.js";
import { asFile, fillPlaceholders, isTooNew, templateFor } from "./templates.js";
import type { Completion } from "./views.js";

export function listCompletions(module: Module, settings: Settings, isNotebook: boolean, offset: number, language: Language): Completion[] {
  const { file } = module;
  const lineStart = file.lineStarts[file.lineAt(offset)] as number;
  const before = file.text.slice(lineStart, offset);
  const word = /^\s*([A-Za-z_]\w*)$/.exec(before)?.[1];
  if (word === undefined || isInText(module, offset)) return [];
  const span = { start: offset - word.length, end: offset };
  return templatesFor(isNotebook)
    .filter((template) => !isTooNew(template, settings.target.oldest))
    .map((template) => {
      const form = templateFor(template, settings.target.oldest);
      return {
        label: template.title[language],
        filter: template.words,
        detail: `${template.detail[language]} (Python ${form.since}+)`,
        documentation: `\`\`\`python\n${asFile(form, fillPlaceholders(form.body))}\n\`\`\``,
        span,
        ...placeForm(module, form, span),
      };
    });
}

/** Whether an offset is in a comment or a string, where no code begins. */
function isInText(module: Module, offset: number): boolean {
  if (module.file.comments.some((comment) => comment.start < offset && offset <= comment.end)) return true;
  const site = module.siteAt(offset);
  if (site === undefined || site.tree.size === 0) return false;
  const text = site.tree.textOf(site.tree.nodeAt(offset - site.start));
  return /^[a-zA-Z]{0,2}("""|''')/.test(text);
}
