/** HTTP clients that wait for the server on the thread that calls them. */
import { defineLibrary, type Library } from "../library.js";

const verbs = "{get,options,head,post,put,patch,delete,request}";

export const http: readonly Library[] = [
  defineLibrary({
    module: "requests",
    blocking: [
      {
        rule: "blocking-http",
        names: [verbs, `api.${verbs}`, `{Session,session,sessions.Session,sessions.session}.${verbs}`, "{Session,session}.send"],
        thread: "ok",
        instead: "httpx.AsyncClient",
      },
    ],
  }),
  // httpx2 carries httpx on.
  ...["httpx", "httpx2"].map((module) =>
    defineLibrary({
      module,
      blocking: [
        { rule: "blocking-http", names: [verbs, `Client.${verbs}`, "Client.send"], thread: "ok", instead: `${module}.AsyncClient` },
        // Context managers: what blocks is entering them.
        { rule: "blocking-http", names: ["stream", "Client.stream"], instead: `${module}.AsyncClient.stream` },
      ],
    }),
  ),
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
        names: ["HTTPConnection.{connect,request,endheaders,getresponse}"],
        thread: "ok",
        instead: "httpx.AsyncClient",
      },
    ],
  }),
  defineLibrary({
    module: "urllib3",
    blocking: [
      {
        rule: "blocking-http",
        names: [
          "request",
          "{PoolManager,ProxyManager,HTTPConnectionPool,HTTPSConnectionPool}.{request,urlopen}",
          "{poolmanager.PoolManager,poolmanager.ProxyManager}.{request,urlopen}",
          "{connectionpool.HTTPConnectionPool,connectionpool.HTTPSConnectionPool}.{request,urlopen}",
          "{proxy_from_url,connection_from_url}.{request,urlopen}",
        ],
        thread: "ok",
        instead: "httpx.AsyncClient",
      },
    ],
  }),
  // Sessions derived from the one of requests.
  defineLibrary({ module: "requests_html", blocking: [{ rule: "blocking-http", names: [`HTMLSession.${verbs}`], thread: "ok" }] }),
  defineLibrary({
    module: "requests_oauthlib",
    blocking: [{ rule: "blocking-http", names: [`{OAuth1Session,OAuth2Session}.${verbs}`], thread: "ok" }],
  }),
  defineLibrary({
    module: "requests_cache",
    blocking: [{ rule: "blocking-http", names: [`CachedSession.${verbs}`], thread: "ok", instead: "aiohttp_client_cache.CachedSession" }],
  }),
  defineLibrary({
    module: "cloudscraper",
    blocking: [{ rule: "blocking-http", names: [`{CloudScraper,create_scraper}.${verbs}`], thread: "ok" }],
  }),
  defineLibrary({
    module: "curl_cffi.requests",
    blocking: [{ rule: "blocking-http", names: [verbs, `Session.${verbs}`], thread: "ok", instead: "curl_cffi.requests.AsyncSession" }],
  }),
  // A feed that is given as text is only parsed.
  defineLibrary({
    module: "feedparser",
    blocking: [{ rule: "blocking-http", names: ["parse"], thread: "ok", operand: { index: 0, name: "url_file_stream_or_string" } }],
  }),
  defineLibrary({ module: "wget", blocking: [{ rule: "blocking-http", names: ["download"], thread: "ok" }] }),
  defineLibrary({ module: "gdown", blocking: [{ rule: "blocking-http", names: ["download", "download_folder"], thread: "ok" }] }),
  defineLibrary({ module: "mechanize", blocking: [{ rule: "blocking-http", names: ["urlopen", "Browser.{open,submit,follow_link}"] }] }),
  defineLibrary({ module: "pycurl", blocking: [{ rule: "blocking-http", names: ["Curl.perform"], thread: "ok" }] }),
];
