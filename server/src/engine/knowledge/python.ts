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
  "cached_property.cached_property",
  "django.utils.functional.cached_property",
  "propcache.api.cached_property",
  "propcache.api.under_cached_property",
  "propcache.cached_property",
  "propcache.under_cached_property",
  "werkzeug.utils.cached_property",
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
  _hashlib: "hashlib",
  _heapq: "heapq",
  _contextvars: "contextvars",
  "pathlib._local": "pathlib",
  "pathlib.types": "pathlib",
  "email.message": "email.message",
  "pymongo.synchronous.collection": "pymongo.collection",
  "pymongo.synchronous.command_cursor": "pymongo.command_cursor",
  "pymongo.synchronous.cursor": "pymongo.cursor",
  "pymongo.synchronous.database": "pymongo.database",
};

/** Classes with another name where they are defined. */
export const publicNames: Readonly<Record<string, string>> = {
  "threading.lock": "threading.Lock",
  "threading.LockType": "threading.Lock",
  "threading.allocate_lock": "threading.Lock",
  "threading.RLock": "threading.RLock",
  "threading._local": "threading.local",
};

/** Objects that are called like functions, by the class typeshed gives them. */
export const callableInstances: Readonly<Record<string, string>> = {
  "shutil._RmtreeType": "shutil.rmtree",
  "unittest.mock._patcher": "unittest.mock.patch",
};

/** Method names that mean too many things for a name alone to say anything: those of builtins and of synchronous libraries everywhere. */
export const commonMethods: ReadonlySet<string> = new Set(
  (
    "abort accept acquire append apply begin bind build call cancel check clean clear clone close commit compile connect copy count create " +
    "debug decode delete detach disable disconnect dispatch dump emit enable encode end error exception execute exit extend fetch fetchall " +
    "fetchone finalize find finish flush format handle info init initialize insert invoke items join keys kill list listen load lock log " +
    "login logout main make match merge next notify open parse pause perform ping poll post prepare print process publish pull push query " +
    "quit raise read recv refresh register release reload remove render replace request reset resize restart resume rollback route save " +
    "scan search select send serve setdefault setup shutdown signal sleep sort spawn split start stop store submit subscribe sync tick " +
    "touch trigger truncate unlock unregister unsubscribe update upload validate values wait warn watch write yield"
  ).split(" "),
);

/** Method names that say by themselves that what they give has to be awaited. */
export const awaitedMethods: ReadonlySet<string> = new Set([
  "__aenter__",
  "__aexit__",
  "__anext__",
  "aclose",
  "aread",
  "asend",
  "athrow",
  "drain",
  "readexactly",
  "readuntil",
  "wait_closed",
]);

/** Modules of the standard library whose own code calls the methods of classes that are derived from theirs. */
export const callingModules: ReadonlySet<string> = new Set(
  (
    "ast asyncio bdb cmd code codecs concurrent configparser contextlib html http io json logging multiprocessing pdb pickle queue sched " +
    "selectors socketserver string threading unittest wsgiref xml xmlrpc"
  ).split(" "),
);
