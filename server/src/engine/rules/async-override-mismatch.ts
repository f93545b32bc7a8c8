/** Reports methods that override one of the other colour: async over plain, or plain over async. */
import { callingModules } from "../knowledge/python.js";
import { annotatedType } from "../project/annotations.js";
import { decoratedType } from "../project/decorators.js";
import { locatedType } from "../project/definitions.js";
import { isPlaceholder } from "../project/returns.js";
import type { ClassInfo, FunctionInfo } from "../project/symbols.js";
import { Field } from "../syntax/kinds.gen.js";
import { type Node, none } from "../syntax/tree.js";
import type { Check } from "./check.js";
import { type Context, defineRule, type Offer } from "./rule.js";
import { isAwaitPoint, runningNodes } from "./shared/afterwards.js";
import { isTypeIgnored, leavesNoRoom } from "./shared/declared-type.js";
import { isExpectedToFail } from "./shared/expected-failure.js";
import { plainResult } from "./shared/plain-result.js";

const messages = {
  async: {
    severity: "warning",
    en: "Callers of `{base}.{name}` get a coroutine here: the method they know is not async",
    "zh-cn": "`{base}.{name}` 的调用者在这里得到的是协程：它们所知道的方法不是异步的",
  },
  plain: {
    severity: "warning",
    en: "Awaiting `{base}.{name}()` raises TypeError here: this override is not async",
    "zh-cn": "await `{base}.{name}()` 在这里会引发 TypeError：这个覆盖它的方法不是异步的",
  },
} as const;

const fixes = {
  async: { safety: "unsafe", preferred: true, en: "Make `{name}` async", "zh-cn": "把 `{name}` 改为异步方法" },
  plain: { safety: "unsafe", preferred: true, en: "Drop `async`", "zh-cn": "去掉 `async`" },
} as const;

type Fixes = typeof fixes;

export const asyncOverrideMismatch = defineRule({
  id: "async-override-mismatch",
  group: "await",
  since: "0.1.0",
  sources: ["W0236"],
  title: { en: "An async override of a plain method, or the reverse", "zh-cn": "用异步方法覆盖普通方法，或者反过来" },
  why: {
    en: "Code that holds an object by its base class calls the method as the base class defines it. Where the override is async and the base is not, nobody awaits the coroutine, and the method never runs; the other way round `await` raises TypeError. Give both the same colour, or give the override a name of its own.",
    "zh-cn":
      "以基类使用对象的代码，会按照基类的定义调用方法。如果基类的方法不是异步的，而覆盖它的方法是，就没有代码会 await 这个协程，方法不会执行；反过来，`await` 会引发 TypeError。请让两者一致，或者给覆盖的方法另取名字。",
  },
  bad: "import logging\n\n\nclass QueueHandler(logging.Handler):\n    async def emit(self, record):\n        print(self.format(record))\n",
  good: "import logging\n\n\nclass QueueHandler(logging.Handler):\n    def emit(self, record):\n        print(self.format(record))\n",
  messages,
  fixes,
  checks: { function: checkMethod },
});

function checkMethod(node: Node, context: Context<typeof messages, Fixes>): void {
  const { site, tree, types } = context;
  const info = site.functionAt(node);
  const { name, owner } = info;
  if (owner === undefined || !isCalledByName(name) || owner.members.get(name)?.length !== 1) return;
  // What a test makes inside a function is used there as it is.
  if (decoratedType(types, site, info).kind !== "function" || (context.file.isTest && info.isLocal)) return;
  const isAsync = info.isAsync && !info.isGenerator;
  const base = isAsync || !info.isAsync ? overriddenBy(context, owner, name) : undefined;
  if (base?.owner === undefined || isTwin(owner, base.owner)) return;
  if (isAsync ? !isPlain(context, base) : !isCoroutineFunction(context, base) || plainResult(context, info) === undefined) return;
  if (isExpectedToFail(context, node) || isTypeIgnored(context, node) || isAskedFor(context, name)) return;
  if (base.site.module.origin === "project" && isDispatched(context, name)) return;
  if (isAsync && isPlaceholder(base) && isAwaited(context, name)) return;
  const offers: Offer<Fixes>[] = [];
  if (!isAsync) {
    if (!info.isGenerator) offers.push({ fix: "async", arguments: { name }, edit: (edit) => void edit.makeAsync(node) });
  } else if (!awaits(info) && !isAwaited(context, name)) offers.push({ fix: "plain", edit: (edit) => void edit.makeSync(node) });
  context.report(tree.child(node, Field.name), isAsync ? "async" : "plain", { base: base.owner.name, name }, { fixes: offers });
}

/** Special methods have rules of their own, `__private` ones override nothing, and who runs tests takes them as they are. */
function isCalledByName(name: string): boolean {
  return name === "__call__" || !/^(__|test)/.test(name);
}

/** The function the nearest base class has under that name, where the code that calls it can be known. */
function overriddenBy({ types }: Check, owner: ClassInfo, name: string): FunctionInfo | undefined {
  const { classes, unread } = types.ancestry(owner);
  const found = classes.slice(1).find((entry) => entry.class.members.has(name))?.class;
  const type = found === undefined ? undefined : locatedType(types, found.members.get(name) ?? []);
  if (found === undefined || type?.kind !== "function" || type.overloads !== undefined || type.result !== undefined) return undefined;
  const { module } = found.site;
  if (module.origin === "project") return type.function;
  // A base nobody has read may deal with it.
  return unread.length === 0 && callingModules.has(module.name.split(".")[0] as string) ? type.function : undefined;
}

/** Whether what a method gives cannot be awaited, for all that it or its annotation says. */
function isPlain(context: Check, info: FunctionInfo): boolean {
  const { types } = context;
  if (info.isAsync) return false;
  if (info.isGenerator) return true;
  const declared = info.returnAnnotation === none ? types.returnOf(info) : annotatedType(types, info.site, info.returnAnnotation);
  return leavesNoRoom(context, declared);
}

/** Whether a method is a coroutine function; `async def rows(self) -> AsyncIterator[..]: ...` means an async generator. */
function isCoroutineFunction(context: Check, info: FunctionInfo): boolean {
  if (!info.isAsync || info.isGenerator) return false;
  const given = isPlaceholder(info) ? context.classNameOf(context.types.awaited(context.types.returnOf(info))) : undefined;
  return given === undefined || !/^typing\.Async(Iterator|Iterable|Generator)$/.test(given);
}

/** `AsyncClient(Client)`, `SyncStore(Store)`, `aio.Client(Client)`, `Client(AsyncClient)`: one is there to be of the other colour. */
function isTwin(own: ClassInfo, base: ClassInfo): boolean {
  const word = colourWord(own, base.site.module.origin === "project");
  if (word === colourWord(base, true)) return false;
  return word !== "" || own.name === base.name.replace(colours, "");
}

function colourWord({ site, qualifiedName }: ClassInfo, withModule: boolean): string {
  const inClass = qualifiedName.slice(site.module.name.length);
  const inModule = withModule ? site.module.name.split(".").find((part) => /^_?(async|aio|sync)/.test(part)) : undefined;
  return (colours.exec(inClass) ?? colours.exec(inModule ?? ""))?.[0].toLowerCase() ?? "";
}

const colours = /async(io)?|aio|sync|blocking|threaded/i;

/** Whether code of the project that names the method asks whether what it gave can be awaited. */
function isAskedFor({ types }: Check, name: string): boolean {
  const named = new RegExp(`\\b${name}\\b`);
  return types.mentions
    .of(name)
    .some(({ module, sites }) => sites.some(({ item }) => named.test(item.text)) && asking.test(module.file.text));
}

const asking = /\b(isawaitable|iscoroutine\w*|isfuture|(maybe|ensure)_\w*(await|async|coro)\w*|await_\w*maybe)\b/;

/** Whether nothing calls a method of that name, in a project that looks methods up: who calls it may take both colours. */
function isDispatched({ types }: Check, name: string): boolean {
  const called = new RegExp(`(?<!\\bsuper\\([^()]*\\))\\.${name}\\(`);
  if (types.mentions.of(`.${name}(`).some(({ sites }) => sites.some(({ item }) => called.test(item.text)))) return false;
  return types.mentions.of("getattr(").length > 0 || types.mentions.of("__dict__").length > 0;
}

/** Whether some code of the project awaits a method of that name. */
function isAwaited({ types }: Check, name: string): boolean {
  const awaited = new RegExp(`\\bawait\\b[^\\n]*\\.${name}\\(`);
  return types.mentions.of(`.${name}(`).some(({ sites }) => sites.some(({ item }) => awaited.test(item.text)));
}

function awaits({ body, site }: FunctionInfo): boolean {
  return body !== none && [...runningNodes(site.tree, body)].some((node) => isAwaitPoint(site.tree, node));
}
