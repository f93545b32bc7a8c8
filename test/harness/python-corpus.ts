/** Python texts that together use all of its syntax: what the parser is tested with. */
export const corpus: Record<string, string> = {
  "async everything": `
import asyncio
async def main(host: str, *, port: int = 80) -> None:
    async with asyncio.timeout(1), connect(host, port) as (reader, writer):
        async for line in reader:
            await handle(line)
    async with (open_a() as a, open_b() as b,):
        pass
    results = [await f(x) async for x in agen() if await ok(x)]
    gen = (y async for y in agen() for z in y)
    more = {k: await v async for k, v in pairs()} | {e async for e in es()}
    await asyncio.gather(*(task for task in tasks), return_exceptions=True)
    return await (await x).y[await z]

async def agen():
    yield
    x = yield 1, 2
    yield (await y)

def sync():
    yield from other()
    asyncio.run(main("h"))
`,
  "definitions and decorators": `
@decorator
@module.decorator(1, key=value, *args, **kwargs)
class Point[T: (int, str), *Ts, **P](Base, metaclass=Meta):
    """Doc."""
    x: int
    y: int = 0

    @property
    def z(self, a, /, b: int, c=1, *args: int, d: str = "", **kwargs: Any) -> list[int] | None:
        ...

    def w(self, *, only): return self

class Empty: pass
class Parent(): x = 1

def generic[T: int = str](a: T) -> T: return a
type Alias[T] = list[T] | dict[str, T]
type Simple = int
def f(a, b=1, *, c): pass
def star(*args: *Ts) -> None: global g, h
def outer():
    x = 0
    def inner():
        nonlocal x
        x += 1
    return inner
f = lambda: 0
g = lambda a, /, b=1, *args, c, **kw: (a, b)
h = [lambda x: x for y in z]
`,
  statements: `
import os, sys as system
import a.b.c as d
from . import x
from .. import y as z
from ...pkg.mod import (a, b as c,)
from os import *
from __future__ import annotations, division as d
assert x, "message"
del a, b[0]
raise
raise ValueError("x") from error
pass; x = 1; y = 2
return x, *y
if a: b
elif c: d
elif e:
    f
else: g
while x:
    break
else:
    continue
for a, *b in c: d
else: e
for x in 1, 2, *y:
    pass
try:
    a
except ValueError: b
except (A, B) as error:
    c
except:
    d
else:
    e
finally:
    f
try:
    a
except* ExceptionGroup as group:
    b
except* (A, B): pass
with a: b
with a as b, c() as d.e, f as (g, h):
    i
a = b = c
a: int
a.b: int = 3
a, b = b, a
(a), [b, c] = d, [e, f]
*a, b = c
x: Callable[[int], str] = y
print >> sys.stderr, "x"
print "old", x
exec "code" in globals
`,
  match: `
match command.split():
    case ["go", direction]: pass
    case [Point(x=0, y=0), *rest] if rest: pass
    case {"key": value, "other": 1, **others}: pass
    case Point(0, y) | Line(start=Point()): pass
    case (1 | 2) as number: pass
    case -1 | 2.5 | 1+2j | -3-4j: pass
    case "a" "b" | None | True | False: pass
    case mod.CONSTANT: pass
    case (a, b, *_): pass
    case str() | int(): pass
    case _: pass
match x, y:
    case 1, 2:
        pass
    case _ if a:
        pass
match = 1
case = match
type = case
print(match, type)
match(x)
match[1] = case.type
`,
  expressions: `
a + b - c * d / e // f % g @ h ** i
a & b | c ^ d << e >> f
~a, -b, +c, not d
a and b or not c
a < b <= c == d != e >= f > g
a <> b
a is b, a is not b, a in b, a not in b
a if b else c
(x := 1)
[y := 1, y**2]
print(x := f(y), end="")
a[1], a[1:2], a[::2], a[:, 1], a[..., None], a[*b], a[1:2, ::3], a[x:=1]
a.b.c(d)(e)[f].g
f(a, *b, c=d, **e)
f(x for x in y)
f(a)(b for b in c if d if e)
(), (a,), (a, b), [], [a], [*a, b], {}, {a}, {*a, b}, {a: b, **c}
[x for x in y for z in w if a if b]
{x for x in y}
{x: y for x, y in z}
(x for x in lambda: y, z)
True, False, None, ..., Ellipsis, __debug__
a += 1; a -= 1; a *= 1; a /= 1; a //= 1; a %= 1; a @= 1; a &= 1; a |= 1; a ^= 1; a >>= 1; a <<= 1; a **= 1
(yield)
x = yield y
x = await z
await x ** 2
-x ** -y
not a in b
((a))
(*a, *b)
x = *a, b
for x in *a, b: pass
f(*a, *b, **c, **d)
f((a, b), key=lambda: 0)
f((*a), ((*b)))
[(*a), b]
f(a,)
`,
  numbers: `0, 1_000, 0x_ff, 0o17, 0b1_0, 1., .5, 1e10, 1E-5, 1.5e+3, 1j, 1.5J, 0xDEAD_beef, 10L, 00`,
  strings: `
'a', "b", '''c''', """d
e"""
r'\\n', b'\\x00', rb"\\d", Rb'', u'x', f'', F"", fr'{a}\\d', rf"{b}"
'\\n \\x41 \\u00e9 \\U0001F600 \\N{BULLET} \\101 \\\\ \\' \\
continued'
'a' "b" f'c' r"d"
("x"
 'y')
'''it's "quoted" ''' + """with ' and \\""" """
'unknown \\q escape'
b'bytes \\xff'
`,
  "f-strings": `
f"{a}{b!r}{c:>10}{d!s:{width}.{precision}}{e=}{f = !r:^20}"
f"{{literal}} {x + 1} {y['k']} {z(1, *a)}"
f"{x:{y:{z}}}"
f'{a["b"]} {f"{f'{nested}'}"} {lambda_}'
f"""
{
    x  # comment
    + 1
}
{'\\n'.join(y)}
"""
f"{await x} {yield_} {(lambda: 1)()} {a if b else c} {d:=^5} {e:%H:%M}"
rf"\\d{x}{y!a}"
f"{x,}" f"{*a, b}" f"{yield}" f"{x:a{b}c}" "plain"
print(f"{self.name}: {len(self.tasks):,} tasks ({time.monotonic() - start:.2f}s)")
`,
  types: `
def f(a: int | None, b: "Forward", c: list[dict[str, tuple[int, ...]]], d: Callable[..., Awaitable[T]]) -> a.b.C[D]: ...
x: int = 1
y: Final = 2
def g(*args: *tuple[int, *Ts], **kwargs: Unpack[TD]) -> Generator[int, None, str]: ...
z: Literal["a", 1] | (int | str) = "a"
def h(a: (yield) = 1): ...
type X = A.B
type Y[T: int, *Ts, **P] = Callable[P, T]
a: b.c
b: A[B].C = d
def n(x: type) -> type: ...
def m(self, v: T.U[int]) -> None: ...
def c[A: B[C] = D](): ...
`,
  layout: `
# comment at the start
if a:   # comment after a colon
    # comment before the first statement
    b

    # comment between
    c  # comment at the end
    # comment after
# comment outside
x = [  # inside
    1,  # one
    # alone
    2,
]
x = 1 + \\
    2
if a and \\
   b:
\tpass
def tabs():
\tif x:
\t\ty
\t        z
class A:
  def two(self):
      six
  x = 1
if a:
    b
  
else:
    c
\f
def form_feed(): pass
with a, \\
     b:
    pass
`,
  unicode: `
名前 = "值"  # 注释 😀
def naïve(café, 𝒳): return café + 𝒳
s = "😀😀" + f"{名前}😀{𝒳!r}" + '\u{10ffff}'
class Ünï: ñ = "\u00a0\u2028\u3000"
x = 1 # \ud83d alone
ª = ℮ = 1
`,
  "byte order mark": `\ufeffimport x\nasync def f(): await x\n`,
  "no newline at the end": `async def f():\n    await x`,
  empty: "",
  "only a comment": "# nothing",
  "only blank lines": "\n\n   \n\t\n",
  "old Macintosh line ends": "a = 1\rb = 2\rif a:\r    b\r",
  "broken: unclosed": `
def f(a, b:
    return a
x = [1, 2
y = {
async def g():
    await h(
    z = 1
`,
  "broken: half typed": `
import
from x import
def
def f
class
class A(
async
async def
await
x =
x.
x.y.
foo(a, b=
if
if x
for x in
for
with a as
try:
    x
except
lambda
return
@
@dec
x[
"unclosed
f"{unclosed
f"{x!}"
`,
  "broken: out of place": `
) ] }
    unexpected indent
else:
    pass
x = = 1
1 + + * 2
def f():
pass
a b c
$ ? !
x = 1 if 2
async x = 1
await = 1
async for x in y
case 1: pass
except: pass
'''unclosed
triple
`,
  "broken: missing": `
if x:
def f():
class A:
while True:
for x in y:
try:
with a:
x = (1
`,
};
