/**
 * The part of the SARIF 2.1.0 schema that our reports use, closed: what is not in it is a mistake.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json
 */
const object = (properties: object, required: readonly string[] = []) => ({
  type: "object",
  additionalProperties: false,
  properties,
  required,
});
const list = (items: object, more: object = {}) => ({ type: "array", items, ...more });
const ref = (name: string) => ({ $ref: `#/$defs/${name}` });

const string = { type: "string" };
const nonEmpty = { type: "string", minLength: 1 };
const position = { type: "integer", minimum: 1 };
const level = { enum: ["none", "note", "warning", "error"] };

export const sarifSchema = {
  ...object({ $schema: { type: "string" }, version: { const: "2.1.0" }, runs: list(ref("run"), { minItems: 1 }) }, ["version", "runs"]),
  $defs: {
    run: object(
      {
        tool: object({ driver: ref("component") }, ["driver"]),
        columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
        invocations: list(object({ executionSuccessful: { type: "boolean" } }, ["executionSuccessful"])),
        results: list(ref("result")),
      },
      ["tool", "results"],
    ),
    component: object({ name: nonEmpty, semanticVersion: string, rules: list(ref("rule"), { uniqueItems: true }) }, ["name"]),
    rule: object(
      {
        id: nonEmpty,
        shortDescription: ref("text"),
        help: ref("text"),
        helpUri: { type: "string" },
        defaultConfiguration: object({ level }),
        properties: { type: "object", properties: { tags: list(string, { uniqueItems: true }) } },
      },
      ["id"],
    ),
    text: object({ text: nonEmpty, markdown: string }, ["text"]),
    message: object({ text: nonEmpty }, ["text"]),
    result: object(
      {
        ruleId: nonEmpty,
        ruleIndex: { type: "integer", minimum: 0 },
        level,
        message: ref("message"),
        locations: list(ref("location"), { minItems: 1 }),
        partialFingerprints: { type: "object", additionalProperties: nonEmpty },
        codeFlows: list(object({ threadFlows: list(ref("threadFlow"), { minItems: 1 }) }, ["threadFlows"]), { minItems: 1 }),
        fixes: list(ref("fix"), { uniqueItems: true }),
      },
      ["message"],
    ),
    threadFlow: object({ locations: list(object({ location: ref("location") }), { minItems: 1 }) }, ["locations"]),
    location: object({
      physicalLocation: object({ artifactLocation: ref("artifact"), region: ref("region") }, ["artifactLocation"]),
      message: ref("message"),
    }),
    artifact: object({ uri: { type: "string", pattern: "^[^ \\\\]+$" }, uriBaseId: string }, ["uri"]),
    region: object({ startLine: position, startColumn: position, endLine: position, endColumn: position }, ["startLine"]),
    fix: object({ description: ref("message"), artifactChanges: list(ref("change"), { minItems: 1 }) }, ["artifactChanges"]),
    change: object({ artifactLocation: ref("artifact"), replacements: list(ref("replacement"), { minItems: 1 }) }, [
      "artifactLocation",
      "replacements",
    ]),
    replacement: object({ deletedRegion: ref("region"), insertedContent: object({ text: string }) }, ["deletedRegion"]),
  },
};
