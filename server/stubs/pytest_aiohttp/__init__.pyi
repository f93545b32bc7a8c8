from collections.abc import Awaitable
from typing import Any, Protocol
from aiohttp.test_utils import RawTestServer, TestClient, TestServer
from aiohttp.web import Application, Request
class AiohttpClient(Protocol):
    async def __call__(self, app: Any, *, server_kwargs: Any = ..., **k: Any) -> TestClient[Request, Application]: ...
class AiohttpServer(Protocol):
    def __call__(self, app: Application, **k: Any) -> Awaitable[TestServer]: ...
class AiohttpRawServer(Protocol):
    def __call__(self, handler: Any, **k: Any) -> Awaitable[RawTestServer]: ...
