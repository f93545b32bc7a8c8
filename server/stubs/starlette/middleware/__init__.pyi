from collections.abc import Iterator
from typing import Any
class Middleware:
    def __iter__(self) -> Iterator[Any]: ...
