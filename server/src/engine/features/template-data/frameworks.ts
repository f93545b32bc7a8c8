/** Templates for web frameworks. */
import { from, module, python, type TemplateWords } from "./template.js";

export const frameworks: readonly TemplateWords[] = [
  {
    id: "fastapi-lifespan",
    prefix: "aiofastapi",
    words: "fastapi lifespan",
    title: { en: "FastAPI application with a lifespan", "zh-cn": "带 lifespan 的 FastAPI 应用" },
    detail: { en: "Opens shared resources at start-up and closes them at the end", "zh-cn": "启动时打开共享资源，结束时关闭" },
    since: "3.9",
    imports: [
      module("httpx"),
      ...from("collections.abc", "AsyncIterator"),
      ...from("contextlib", "asynccontextmanager"),
      ...from("fastapi", "FastAPI", "Request"),
    ],
    body: python`
@asynccontextmanager
async def «1:lifespan»(app: FastAPI) -> AsyncIterator[None]:
    async with httpx.AsyncClient() as client:  # made once, for all requests
        app.state.client = client
        yield  # the application serves requests meanwhile


app = FastAPI(lifespan=«1»)


@app.get("/«2:status»")
async def «3:read_status»(request: Request) -> dict[str, int]:
    response = await request.app.state.client.get("«4:https://example.com»")
    return {"status": response.status_code}
`,
  },
  {
    id: "django-view",
    prefix: "aiodjango",
    words: "django view",
    title: { en: "Django async view", "zh-cn": "Django 异步视图" },
    detail: { en: "Queries with async for: the plain ORM refuses to run here", "zh-cn": "用 async for 查询：此处不能使用同步 ORM" },
    since: "3.8",
    imports: from("django.http", "HttpRequest", "JsonResponse"),
    body: python`
async def «1:article_list»(request: HttpRequest) -> JsonResponse:
    articles = «2:Article».objects.order_by("-«3:created»")[:20]
    titles = [article.title async for article in articles]  # Django 4.1 and later
    return JsonResponse({"titles": titles})
`,
  },
];
