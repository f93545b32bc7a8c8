from typing import Any, Literal, overload
from .text import AsyncTextIOWrapper
from .binary import AsyncBufferedIOBase
from ..base import AiofilesContextManager
_BinaryMode = Literal["rb", "rb+", "r+b", "+rb", "wb", "wb+", "w+b", "+wb", "ab", "ab+", "a+b", "+ab", "xb", "xb+", "x+b", "br", "bw", "ba"]
_TextMode = Literal["r", "r+", "+r", "rt", "w", "w+", "+w", "wt", "a", "a+", "+a", "at", "x", "x+", "xt"]
@overload
def open(file: Any, mode: _BinaryMode, *a, **k) -> AiofilesContextManager[AsyncBufferedIOBase]: ...
@overload
def open(file: Any, mode: _TextMode = ..., *a, **k) -> AiofilesContextManager[AsyncTextIOWrapper]: ...
@overload
def open(file: Any, mode: str = ..., *a, **k) -> AiofilesContextManager[Any]: ...
def wrap(file: Any, **k): ...
stdin: AsyncTextIOWrapper
stdout: AsyncTextIOWrapper
stderr: AsyncTextIOWrapper
stdin_bytes: AsyncBufferedIOBase
stdout_bytes: AsyncBufferedIOBase
stderr_bytes: AsyncBufferedIOBase
