/** Files: opening them, their methods, and what reads or writes a whole file in one call. */
import { defineLibrary, type Library } from "../library.js";

export const files: readonly Library[] = [
  defineLibrary({ module: "builtins", blocking: [{ rule: "blocking-file", names: ["open"], instead: "aiofiles.open" }] }),
  defineLibrary({
    module: "io",
    blocking: [
      { rule: "blocking-file", names: ["open_code", "FileIO"], instead: "aiofiles.open" },
      // Not the abstract bases: `BytesIO` and `StringIO` derive from them too.
      {
        rule: "blocking-file",
        names: [
          "TextIOWrapper.{read,readline,readlines,write,writelines,truncate}",
          "{BufferedReader,BufferedRandom}.{read,read1,readinto,readline,readlines,write,writelines,truncate}",
          "BufferedWriter.{write,writelines,truncate}",
          "FileIO.{read,readall,readinto,readline,readlines,write,writelines,truncate}",
        ],
        operand: { self: true },
        thread: "ok",
        instead: "aiofiles.open",
      },
    ],
  }),
  defineLibrary({
    module: "typing",
    blocking: [
      {
        rule: "blocking-file",
        names: ["{IO,TextIO,BinaryIO}.{read,readline,readlines,write,writelines,truncate}"],
        operand: { self: true },
        thread: "ok",
        instead: "aiofiles.open",
      },
    ],
  }),
  defineLibrary({ module: "os", blocking: [{ rule: "blocking-file", names: ["fdopen"], instead: "aiofiles.open" }] }),
  defineLibrary({
    module: "codecs",
    blocking: [
      { rule: "blocking-file", names: ["open"], instead: "aiofiles.open" },
      {
        rule: "blocking-file",
        names: ["StreamReaderWriter.{read,readline,readlines,write,writelines}"],
        operand: { self: true },
        thread: "ok",
        instead: "aiofiles.open",
      },
    ],
  }),
  defineLibrary({
    module: "gzip",
    blocking: [
      { rule: "blocking-file", names: ["open", "GzipFile"], operand: { index: 0, name: "filename" }, unless: [{ name: "fileobj" }] },
      {
        rule: "blocking-file",
        names: ["GzipFile.{read,read1,readline,readlines,write,writelines}"],
        operand: { self: true },
        thread: "ok",
      },
    ],
  }),
  defineLibrary({
    module: "bz2",
    blocking: [
      { rule: "blocking-file", names: ["open", "BZ2File"], operand: { index: 0, name: "filename" } },
      {
        rule: "blocking-file",
        names: ["BZ2File.{read,read1,readline,readlines,write,writelines}"],
        operand: { self: true },
        thread: "ok",
      },
    ],
  }),
  defineLibrary({
    module: "lzma",
    blocking: [
      { rule: "blocking-file", names: ["open", "LZMAFile"], operand: { index: 0, name: "filename" } },
      {
        rule: "blocking-file",
        names: ["LZMAFile.{read,read1,readline,readlines,write,writelines}"],
        operand: { self: true },
        thread: "ok",
      },
    ],
  }),
  defineLibrary({
    module: "zipfile",
    blocking: [
      { rule: "blocking-file", names: ["ZipFile", "PyZipFile"], operand: { index: 0, name: "file" } },
      {
        rule: "blocking-file",
        names: ["ZipFile.{extract,extractall}"],
        operand: { self: true, disk: true },
        thread: "ok",
      },
      { rule: "blocking-file", names: ["ZipFile.{read,write,writestr,testzip}"], operand: { self: true }, thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "tarfile",
    blocking: [
      {
        rule: "blocking-file",
        names: ["open", "TarFile", "TarFile.open"],
        operand: { index: 0, name: "name" },
        unless: [{ name: "fileobj" }],
      },
      { rule: "blocking-file", names: ["TarFile.{extract,extractall,add}"], operand: { self: true, disk: true }, thread: "ok" },
      { rule: "blocking-file", names: ["TarFile.{getmembers,getnames}"], operand: { self: true }, thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "json",
    blocking: [
      { rule: "blocking-file", names: ["load"], operand: { index: 0, name: "fp", only: "file" }, thread: "ok" },
      { rule: "blocking-file", names: ["dump"], operand: { index: 1, name: "fp", only: "file" }, thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "pickle",
    blocking: [
      { rule: "blocking-file", names: ["load"], operand: { index: 0, name: "file", only: "file" }, thread: "ok" },
      { rule: "blocking-file", names: ["dump"], operand: { index: 1, name: "file", only: "file" }, thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "marshal",
    blocking: [
      { rule: "blocking-file", names: ["load"], operand: { index: 0, only: "file" }, thread: "ok" },
      { rule: "blocking-file", names: ["dump"], operand: { index: 1, only: "file" }, thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "plistlib",
    blocking: [
      { rule: "blocking-file", names: ["load"], operand: { index: 0, name: "fp", only: "file" }, thread: "ok" },
      { rule: "blocking-file", names: ["dump"], operand: { index: 1, name: "fp", only: "file" }, thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "tomllib",
    blocking: [
      { rule: "blocking-file", names: ["load"], operand: { index: 0, name: "fp", only: "file" }, thread: "ok", since: { minor: 11 } },
    ],
  }),
  defineLibrary({
    module: "csv",
    blocking: [{ rule: "blocking-file", names: ["reader", "DictReader"], operand: { index: 0, name: "f", only: "file" }, lazy: true }],
  }),
  defineLibrary({
    module: "configparser",
    blocking: [
      { rule: "blocking-file", names: ["RawConfigParser.read"], operand: { index: 0, name: "filenames" }, thread: "ok" },
      { rule: "blocking-file", names: ["RawConfigParser.read_file"], operand: { index: 0, name: "f", only: "file" }, thread: "ok" },
      { rule: "blocking-file", names: ["RawConfigParser.write"], operand: { index: 0, name: "fp", only: "file" }, thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "xml.etree.ElementTree",
    blocking: [
      { rule: "blocking-file", names: ["parse", "ElementTree.parse"], operand: { index: 0, name: "source" }, thread: "ok" },
      { rule: "blocking-file", names: ["ElementTree.write"], operand: { index: 0, name: "file_or_filename" }, thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "xml.dom.minidom",
    blocking: [{ rule: "blocking-file", names: ["parse"], operand: { index: 0, name: "file" }, thread: "ok" }],
  }),
  defineLibrary({ module: "wave", blocking: [{ rule: "blocking-file", names: ["open"], operand: { index: 0, name: "f" } }] }),
  defineLibrary({ module: "shelve", blocking: [{ rule: "blocking-file", names: ["open"] }] }),
  defineLibrary({ module: "dbm", blocking: [{ rule: "blocking-file", names: ["open"] }] }),
  defineLibrary({ module: "fileinput", blocking: [{ rule: "blocking-file", names: ["input", "FileInput"], lazy: true }] }),
  defineLibrary({ module: "linecache", blocking: [{ rule: "blocking-file", names: ["getline", "getlines"], thread: "ok" }] }),
  defineLibrary({ module: "logging", blocking: [{ rule: "blocking-file", names: ["FileHandler"], severity: "hint" }] }),
  defineLibrary({
    module: "logging.handlers",
    blocking: [{ rule: "blocking-file", names: ["RotatingFileHandler", "TimedRotatingFileHandler"], severity: "hint" }],
  }),
];

/** Classes of what is read like a file and is not on a disk. */
export const inMemoryClasses: readonly string[] = [
  "io.BytesIO",
  "io.StringIO",
  "builtins.bytes",
  "builtins.bytearray",
  "builtins.memoryview",
  "tempfile.SpooledTemporaryFile",
];

/** Classes whose `file` is in memory unless it is very large. */
export const uploadClasses: readonly string[] = ["starlette.datastructures.UploadFile", "fastapi.UploadFile"];
