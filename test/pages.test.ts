/** The pages of rules and cards: what `explain` and the documentation say. */
import { describe, expect, it } from "vitest";
import { holesOf, languages } from "../server/src/engine/base/text.js";
import { conceptName, describeConceptPage } from "../server/src/engine/features/describe.js";
import { concepts } from "../server/src/engine/knowledge/concepts/index.js";
import { rules } from "../server/src/engine/rules/index.js";
import { createEngine } from "./harness/engine.js";

describe.each(languages)("pages in %s", (language) => {
  it.each(rules.map((rule) => [rule.id, rule] as const))("%s underlines what the rule finds in its example", (id, rule) => {
    const page = createEngine().explain(id, language) as string;
    const examples = [...page.matchAll(/```python\n([\s\S]*?)```/g)].map((match) => match[1] as string);
    const below = (examples[0] as string).split("\n").filter((line) => /^\s*#\s*\^/.test(line));
    const beginnings = Object.values(rule.messages).map((message) => message[language].split("{")[0] as string);
    expect(below).toHaveLength(1);
    expect(beginnings.some((beginning) => (below[0] as string).includes(beginning))).toBe(true);
    expect(holesOf(page)).toEqual([]);
  });

  it("lead from card to card", () => {
    const ids = new Set(concepts.map((concept) => concept.id));
    for (const concept of concepts) {
      const page = describeConceptPage(concept, language);
      expect(page.startsWith(`# ${conceptName(concept.id, language)}\n\n`)).toBe(true);
      for (const [, id] of page.matchAll(/\]\(([^):]+)\.md\)/g)) expect(ids).toContain(id);
    }
  });
});
