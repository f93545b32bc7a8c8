/** Which modules a text imports, found by its lines alone: enough to tell how a project's folders are meant, long before anything is parsed. */

export interface ImportedNames {
  /** Dotted names of absolute imports; of `from a.b import c` both `a.b` and `a.b.c`, since `c` may be a module. */
  readonly absolute: ReadonlySet<string>;
  /** Whether there is a relative import, which works in packages only. */
  readonly hasRelative: boolean;
}

/** Also finds what only looks like an import, in a string: too many names do no harm. */
export function importedNames(text: string): ImportedNames {
  const absolute = new Set<string>();
  let hasRelative = false;
  for (const [, from, names, modules] of text.matchAll(line)) {
    if (modules !== undefined) {
      for (const module of modules.split(",")) addName(absolute, module);
    } else if (from?.startsWith(".")) {
      hasRelative = true;
    } else if (from !== undefined) {
      addName(absolute, from);
      for (const name of (names ?? "").replace(/#.*/g, "").split(",")) addName(absolute, `${from}.${name.trim()}`);
    }
  }
  return { absolute, hasRelative };
}

/** Names in brackets may go on over several lines. */
const line = /^[ \t]*(?:from[ \t]+([\w.\u0080-\uffff]+)[ \t]+import[ \t]*(\([^()]*\)|[^\n#;]*)|import[ \t]+([^\n#;]+))/gm;

function addName(names: Set<string>, written: string): void {
  const name = /^[\s(]*([\w.\u0080-\uffff]+)/.exec(written.replace(/\.\s*\(?\s*/g, "."))?.[1];
  if (name !== undefined) names.add(name.replace(/\.$/, ""));
}

/** Top-level names of the standard library (3.8 to 3.14), which a project's folder of the same name does not stand for. */
export const standardLibrary: ReadonlySet<string> = new Set(
  (
    "__future__ _thread abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii " +
    "binhex bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall compression " +
    "concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis " +
    "distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib functools " +
    "gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io " +
    "ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib " +
    "msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev parser pathlib pdb pickle " +
    "pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data " +
    "pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site " +
    "smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct " +
    "subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit " +
    "tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv " +
    "warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo"
  ).split(" "),
);
