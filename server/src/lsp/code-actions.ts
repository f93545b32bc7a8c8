/** Quick fixes, refactorings and "fix all": what is offered at once and what is computed when it is chosen. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import type { Span } from "../engine/base/span.js";
import { fill, type Text } from "../engine/base/text.js";
import type { Action } from "../engine/engine.js";
import type { Finding } from "../engine/rules/finding.js";
import { fixAllKind, type SetSeverityArguments, type ShowChainArguments, setSeverityCommand, showChainCommand } from "../protocol.js";
import { isRecord } from "./client.js";
import { fixEverything, fixRule, hasSafeFix } from "./fix-all.js";
import type { ReadyFile, Session } from "./session.js";

export const actionKinds = [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind];

/** What a resolve request needs to compute an action's edit: everything in the file, or all of one rule. */
interface FixAllData {
  readonly uri: string;
  /** Of the document the request was for; the edit is only good for it. */
  readonly version: number;
  /** Undefined for all rules. */
  readonly rule?: string;
}

export async function provideCodeActions(session: Session, { textDocument, range, context }: CodeActionParams): Promise<CodeAction[]> {
  const ready = await session.ready(textDocument.uri);
  const document = ready?.file.parts.find((part) => part.document.uri === textDocument.uri)?.document;
  if (!ready || !document || ready.isSilent) return [];
  const span = ready.file.spanIn(document.uri, session.converter.span(document.source, range));
  if (span === undefined) return [];
  const wants = (kind: string) => wantsKind(context.only, kind);
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix) || wants(CodeActionKind.RefactorRewrite)) {
    actions.push(...actionsAt(session, ready, document, span, wants));
  }
  // On every move of the cursor nobody needs "fix all".
  const isAsked = context.only !== undefined || context.triggerKind !== CodeActionTriggerKind.Automatic;
  if (isAsked && wants(fixAllKind) && ready.engine.check(ready.key).some(hasSafeFix)) {
    const title = fill(words.fixAll, ready.language);
    actions.push(...fixAllAction(session, ready, { uri: document.uri, version: document.version }, { title, kind: fixAllKind }));
  }
  return actions;
}

/** Adds the edit to an action that came without. */
export async function resolveCodeAction(session: Session, action: CodeAction): Promise<CodeAction> {
  const data = readData(action.data);
  if (data === undefined || action.edit !== undefined) return action;
  const ready = await session.ready(data.uri);
  const document = ready?.file.parts.find((part) => part.document.uri === data.uri)?.document;
  if (!ready || document?.version !== data.version) {
    throw new ResponseError(LSPErrorCodes.ContentModified, "The document has changed since this action was offered.");
  }
  const edit = session.presenter.workspaceEdit(fixesFor(ready, data.rule), ready.engine);
  return edit ? { ...action, edit } : action;
}

function actionsAt(
  session: Session,
  ready: ReadyFile,
  document: { readonly uri: string; readonly version: number },
  span: Span,
  wants: (kind: string) => boolean,
): CodeAction[] {
  const fixes: CodeAction[] = [];
  const refactorings: CodeAction[] = [];
  const findings = new Set<Finding>();
  for (const action of ready.engine.actions(ready.key, span, ready.language)) {
    if (action.finding) findings.add(action.finding);
    const shown = show(session, ready, action);
    if (shown && wants(shown.kind as string)) (action.kind === "quickfix" ? fixes : refactorings).push(shown);
  }
  if (wants(CodeActionKind.QuickFix)) {
    fixes.push(...fixesOfRules(session, ready, document, findings));
    if (session.client.isVSCode) fixes.push(...chainActions(session, ready, findings), ...severityActions(session, ready, findings));
  }
  return [...fixes, ...refactorings];
}

/** An action with its edit; undefined where it turns out that it cannot be done. */
function show(session: Session, ready: ReadyFile, action: Action): CodeAction | undefined {
  const edits = action.fix.edits();
  const edit = edits && edits.length > 0 ? session.presenter.workspaceEdit(edits, ready.engine) : undefined;
  if (edit === undefined) return undefined;
  return {
    title: action.title,
    kind: action.kind === "quickfix" ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite,
    ...diagnosticsOf(session, ready, action.finding),
    ...(action.preferred && { isPreferred: true }),
    edit,
  };
}

/** "Fix all of this rule in this file", where there are several. */
function fixesOfRules(
  session: Session,
  ready: ReadyFile,
  { uri, version }: { readonly uri: string; readonly version: number },
  findings: ReadonlySet<Finding>,
): CodeAction[] {
  const all = ready.engine.check(ready.key).filter(hasSafeFix);
  return firstOfEachRule(findings).flatMap((finding) => {
    const { rule } = finding;
    if (all.filter((other) => other.rule === rule).length < 2) return [];
    const title = fill(words.fixRule, ready.language, { rule });
    const shown = { title, kind: CodeActionKind.QuickFix, ...diagnosticsOf(session, ready, finding) };
    return fixAllAction(session, ready, { uri, version, rule }, shown);
  });
}

/** "Show why", for what other calls lead to; other editors have the same places as related information. */
function chainActions(session: Session, ready: ReadyFile, findings: ReadonlySet<Finding>): CodeAction[] {
  return [...findings].flatMap((finding) => {
    const calls = session.presenter.chain(finding, ready).map(({ location }) => location);
    const shown = session.presenter.diagnostic(finding, ready);
    if (calls.length === 0 || shown === undefined) return [];
    const { uri, diagnostic } = shown;
    const title = fill(words.showChain, ready.language, { last: finding.chain.at(-1)?.name ?? "" });
    const given: ShowChainArguments = { uri, position: diagnostic.range.start, calls };
    const command = { title, command: showChainCommand, arguments: [given] };
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command }];
  });
}

function severityActions(session: Session, ready: ReadyFile, findings: ReadonlySet<Finding>): CodeAction[] {
  return firstOfEachRule(findings).map((finding) => {
    const title = fill(words.setSeverity, ready.language, { rule: finding.rule });
    const given: SetSeverityArguments = { rule: finding.rule };
    const command = { title, command: setSeverityCommand, arguments: [given] };
    return { title, kind: CodeActionKind.QuickFix, ...diagnosticsOf(session, ready, finding), command };
  });
}

/** The action, its edit left for later where the client asks again when it is chosen; none where there is nothing to do. */
function fixAllAction(session: Session, ready: ReadyFile, data: FixAllData, action: CodeAction): CodeAction[] {
  if (session.client.resolvesActionEdits) return [{ ...action, data }];
  const edits = fixesFor(ready, data.rule);
  const edit = edits.length > 0 ? session.presenter.workspaceEdit(edits, ready.engine) : undefined;
  return edit ? [{ ...action, edit }] : [];
}

function fixesFor(ready: ReadyFile, rule: string | undefined) {
  const edits = rule === undefined ? fixEverything(ready) : fixRule(ready, rule);
  return edits.map((edit) => ({ ...edit, file: ready.key }));
}

function diagnosticsOf(session: Session, ready: ReadyFile, finding: Finding | undefined): Pick<CodeAction, "diagnostics"> {
  const shown = finding && session.presenter.diagnostic(finding, ready);
  return shown ? { diagnostics: [shown.diagnostic] } : {};
}

function firstOfEachRule(findings: ReadonlySet<Finding>): Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) if (!first.has(finding.rule)) first.set(finding.rule, finding);
  return [...first.values()];
}

/** Kinds are hierarchical: who asks for `source` or `source.fixAll` wants `source.fixAll.asyncioLens` too. */
function wantsKind(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => asked === "" || asked === kind || kind.startsWith(`${asked}.`));
}

function readData(data: unknown): FixAllData | undefined {
  if (!isRecord(data) || typeof data.uri !== "string" || typeof data.version !== "number") return undefined;
  return { uri: data.uri, version: data.version, ...(typeof data.rule === "string" && { rule: data.rule }) };
}

const words = {
  showChain: { en: "Show why: the calls that lead to `{last}`", "zh-cn": "显示原因：通向 `{last}` 的调用链" },
  fixAll: { en: "Fix all safely fixable asyncio problems", "zh-cn": "修复所有可安全修复的 asyncio 问题" },
  fixRule: { en: "Fix all `{rule}` problems in this file", "zh-cn": "修复此文件中所有 `{rule}` 问题" },
  setSeverity: { en: "Set severity of `{rule}`…", "zh-cn": "设置 `{rule}` 的严重程度…" },
} satisfies Record<string, Text>;
