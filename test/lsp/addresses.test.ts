import { expect, test } from "vitest";
import { keyOf, pathOf, uriOf } from "../../server/src/lsp/addresses.js";

test.each([
  ["file:///srv/a%20b/main.py", "/srv/a b/main.py"],
  ["file:///c%3A/code/main.py", "C:/code/main.py"],
  ["file:///C:/code/main.py", "C:/code/main.py"],
  ["file://server/share/main.py", "//server/share/main.py"],
])("%s is the file %s", (uri, path) => {
  expect(pathOf(uri)).toBe(path);
  expect(keyOf(uri)).toBe(path);
  expect(pathOf(uriOf(path))).toBe(path);
});

test.each(["untitled:Untitled-1", "vscode-vfs://github/a/b.py", "vscode-notebook-cell:/n.ipynb#X1"])("%s is no file", (uri) => {
  expect(pathOf(uri)).toBeUndefined();
  expect(uriOf(keyOf(uri))).toBe(keyOf(uri));
});

test("what is no address at all is its own key", () => {
  expect(typeof keyOf("")).toBe("string");
  expect(typeof keyOf("::::")).toBe("string");
});
