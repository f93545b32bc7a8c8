/** Reports classes of exception groups whose parts are not of the class: they have no `derive`. */
import { exceptionGroups } from "../knowledge/exception-groups.js";
import { Field } from "../syntax/kinds.gen.js";
import { defineRule } from "./rule.js";

export const exceptionGroupWithoutDerive = defineRule({
  id: "exception-group-without-derive",
  group: "cancellation",
  since: "0.1.0",
  sources: ["ASYNC126"],
  title: { en: "An exception group without `derive`", "zh-cn": "没有 `derive` 的异常组" },
  why: {
    en: "`except*`, `split` and `subgroup` take a group apart and make new groups of the parts, by calling `derive`. The one that every group inherits makes a plain ExceptionGroup: `except` and `isinstance` no longer know the parts as the subclass, and what its constructor has set is missing in them. Define `def derive(self, excs): return MyGroup(self.message, excs, ...)`.",
    "zh-cn":
      "`except*`、`split` 和 `subgroup` 会拆开异常组，并通过调用 `derive` 用各个部分创建新的组。继承而来的 `derive` 只会创建普通的 ExceptionGroup：`except` 和 `isinstance` 不再认得这些部分是子类，子类构造函数设置的内容也不复存在。请定义 `def derive(self, excs): return MyGroup(self.message, excs, ...)`。",
  },
  bad: "class Failures(ExceptionGroup):\n    def __init__(self, message, errors):\n        self.host = message\n",
  good: "class Failures(ExceptionGroup):\n    def __init__(self, message, errors):\n        self.host = message\n\n    def derive(self, errors):\n        return Failures(self.host, errors)\n",
  messages: {
    plain: {
      severity: "info",
      en: "`except*` makes plain ExceptionGroups of a `{name}`: it has no `derive`",
      "zh-cn": "`except*` 会把 `{name}` 拆成普通的 ExceptionGroup：它没有 `derive`",
    },
  },
  fixes: {},
  checks: {
    class(node, context) {
      const { site, tree, types } = context;
      const info = site.classAt(node);
      if (info.bases.length === 0) return;
      const { classes, unread } = types.ancestry(info);
      if (!types.derivesFromNamed(info, exceptionGroups) && !unread.some((name) => name !== undefined && exceptionGroups.includes(name)))
        return;
      const defines = classes.some((entry) => entry.class.site.module.origin === "project" && entry.class.members.has("derive"));
      if (!defines) context.report(tree.child(node, Field.name), "plain", { name: info.name });
    },
  },
});
