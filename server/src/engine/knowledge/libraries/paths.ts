/** The file system: asking about paths, changing them, copying and deleting trees. */
import { defineLibrary, type Library } from "../library.js";

export const paths: readonly Library[] = [
  defineLibrary({
    module: "os",
    blocking: [
      {
        rule: "blocking-path",
        names: [
          "access",
          "chmod",
          "chown",
          "fstat",
          "lchown",
          "link",
          "listdir",
          "lstat",
          "makedirs",
          "mkdir",
          "mkfifo",
          "open",
          "readlink",
          "remove",
          "removedirs",
          "rename",
          "renames",
          "replace",
          "rmdir",
          "stat",
          "statvfs",
          "symlink",
          "truncate",
          "unlink",
          "utime",
        ],
        thread: "ok",
        instead: "aiofiles.os",
      },
      { rule: "blocking-path", names: ["fsync", "fdatasync", "sync", "ftruncate", "sendfile", "copy_file_range"], thread: "ok" },
      // A descriptor may be a pipe or a socket that never blocks.
      { rule: "blocking-path", names: ["read", "write", "readv", "writev", "pread", "pwrite"], thread: "ok", severity: "hint" },
      { rule: "blocking-path", names: ["scandir", "walk", "fwalk"], lazy: true, instead: "aiofiles.os.scandir" },
    ],
  }),
  defineLibrary({
    module: "os.path",
    blocking: [
      {
        rule: "blocking-path",
        names: [
          "exists",
          "getatime",
          "getctime",
          "getmtime",
          "getsize",
          "isdir",
          "isfile",
          "islink",
          "ismount",
          "lexists",
          "realpath",
          "samefile",
          "sameopenfile",
        ],
        thread: "ok",
        instead: "aiofiles.os.path",
      },
      { rule: "blocking-path", names: ["isjunction"], thread: "ok", since: { minor: 12 } },
    ],
  }),
  defineLibrary({
    module: "pathlib",
    blocking: [
      {
        rule: "blocking-path",
        names: [
          "Path.{exists,is_file,is_dir,is_symlink,is_mount,is_socket,is_fifo,is_block_device,is_char_device,samefile}",
          "Path.{stat,lstat,owner,group,readlink,resolve}",
          "Path.{mkdir,rmdir,unlink,touch,rename,replace,chmod,lchmod,symlink_to,hardlink_to}",
          "Path.{read_text,read_bytes,write_text,write_bytes}",
        ],
        thread: "ok",
        instead: "anyio.Path",
      },
      { rule: "blocking-path", names: ["Path.open"], instead: "anyio.Path.open" },
      { rule: "blocking-path", names: ["Path.is_junction"], thread: "ok", since: { minor: 12 } },
      { rule: "blocking-path", names: ["Path.link_to"], thread: "ok", until: { minor: 12 } },
      {
        rule: "blocking-path",
        names: ["Path.{copy,copy_into,move,move_into}"],
        thread: "ok",
        severity: "warning",
        since: { minor: 14 },
      },
      { rule: "blocking-path", names: ["Path.{iterdir,glob,rglob}"], lazy: true, instead: "anyio.Path" },
      { rule: "blocking-path", names: ["Path.walk"], lazy: true, instead: "anyio.Path", since: { minor: 12 } },
    ],
  }),
  defineLibrary({
    module: "shutil",
    blocking: [
      {
        rule: "blocking-path",
        names: ["copy", "copy2", "copyfile", "copytree", "rmtree", "make_archive", "unpack_archive"],
        thread: "ok",
        severity: "warning",
        instead: "aioshutil",
      },
      {
        rule: "blocking-path",
        names: ["copyfileobj"],
        thread: "ok",
        severity: "warning",
        operand: { index: 0, name: "fsrc", only: "file" },
      },
      // On one disk it only renames.
      { rule: "blocking-path", names: ["move"], thread: "ok", instead: "aioshutil" },
      { rule: "blocking-path", names: ["copymode", "copystat", "disk_usage", "chown", "which"], thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "glob",
    blocking: [
      { rule: "blocking-path", names: ["glob"], thread: "ok" },
      { rule: "blocking-path", names: ["iglob"], lazy: true },
    ],
  }),
  defineLibrary({
    module: "tempfile",
    blocking: [
      { rule: "blocking-path", names: ["mkstemp", "mkdtemp"], thread: "ok" },
      { rule: "blocking-path", names: ["TemporaryFile", "NamedTemporaryFile", "TemporaryDirectory"], instead: "aiofiles.tempfile" },
    ],
  }),
  defineLibrary({
    module: "filecmp",
    blocking: [{ rule: "blocking-path", names: ["cmp", "cmpfiles"], thread: "ok" }],
  }),
  defineLibrary({
    module: "send2trash",
    blocking: [{ rule: "blocking-path", names: ["send2trash"], thread: "ok" }],
  }),
];
