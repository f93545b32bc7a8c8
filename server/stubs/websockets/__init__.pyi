from .asyncio.client import ClientConnection as ClientConnection, connect as connect, unix_connect as unix_connect
from .asyncio.server import Server as Server, ServerConnection as ServerConnection, basic_auth as basic_auth, broadcast as broadcast, serve as serve, unix_serve as unix_serve
from .exceptions import ConnectionClosed as ConnectionClosed, ConnectionClosedError as ConnectionClosedError, ConnectionClosedOK as ConnectionClosedOK, InvalidHandshake as InvalidHandshake, InvalidStatus as InvalidStatus, InvalidURI as InvalidURI, WebSocketException as WebSocketException
WebSocketClientProtocol = ClientConnection
WebSocketServerProtocol = ServerConnection
