/** What exceptions that hold others have to offer: data, no logic. */

/** The classes, by qualified name; those of the backport for Python 3.10 and older, too. */
export const exceptionGroups: readonly string[] = [
  "builtins.BaseExceptionGroup",
  "builtins.ExceptionGroup",
  "exceptiongroup.BaseExceptionGroup",
  "exceptiongroup.ExceptionGroup",
];

/** Attributes of every exception group, special ones left out. */
export const groupAttributes: ReadonlySet<string> = new Set([
  "add_note",
  "args",
  "derive",
  "exceptions",
  "message",
  "split",
  "subgroup",
  "with_traceback",
]);
