/** Names that are known and need not be in the libraries that `main.mjs` checks. */

/**
 * What the version that was checked last has not: which version has it, and which was checked.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const otherVersions = {
  "anthropic.Anthropic.completions": "anthropic 0, not 1.13",
  "anthropic.Anthropic.completions.create": "anthropic 0, not 1.13",
  "anthropic.Client.completions.create": "anthropic 0, not 1.13",
  "anyio.Path.copy": "Python 3.14, not 3.13",
  "anyio.Path.copy_into": "Python 3.14, not 3.13",
  "anyio.Path.from_uri": "Python 3.13, not 3.11",
  "anyio.Path.full_match": "Python 3.13, not 3.11",
  "anyio.Path.info": "Python 3.14, not 3.13",
  "anyio.Path.is_junction": "Python 3.12, not 3.11",
  "anyio.Path.move": "Python 3.14, not 3.13",
  "anyio.Path.move_into": "Python 3.14, not 3.13",
  "anyio.Path.walk": "Python 3.12, not 3.11",
  "apscheduler.AsyncScheduler": "APScheduler 4, not 3.11",
  "httpcore.AsyncSOCKSProxy.create_connection": "httpcore with socksio",
  "mcp.client.streamable_http.streamablehttp_client": "mcp 1, not 2.3",
  "mcp.client.websocket.websocket_client": "mcp 1, not 2.3",
  "mcp.server.fastmcp": "mcp 1, not 2.3",
  "pandas.read_gbq": "pandas 2, not 3.0",
  "sqlalchemy.Engine.execute": "SQLAlchemy 1.4, not 2.0",
  "sqlalchemy.engine.Engine.execute": "SQLAlchemy 1.4, not 2.0",
  "sqlalchemy.ext.asyncio.AsyncSession.delete_all": "SQLAlchemy 2.1, not 2.0",
  "sqlalchemy.ext.asyncio.AsyncSession.execution_options": "SQLAlchemy 2.1, not 2.0",
  "sqlalchemy.ext.asyncio.AsyncSession.merge_all": "SQLAlchemy 2.1, not 2.0",
  "websockets.exceptions.HeaderLineTooLong": "websockets 17, not 15.0",
  "websockets.exceptions.InvalidMethod": "websockets 17, not 15.0",
  "websockets.exceptions.InvalidProtocol": "websockets 17, not 15.0",
  "websockets.exceptions.RequestLineTooLong": "websockets 17, not 15.0",
  "websockets.exceptions.StatusLineTooLong": "websockets 17, not 15.0",
  "websockets.exceptions.TooManyHeaders": "websockets 17, not 15.0",
};

/**
 * What stubs put in simpler words than the library has it, and what stands behind it.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const simplified = {
  "django.db.DatabaseWrapper": "a class of every backend",
  "django.db.models.ManyToManyField.__get__": "a descriptor made for the field",
  "django.db.models.RelatedManager": "made at run time",
  "googleapiclient.discovery.Resource.execute": "of HttpRequest: requests and parts of an API cannot be told apart",
  "googleapiclient.discovery.Resource.next_chunk": "of HttpRequest: requests and parts of an API cannot be told apart",
};
