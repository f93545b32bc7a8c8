/** What Python does with the coroutine that an async special method gives it (reference, section 3.3): data, no logic. */

export type AsyncOutcome =
  /** The operation raises TypeError: it asks for a value of another kind. */
  | { readonly kind: "fails"; readonly operation: string }
  /** The coroutine is dropped. */
  | { readonly kind: "never" }
  /** Only the truth of the result counts. */
  | { readonly kind: "true" }
  /** A true result says that the exception is dealt with. */
  | { readonly kind: "swallows" }
  /** The coroutine is the result of the operation. */
  | { readonly kind: "awaited" };

const failing: Readonly<Record<string, string>> = {
  __aiter__: "async for",
  __await__: "await",
  __bool__: "bool()",
  __bytes__: "bytes()",
  __complex__: "complex()",
  __dir__: "dir()",
  __float__: "float()",
  __format__: "format()",
  __fspath__: "os.fspath()",
  __hash__: "hash()",
  __index__: "operator.index()",
  __int__: "int()",
  __iter__: "for",
  __len__: "len()",
  __repr__: "repr()",
  __str__: "str()",
};

const dropped = ["del", "delattr", "delete", "delitem", "enter", "init_subclass", "post_init", "set", "set_name", "setattr", "setitem"];

const operators =
  "abs add and divmod eq floordiv ge gt iadd iand ifloordiv ilshift imatmul imod imul invert ior ipow irshift isub itruediv ixor le lshift " +
  "lt matmul mod mul ne neg or pos pow radd rand rdivmod rfloordiv rlshift rmatmul rmod rmul ror round rpow rrshift rshift rsub rtruediv " +
  "rxor sub truediv xor";

const lookups = "class_getitem get getattr getattribute getitem missing new next reversed";

/** By the name of the method; `__init__` is not here, for its operation is the class itself. */
export const asyncOutcomes: ReadonlyMap<string, AsyncOutcome> = new Map<string, AsyncOutcome>([
  ...Object.entries(failing).map(([name, operation]) => [name, { kind: "fails", operation }] as const),
  ...dropped.map((name) => [`__${name}__`, { kind: "never" }] as const),
  ...`${operators} ${lookups}`.split(" ").map((name) => [`__${name}__`, { kind: "awaited" }] as const),
  ["__contains__", { kind: "true" }],
  ["__exit__", { kind: "swallows" }],
]);

/** Decorators of classes whose generated `__init__` calls `__post_init__`. */
export const dataclassDecorators = ["dataclasses.dataclass", "pydantic.dataclasses.dataclass"] as const;
