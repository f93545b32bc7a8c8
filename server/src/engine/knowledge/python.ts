/** Facts about Python's own names that the type evaluator needs: data, no logic. */

/** Modules whose names are special forms of typing. */
export const typingModules: ReadonlySet<string> = new Set(["typing", "typing_extensions"]);

/** Decorators after which a function is still called, awaited and typed as before. */
export const keepingDecorators: ReadonlySet<string> = new Set([
  "abc.abstractmethod",
  "builtins.staticmethod",
  "builtins.classmethod",
  "functools.wraps",
  "functools.cache",
  "functools.lru_cache",
  "typing.final",
  "typing.overload",
  "typing.override",
  "typing.no_type_check",
  "typing_extensions.final",
  "typing_extensions.overload",
  "typing_extensions.override",
  "typing_extensions.deprecated",
  "warnings.deprecated",
  "unittest.skip",
  "unittest.skipIf",
  "unittest.skipUnless",
  "unittest.mock.patch",
  "unittest.mock.patch.object",
  "pytest.mark",
  "pytest.mark.asyncio",
  "pytest.mark.anyio",
  "pytest.mark.parametrize",
  "pytest.mark.skipif",
  "pytest.mark.skip",
  "pytest.mark.xfail",
  "pytest.mark.usefixtures",
  "pytest.mark.filterwarnings",
  "atexit.register",
]);

/** Decorators that make a function read like an attribute. */
export const propertyDecorators: ReadonlySet<string> = new Set([
  "builtins.property",
  "abc.abstractproperty",
  "functools.cached_property",
  "types.DynamicClassAttribute",
  "enum.property",
]);

/** Decorators that make a generator function one whose result is awaited. */
export const coroutineDecorators: ReadonlySet<string> = new Set(["types.coroutine", "asyncio.coroutine"]);

/** Names every module has. */
export const moduleStrings: ReadonlySet<string> = new Set(["__name__", "__file__", "__doc__", "__package__"]);

/** Modules nobody imports by name, and the module users know their contents from. */
export const publicModules: Readonly<Record<string, string>> = {
  posixpath: "os.path",
  ntpath: "os.path",
  genericpath: "os.path",
  posix: "os",
  _io: "io",
  _thread: "threading",
  _socket: "socket",
  _ssl: "ssl",
  _sqlite3: "sqlite3",
  _queue: "queue",
  _asyncio: "asyncio",
  _bz2: "bz2",
  _lzma: "lzma",
  _random: "random",
  _pickle: "pickle",
  _json: "json",
  _csv: "csv",
  _heapq: "heapq",
  _contextvars: "contextvars",
  "pathlib._local": "pathlib",
  "pathlib.types": "pathlib",
  "email.message": "email.message",
};

/** Classes with another name where they are defined. */
export const publicNames: Readonly<Record<string, string>> = {
  "threading.lock": "threading.Lock",
  "threading.LockType": "threading.Lock",
  "threading.allocate_lock": "threading.Lock",
  "threading.RLock": "threading.RLock",
};
