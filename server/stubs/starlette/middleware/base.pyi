from collections.abc import Awaitable, Callable
from typing import Any
from starlette.requests import Request
from starlette.responses import Response
RequestResponseEndpoint = Callable[[Request], Awaitable[Response]]
class BaseHTTPMiddleware:
    app: Any
    async def __call__(self, scope: Any, receive: Any, send: Any) -> None: ...
    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response: ...
