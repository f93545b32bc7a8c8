/** Bytes to text as Python reads source (byte order mark, PEP 263 coding cookie), and back without loss. Never throws. */
import type { Text } from "../engine/base/text.js";
import { makeNote, type Note } from "./note.js";

/** How a file was encoded, to be able to write it back the same. */
export interface Encoding {
  /** Python's name, or the one the file gives where Python has none. */
  readonly name: string;
  /** What can be written; the rest, and what has invalid bytes, can only be read. */
  readonly family: "utf-8" | "latin-1" | "ascii" | "read-only";
  /** Whether the file starts with UTF-8's byte order mark, which is not in the text. */
  readonly byteOrderMark: boolean;
}

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly notes: readonly Note[];
}

export const utf8: Encoding = { name: "utf-8", family: "utf-8", byteOrderMark: false };

/** The text of a Python file. What cannot be decoded becomes U+FFFD and a note. */
export function decode(bytes: Uint8Array, file?: string): Decoded {
  const notes: Note[] = [];
  const tell = (text: Text, given = {}) => notes.push(makeNote(file, text, given));
  const { encoding, label, body } = recognise(bytes, tell);
  const { text, badLine } = decodeBody(body, encoding, label);
  if (badLine !== undefined) tell(words.invalid, { encoding: encoding.name === "utf-8" ? "UTF-8" : encoding.name, line: badLine });
  if (text.includes("\0")) tell(words.nul);
  // What became U+FFFD cannot be turned back.
  return { text, encoding: badLine === undefined ? encoding : { ...encoding, family: "read-only" }, notes };
}

/** The bytes of `text`, byte order mark included; undefined where they would not say the same. */
export function encode(text: string, encoding: Encoding): Uint8Array | undefined {
  if (encoding.family === "read-only") return undefined;
  const bytes =
    encoding.family === "utf-8"
      ? new TextEncoder().encode(encoding.byteOrderMark ? `\uFEFF${text}` : text)
      : Uint8Array.from(text, (character) => character.charCodeAt(0));
  // Reading it again is the whole test: lone surrogates, characters the coding lacks, a coding cookie that an edit has moved.
  return decode(bytes).text === text ? bytes : undefined;
}

/** How the lines of a text end, where all of them end alike: an edit must not mix them. */
export function newlineOf(text: string): "\n" | "\r\n" | "\r" | undefined {
  const kinds = new Set<string>();
  for (const [newline] of text.matchAll(/\r\n|\r|\n/g)) {
    kinds.add(newline);
    if (kinds.size > 1) return undefined;
  }
  const [only] = kinds;
  return only as "\n" | "\r\n" | "\r" | undefined;
}

const words = {
  invalid: { en: "not valid {encoding} at line {line}", "zh-cn": "第 {line} 行不是有效的 {encoding}" },
  nul: { en: "holds NUL bytes, which Python does not accept", "zh-cn": "含有 NUL 字节，Python 不接受" },
  utf16: { en: "is {encoding}, which Python does not accept as source", "zh-cn": "编码为 {encoding}，Python 不接受这样的源码" },
  unknown: {
    en: "its coding `{encoding}` is not known here; characters outside ASCII may be wrong",
    "zh-cn": "不认识其编码 `{encoding}`；ASCII 以外的字符可能有误",
  },
  contradiction: {
    en: "starts with a UTF-8 byte order mark but says its coding is `{encoding}`; read as UTF-8",
    "zh-cn": "以 UTF-8 字节顺序标记开头，却声明编码为 `{encoding}`；按 UTF-8 读取",
  },
} satisfies Record<string, Text>;

interface Recognised {
  readonly encoding: Encoding;
  /** For TextDecoder, where that reads it. */
  readonly label?: string;
  /** The bytes after the byte order mark. */
  readonly body: Uint8Array;
}

function recognise(bytes: Uint8Array, tell: (text: Text, given?: Record<string, string>) => void): Recognised {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (little || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    const label = little ? "utf-16le" : "utf-16be";
    tell(words.utf16, { encoding: "UTF-16" });
    return { encoding: { name: label, family: "read-only", byteOrderMark: false }, label, body: bytes.subarray(2) };
  }
  const cookie = findCookie(bytes);
  if (hasMark) {
    if (cookie !== undefined && !isUtf8(cookie)) tell(words.contradiction, { encoding: cookie });
    return { encoding: { ...utf8, byteOrderMark: true }, body: bytes.subarray(3) };
  }
  if (cookie === undefined || isUtf8(cookie)) return { encoding: utf8, body: bytes };
  const label = labelOf(cookie);
  if (label === "latin-1" || label === "ascii") return { encoding: { name: label, family: label, byteOrderMark: false }, body: bytes };
  if (label === undefined) tell(words.unknown, { encoding: cookie });
  const encoding: Encoding = { name: cookie, family: "read-only", byteOrderMark: false };
  return label === undefined ? { encoding, body: bytes } : { encoding, label, body: bytes };
}

/**
 * PEP 263: a comment in the first line, or in the second when the first is blank or a comment.
 * https://docs.python.org/3/reference/lexical_analysis.html#encoding-declarations
 */
function findCookie(bytes: Uint8Array): string | undefined {
  const [first = "", second = ""] = asLatin1(bytes.subarray(0, 4096))
    .replace(/^\xef\xbb\xbf/, "")
    .split(/\r\n|\r|\n/, 2);
  const pattern = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
  const found = pattern.exec(first);
  if (found !== null) return found[1];
  return /^[ \t\f]*(?:#|$)/.test(first) ? pattern.exec(second)?.[1] : undefined;
}

function isUtf8(name: string): boolean {
  return /^(?:utf_8(?:_.*)?|utf8|u8|utf|cp65001|utf8_ucs[24])$/.test(normalised(name));
}

/** As Python's `encodings.normalize_encoding`, in lower case. */
function normalised(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9.]+/g, "_");
}

/** What reads this Python codec: `latin-1` and `ascii` by hand (for TextDecoder both are windows-1252), else a TextDecoder label. */
function labelOf(cookie: string): string | undefined {
  const name = normalised(cookie);
  if (/^(?:latin_1|iso_8859_1|iso_latin_1)(?:_.*)?$/.test(name) || latin1Names.has(name)) return "latin-1";
  const windows = /^(?:cp|windows_)?(125[0-8])$/.exec(name);
  if (windows !== null) return `windows-${windows[1]}`;
  const iso = /^iso_?8859_(\d{1,2})(?:_e|_i)?$/.exec(name);
  const label = iso !== null ? isoLabel(Number(iso[1])) : labels.get(name);
  return label !== undefined && (label === "ascii" || canDecode(label)) ? label : undefined;
}

/** TextDecoder has no 9 and 11 of their own: it reads Windows' supersets of them. */
function isoLabel(part: number): string | undefined {
  if (part === 9) return "windows-1254";
  if (part === 11) return "windows-874";
  return part >= 2 && part <= 16 && part !== 12 ? `iso-8859-${part}` : undefined;
}

const latin1Names = new Set(["8859", "cp819", "iso8859", "iso8859_1", "iso_ir_100", "l1", "latin", "latin1"]);

/** TextDecoder's labels, each with the names Python's `encodings.aliases` has for what it reads. */
const labels = new Map(
  Object.entries({
    ascii: "ascii us_ascii 646 ansi_x3.4_1968 ansi_x3_4_1968 cp367 ibm367 iso646_us iso_ir_6",
    gbk: "gbk gb2312 936 cp936 ms936 chinese csiso58gb231280 euc_cn euccn eucgb2312_cn gb2312_1980 gb2312_80 iso_ir_58",
    gb18030: "gb18030 gb18030_2000",
    big5: "big5 big5_tw csbig5 big5hkscs big5_hkscs hkscs cp950 950 ms950",
    shift_jis: "shift_jis csshiftjis shiftjis sjis s_jis cp932 932 ms932 mskanji ms_kanji windows_31j",
    "euc-jp": "euc_jp eucjp ujis u_jis",
    "iso-2022-jp": "iso2022_jp csiso2022jp iso2022jp iso_2022_jp",
    "euc-kr": "euc_kr euckr korean ksc5601 ks_c_5601 ks_c_5601_1987 ksx1001 ks_x_1001 cp949 949 ms949 uhc",
    "koi8-r": "koi8_r cskoi8r",
    "koi8-u": "koi8_u",
    ibm866: "cp866 866 ibm866",
    macintosh: "mac_roman macroman macintosh",
    "x-mac-cyrillic": "mac_cyrillic maccyrillic",
    "windows-874": "cp874 tis_620 tis620 tis_620_0 thai iso8859_11",
    "iso-8859-2": "latin2 l2",
    "iso-8859-3": "latin3 l3",
    "iso-8859-4": "latin4 l4",
    "iso-8859-5": "cyrillic",
    "iso-8859-6": "arabic",
    "iso-8859-7": "greek greek8",
    "iso-8859-8": "hebrew",
    "windows-1254": "latin5 l5",
    "iso-8859-10": "latin6 l6",
    "iso-8859-13": "latin7 l7",
    "iso-8859-14": "latin8 l8 iso_celtic",
    "iso-8859-15": "latin9 l9",
    "iso-8859-16": "latin10 l10",
  }).flatMap(([label, names]) => names.split(" ").map((name) => [name, label] as const)),
);

/** A Node built with few of ICU's encodings knows less. */
function canDecode(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

function decodeBody(bytes: Uint8Array, encoding: Encoding, label: string | undefined): { text: string; badLine?: number } {
  if (encoding.family === "latin-1") return { text: asLatin1(bytes) };
  if (encoding.family === "ascii") {
    const text = asLatin1(bytes);
    const bad = text.search(/[\x80-\xff]/);
    return bad < 0 ? { text } : { text: text.replace(/[\x80-\xff]/g, "\uFFFD"), badLine: lineAt(text, bad) };
  }
  if (label === "windows-1252")
    return { text: asLatin1(bytes).replace(/[\x80-\x9f]/g, (unit) => windows1252[unit.charCodeAt(0) - 0x80] as string) };
  // A coding nobody here knows: most are ASCII with something in the upper half.
  if (encoding.family === "read-only" && label === undefined) return { text: asLatin1(bytes) };
  const name = label ?? "utf-8";
  try {
    return { text: decoder(name, true).decode(bytes) };
  } catch {
    return { text: decoder(name, false).decode(bytes), badLine: firstBadLine(bytes, name) };
  }
}

/** Its type has no name that Node and browsers share. */
type Decoder = InstanceType<typeof TextDecoder>;

/** 80 to 9F; several versions of Node decode this one as Latin-1 (nodejs/node#56542). */
const windows1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

const decoders = new Map<string, Decoder>();

function decoder(label: string, fatal: boolean): Decoder {
  const key = `${label}${fatal ? "!" : ""}`;
  let found = decoders.get(key);
  if (found === undefined) {
    found = new TextDecoder(label, { fatal, ignoreBOM: true });
    decoders.set(key, found);
  }
  return found;
}

/** Line by line, which none of the encodings minds: a newline byte is never part of a longer character. From 1. */
function firstBadLine(bytes: Uint8Array, label: string): number {
  const strict = decoder(label, true);
  if (label.startsWith("utf-16")) return 1;
  for (let line = 1, start = 0; ; line++) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    try {
      strict.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    if (newline < 0) return line;
    start = newline + 1;
  }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function asLatin1(bytes: Uint8Array): string {
  let text = "";
  // In pieces: a call has room for some tens of thousands of arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
