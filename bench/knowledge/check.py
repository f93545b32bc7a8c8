"""
Holds what is known of libraries against the libraries themselves: reads it from standard input (main.mjs writes it), imports what is
installed, and prints what is not so. Names that are only there on instances are found through the annotations of properties and functions.
"""

import ast
import importlib
import importlib.metadata
import inspect
import json
import sys
import typing
import warnings

NOT_THERE = object()
NOT_KNOWN = object()


def module_of(name: str):
    """The module of that name; none where it cannot be imported."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        # A part of a package that is there, or a package that another one needs?
        return NOT_THERE if error.name is not None and name.startswith(error.name) else NOT_KNOWN
    except BaseException:  # What an import may do, programs that exit included.
        return NOT_KNOWN


def find(module, path: list[str]):
    """What a path of names in a module leads to."""
    value = module
    for part in path:
        value = instance_of(value)
        if value is NOT_KNOWN:
            return NOT_KNOWN
        found = member_of(value, part)
        if found is NOT_THERE and inspect.ismodule(value):
            found = module_of(f"{value.__name__}.{part}")
        if found is NOT_THERE:
            return NOT_KNOWN if is_open(value, part) else NOT_THERE
        value = found
    return value


def member_of(value, name: str):
    if not inspect.isclass(value):
        return getattr(value, name, NOT_THERE)
    found = inspect.getattr_static(value, name, NOT_THERE)
    if found is NOT_THERE and name in annotations_of(value):
        return annotations_of(value)[name]
    if isinstance(found, (staticmethod, classmethod)):
        return found.__func__
    return found


def instance_of(value):
    """What is looked into for the next name: the class of what a property, function or annotation gives."""
    if inspect.isclass(value) or inspect.ismodule(value):
        return value
    maker = getattr(value, "fget", None) or getattr(value, "func", None) or value
    if not callable(maker):
        return NOT_KNOWN if hasattr(type(value), "__get__") else type(value)
    given = annotations_of(maker).get("return", NOT_KNOWN) if inspect.isroutine(maker) else maker
    given = typing.get_origin(given) or given
    return given if inspect.isclass(given) else NOT_KNOWN


def annotations_of(value) -> dict:
    try:
        return typing.get_type_hints(value)
    except Exception:
        return {}


def is_open(value, name: str) -> bool:
    """Whether objects of a class have a name that the class has not: it is made up when asked for, or set when they are made."""
    if inspect.ismodule(value):
        return False
    makers = [vars(base).get("__init__") for base in value.__mro__]
    is_set = any(name in maker.__code__.co_names for maker in makers if inspect.isfunction(maker))
    return is_set or any("__getattr__" in vars(base) for base in value.__mro__)


def is_coroutine_function(value) -> bool:
    return inspect.iscoroutinefunction(value) or inspect.isasyncgenfunction(value)


def gives_awaitable(value) -> bool:
    """Whether a plain function says that it gives something to await or iterate."""
    if inspect.isclass(value) or not callable(value):
        return True
    annotation = str(getattr(inspect.unwrap(value), "__annotations__", {}).get("return", ""))
    return annotation == "" or any(word in annotation for word in ("Awaitable", "Coroutine", "Async", "Future", "Task", "Response"))


def check_blocking(module_name: str, name: str):
    module = module_of(module_name)
    if module is NOT_KNOWN or module is NOT_THERE:
        return
    value = find(module, name.removesuffix(".*").split("."))
    if value is NOT_THERE:
        yield "is not there"
    elif value is not NOT_KNOWN and is_coroutine_function(value):
        yield "is a coroutine function"


def check_name(name: str):
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        module = module_of(".".join(parts[:length]))
        if module is NOT_KNOWN:
            return
        if module is not NOT_THERE:
            if find(module, parts[length:]) is NOT_THERE:
                yield "is not there"
            return


def check_stub(module_name: str, text: str):
    """What a stub says: the names of a module and the methods of its classes, and which of them are coroutine functions."""
    module = module_of(module_name)
    if module is NOT_KNOWN:
        return
    if module is NOT_THERE:
        if module_of(module_name.split(".")[0]) is not NOT_THERE:
            yield "", "is not there"
        return
    yield from check_body(module, ast.parse(text).body, "")


def check_body(owner, body: list[ast.stmt], path: str):
    for statement in body:
        match statement:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                if name == "__getattr__" or (name.startswith("_") and not name.endswith("__")):
                    continue
                value = member_of(owner, name)
                if value is NOT_THERE and inspect.ismodule(owner):
                    value = elsewhere(owner.__name__, name)
                if value is NOT_THERE:
                    if inspect.ismodule(owner) or not is_open(owner, name):
                        yield f"{path}.{name}", "is not there"
                elif isinstance(statement, ast.ClassDef):
                    if inspect.isclass(value):
                        yield from check_body(value, statement.body, f"{path}.{name}")
                elif value is not NOT_KNOWN:
                    yield from check_colour(statement, value, f"{path}.{name}")
            case ast.If(body=inner, orelse=other):
                yield from check_body(owner, [*inner, *other], path)


def elsewhere(module: str, name: str):
    """A class or function of that name in a part of a module or of its package: stubs put what is never imported where it is used."""
    for within in (module, module.split(".")[0]):
        for path, other in list(sys.modules.items()):
            if path.startswith(f"{within}.") and inspect.ismodule(other) and name in vars(other):
                return vars(other)[name]
    return NOT_THERE


def check_colour(stub: ast.FunctionDef | ast.AsyncFunctionDef, value, path: str):
    if isinstance(stub, ast.AsyncFunctionDef):
        if not is_coroutine_function(value) and not is_coroutine_function(inspect.unwrap(value)) and not gives_awaitable(value):
            yield path, "is no coroutine function"
    elif is_coroutine_function(value) and not (stub.returns and "A" in ast.unparse(stub.returns)) and not stub.decorator_list:
        yield path, "is a coroutine function"


def versions(modules: set[str]) -> dict[str, str]:
    distributions = importlib.metadata.packages_distributions()
    found = {}
    for name in sorted(modules):
        for distribution in distributions.get(name, [])[:1]:
            found[name] = f"{distribution} {importlib.metadata.version(distribution)}"
    return found


def main() -> int:
    warnings.simplefilter("ignore")
    known = json.load(sys.stdin)
    standard = sys.stdlib_module_names
    wrong: set[str] = set()
    checked: set[str] = set()

    def note(name: str, problems) -> None:
        top = name.split(".")[0]
        if top in standard or module_of(top) in (NOT_THERE, NOT_KNOWN):
            return
        checked.add(top)
        for problem in problems:
            within, text = problem if isinstance(problem, tuple) else ("", problem)
            wrong.add(f"{name}{within} {text}")

    for module, name in known["blocking"]:
        note(f"{module}.{name}", check_blocking(module, name))
    for name in known["names"]:
        note(name, check_name(name))
    for module, text in known["stubs"].items():
        note(module, check_stub(module, text))
    asked = {name.split(".")[0] for name in [*(module for module, _ in known["blocking"]), *known["names"], *known["stubs"]]}
    print("checked: " + ", ".join(versions(checked).values()))
    print("not installed: " + ", ".join(sorted(asked - checked - set(standard))))
    left_alone = known["leftAlone"]
    idle = {name for name in left_alone if name.split(".")[0] in checked and not any(line.startswith(f"{name} ") for line in wrong)}
    wrong = {line for line in wrong if line.rsplit(" is ", 1)[0] not in left_alone}
    for line in sorted(wrong):
        print(f"WRONG {line}")
    for name in sorted(idle):
        print(f"there after all: {name} ({left_alone[name]})")
    print(f"{len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
