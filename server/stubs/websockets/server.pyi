from .asyncio.server import Server as WebSocketServer, ServerConnection as WebSocketServerProtocol, serve as serve, unix_serve as unix_serve
