/** HTTP clients that wait for the server on the thread that calls them. */
import { defineLibrary, type Library } from "../library.js";

export const http: readonly Library[] = [
  defineLibrary({
    module: "requests",
    blocking: [
      {
        rule: "blocking-http",
        names: ["get", "options", "head", "post", "put", "patch", "delete", "request"],
        thread: "ok",
        instead: "httpx.AsyncClient",
      },
      {
        rule: "blocking-http",
        names: [
          "Session.get",
          "Session.options",
          "Session.head",
          "Session.post",
          "Session.put",
          "Session.patch",
          "Session.delete",
          "Session.request",
          "Session.send",
          "session.get",
          "session.options",
          "session.head",
          "session.post",
          "session.put",
          "session.patch",
          "session.delete",
          "session.request",
          "session.send",
          "sessions.Session.get",
          "sessions.Session.options",
          "sessions.Session.head",
          "sessions.Session.post",
          "sessions.Session.put",
          "sessions.Session.patch",
          "sessions.Session.delete",
          "sessions.Session.request",
          "sessions.Session.send",
        ],
        thread: "ok",
        instead: "httpx.AsyncClient",
      },
    ],
  }),
  defineLibrary({
    module: "httpx",
    blocking: [
      {
        rule: "blocking-http",
        names: [
          "get",
          "options",
          "head",
          "post",
          "put",
          "patch",
          "delete",
          "request",
          "Client.get",
          "Client.options",
          "Client.head",
          "Client.post",
          "Client.put",
          "Client.patch",
          "Client.delete",
          "Client.request",
          "Client.send",
        ],
        thread: "ok",
        instead: "httpx.AsyncClient",
      },
      // Context managers: the body runs where they are entered.
      { rule: "blocking-http", names: ["stream", "Client.stream"], instead: "httpx.AsyncClient.stream" },
    ],
  }),
  defineLibrary({
    module: "urllib.request",
    blocking: [
      { rule: "blocking-http", names: ["urlopen", "urlretrieve", "OpenerDirector.open"], thread: "ok", instead: "httpx.AsyncClient" },
    ],
  }),
  defineLibrary({
    module: "http.client",
    blocking: [
      {
        rule: "blocking-http",
        names: ["HTTPConnection.connect", "HTTPConnection.request", "HTTPConnection.endheaders", "HTTPConnection.getresponse"],
        thread: "ok",
        instead: "httpx.AsyncClient",
      },
    ],
  }),
  defineLibrary({
    module: "xmlrpc.client",
    blocking: [{ rule: "blocking-http", names: ["ServerProxy.*"], thread: "ok", instead: "aiohttp_xmlrpc.client.ServerProxy" }],
  }),
  defineLibrary({
    module: "urllib3",
    blocking: [
      {
        rule: "blocking-http",
        names: [
          "request",
          "PoolManager.request",
          "PoolManager.urlopen",
          "ProxyManager.request",
          "ProxyManager.urlopen",
          "HTTPConnectionPool.request",
          "HTTPConnectionPool.urlopen",
          "HTTPSConnectionPool.request",
          "HTTPSConnectionPool.urlopen",
          "proxy_from_url.request",
          "connection_from_url.request",
          "poolmanager.PoolManager.request",
          "connectionpool.HTTPConnectionPool.request",
          "connectionpool.HTTPSConnectionPool.request",
        ],
        thread: "ok",
        instead: "httpx.AsyncClient",
      },
    ],
  }),
  ...["requests_html.HTMLSession", "requests_oauthlib.OAuth1Session", "requests_oauthlib.OAuth2Session", "requests_cache.CachedSession"].map(
    subclassOfSession,
  ),
  ...["cloudscraper.CloudScraper", "cloudscraper.create_scraper", "tls_client.Session", "curl_cffi.requests.Session"].map(subclassOfSession),
  defineLibrary({
    module: "curl_cffi.requests",
    blocking: [
      {
        rule: "blocking-http",
        names: ["get", "options", "head", "post", "put", "patch", "delete", "request"],
        thread: "ok",
        instead: "curl_cffi.requests.AsyncSession",
      },
    ],
  }),
  // A feed given as text is only parsed.
  defineLibrary({
    module: "feedparser",
    blocking: [
      { rule: "blocking-http", names: ["parse"], thread: "ok", operand: { index: 0, name: "url_file_stream_or_string" } },
    ],
  }),
  defineLibrary({ module: "wget", blocking: [{ rule: "blocking-http", names: ["download"], thread: "ok" }] }),
  defineLibrary({ module: "gdown", blocking: [{ rule: "blocking-http", names: ["download", "download_folder"], thread: "ok" }] }),
  defineLibrary({ module: "mechanize", blocking: [{ rule: "blocking-http", names: ["Browser.open", "Browser.submit", "urlopen"] }] }),
  defineLibrary({ module: "pycurl", blocking: [{ rule: "blocking-http", names: ["Curl.perform"], thread: "ok" }] }),
];
