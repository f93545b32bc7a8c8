from . import AiohttpClient as AiohttpClient, AiohttpRawServer as AiohttpRawServer, AiohttpServer as AiohttpServer
