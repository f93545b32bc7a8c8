from typing import Any
from starlette.exceptions import HTTPException as _HTTPException, WebSocketException as WebSocketException
class HTTPException(_HTTPException):
    detail: Any
class RequestValidationError(Exception):
    def errors(self): ...
