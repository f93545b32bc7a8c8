import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Converter, chooseEncoding, type Encoding, encodings, findLineStarts, type Lines } from "../../server/src/lsp/convert.js";

const linesOf = (text: string): Lines => ({ text, lineStarts: findLineStarts(text) });
const at = (line: number, character: number) => ({ line, character });

describe("line starts", () => {
  test.each([
    ["", [0]],
    ["a", [0]],
    ["a\nb", [0, 2]],
    ["a\r\nb", [0, 3]],
    ["a\rb", [0, 2]],
    ["\r\r\n\n", [0, 1, 3, 4]],
    ["a\u2028b\x0cc", [0]],
  ])("%j", (text, starts) => {
    expect(findLineStarts(text)).toEqual(starts);
  });
});

describe("positions", () => {
  // Two UTF-16 units, four bytes, one code point; then one unit, three bytes.
  const text = "é🐍冬x\r\nnext";

  test.each<[Encoding, number]>([
    ["utf-16", 4],
    ["utf-8", 9],
    ["utf-32", 3],
  ])("in %s the x is at character %i", (encoding, character) => {
    const converter = new Converter(encoding);
    expect(converter.position(linesOf(text), 4)).toEqual(at(0, character));
    expect(converter.offset(linesOf(text), at(0, character))).toBe(4);
  });

  test.each(encodings)("in %s what is past a line's end is its end, before its line break", (encoding) => {
    const converter = new Converter(encoding);
    for (const end of ["\n", "\r\n", "\r"]) {
      const lines = linesOf(`ab${end}cd`);
      expect(converter.offset(lines, at(0, 99))).toBe(2);
      expect(converter.offset(lines, at(1, 99))).toBe(lines.text.length);
      expect(converter.offset(lines, at(9, 0))).toBe(lines.text.length);
    }
  });

  test("an offset inside a line break is the end of its line", () => {
    expect(new Converter("utf-16").position(linesOf("ab\r\ncd"), 3)).toEqual(at(0, 2));
  });

  test("a character that falls inside a code point is its start", () => {
    expect(new Converter("utf-8").offset(linesOf("🐍x"), at(0, 2))).toBe(0);
  });

  test("nonsense stays inside the text", () => {
    const converter = new Converter("utf-8");
    expect(converter.offset(linesOf("abc"), at(-1, 5))).toBe(0);
    expect(converter.offset(linesOf("abc"), at(0, -5))).toBe(0);
    expect(converter.position(linesOf("abc"), 99)).toEqual(at(0, 3));
    expect(converter.span(linesOf("abc"), { start: at(0, 2), end: at(0, 1) })).toEqual({ start: 1, end: 2 });
  });

  test("every offset outside code points and line breaks survives the way to a position and back", () => {
    const words = fc
      .array(fc.constantFrom("a", "é", "冬", "🐍", "\n", "\r\n", "\r", "\t"), { maxLength: 20 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(words, fc.constantFrom(...encodings), (text, encoding) => {
        const converter = new Converter(encoding);
        const lines = linesOf(text);
        for (let offset = 0; offset <= text.length; offset++) {
          if (/^[\uDC00-\uDFFF]/.test(text.slice(offset)) || /\r$/.test(text.slice(0, offset)) === /^\n/.test(text.slice(offset))) continue;
          expect(converter.offset(lines, converter.position(lines, offset))).toBe(offset);
        }
      }),
    );
  });
});

test("UTF-16 wherever the client offers it, else what it offers", () => {
  expect(chooseEncoding(undefined)).toBe("utf-16");
  expect(chooseEncoding([])).toBe("utf-16");
  expect(chooseEncoding(["utf-8", "utf-16"])).toBe("utf-16");
  expect(chooseEncoding(["utf-8", "utf-32"])).toBe("utf-8");
  expect(chooseEncoding(["utf-32"])).toBe("utf-32");
  expect(chooseEncoding(["ebcdic"])).toBe("utf-16");
});
