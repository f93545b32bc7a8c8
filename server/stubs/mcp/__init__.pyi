from .client.session import ClientSession as ClientSession
from .client.stdio import StdioServerParameters as StdioServerParameters, stdio_client as stdio_client
from .server.stdio import stdio_server as stdio_server
