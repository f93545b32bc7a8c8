/** What a template is, and the notation its code is written in. */
import type { Text } from "../../base/text.js";

/** `import module`, or `from module import name`. */
export interface TemplateImport {
  readonly module: string;
  readonly name?: string;
}

/** Code and the imports it needs. */
export interface TemplateCode {
  readonly imports: readonly TemplateImport[];
  /** VS Code snippet syntax, four spaces a level, lines end with `\n`, none after the last. */
  readonly body: string;
}

/** The code of a template for one version of Python and newer: definitions, or a whole file. */
export interface TemplateForm extends TemplateCode {
  /** "3.11" */
  readonly since: string;
  /** The same as statements, for a cursor inside a coroutine function; without it the definitions go there too. */
  readonly inside?: TemplateCode;
}

/** The main form, from the oldest version the template can serve, and its words. */
export interface Template extends TemplateForm {
  readonly id: string;
  /** Heading it stands under. */
  readonly group: Text;
  /** What a person types for the static snippet. */
  readonly prefix: string;
  /** What completion filters by, the most likely word first. */
  readonly words: string;
  readonly title: Text;
  readonly detail: Text;
  /** Better forms for newer versions, oldest first; each replaces the whole of the one before. */
  readonly forms?: readonly TemplateForm[];
  /** A whole file: its static snippet brings its imports along. */
  readonly scaffold?: true;
  /** For notebook cells only: it awaits at the top. */
  readonly notebook?: true;
}

/** A template before its group is known. */
export type TemplateWords = Omit<Template, "group">;

/**
 * Python with tab stops, as VS Code snippet syntax: `«1:name»` is tab stop 1 with a default, `«1»` is it again, `«0»` the last one;
 * everything else stands for itself. The line ends after the first and before the last backtick are dropped.
 */
export function python(code: TemplateStringsArray): string {
  const text = (code.raw[0] ?? "").replace(/^\n|\n$/g, "");
  return text.replace(/«(\d+)(?::([^»]*))?»|[\\$]/g, (match, number?: string, name?: string) => {
    if (number === undefined) return `\\${match}`;
    return name === undefined ? `\${${number}}` : `\${${number}:${name.replace(/[\\$}]/g, "\\$&")}}`;
  });
}

/** `import module` */
export function module(name: string): TemplateImport {
  return { module: name };
}

/** `from module import name`, for each name. */
export function from(module: string, ...names: readonly string[]): TemplateImport[] {
  return names.map((name) => ({ module, name }));
}

export const asyncio = module("asyncio");
