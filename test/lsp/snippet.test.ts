import { expect, test } from "vitest";
import { dedentSnippet, plainText } from "../../server/src/lsp/snippet.js";

test.each([
  ["plain", "plain"],
  ["await ${1:call}($2)$0", "await call()"],
  ["${1:outer ${2:inner}} $TM_FILENAME", "outer inner "],
  ["${1|one,two|}", "one"],
  ["${1|a\\,b,two|}!", "a,b!"],
  ["\\$5 \\} \\\\ $", "$5 } \\ $"],
  ["{key: ${1:value}}", "{key: value}"],
  ["${1:never closed", "never closed"],
  ["${1}x", "x"],
])("%s is inserted as %s", (snippet, text) => {
  expect(plainText(snippet)).toBe(text);
});

test("a client that indents lines itself gets them without the indentation of the place", () => {
  expect(dedentSnippet("async with a:\n        await b\n\n    $0", "    ")).toBe("async with a:\n    await b\n\n$0");
  expect(dedentSnippet("a\n  b", "")).toBe("a\n  b");
});
