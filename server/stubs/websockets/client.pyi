from .asyncio.client import ClientConnection as WebSocketClientProtocol, connect as connect, unix_connect as unix_connect
