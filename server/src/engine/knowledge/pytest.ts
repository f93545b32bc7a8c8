/** Facts about pytest that say what the parameters of tests are: data, no logic. */

/** Decorators that make a function a fixture. */
export const fixtureDecorators: ReadonlySet<string> = new Set(["pytest.fixture", "pytest.yield_fixture", "pytest_asyncio.fixture"]);

/** Classes of the values that fixtures of pytest itself give. */
export const builtinFixtures: Readonly<Record<string, string>> = {
  tmp_path: "pathlib.Path",
  caplog: "pytest.LogCaptureFixture",
  capsys: "pytest.CaptureFixture",
  monkeypatch: "pytest.MonkeyPatch",
  request: "pytest.FixtureRequest",
  event_loop: "asyncio.AbstractEventLoop",
};

/** Plugins that run async tests, by distribution: that of asyncio, and those that choose the tests they run in ways of their own. */
export const asyncioPlugin = "pytest-asyncio";
export const otherAsyncPlugins: readonly string[] = [
  "alt-pytest-asyncio",
  "pytest-aio",
  "pytest-aiohttp",
  "pytest-anyio",
  "pytest-asyncio-concurrent",
  "pytest-asyncio-cooperative",
  "pytest-curio",
  "pytest-homeassistant-custom-component",
  "pytest-jupyter",
  "pytest-playwright-asyncio",
  "pytest-sanic",
  "pytest-tornado",
  "pytest-tornasync",
  "pytest-trio",
  "pytest-twisted",
];

/** Marks that have a plugin run an async test. */
export const runningMarks: readonly string[] = ["pytest.mark.asyncio", "pytest.mark.anyio", "pytest.mark.trio"];

/** Decorators of tests that leave the function what it is and have no plugin run it. */
export const neutralTestDecorators: ReadonlySet<string> = new Set([
  "pytest.mark.django_db",
  "pytest.mark.filterwarnings",
  "pytest.mark.parametrize",
  "pytest.mark.skipif",
  "pytest.mark.timeout",
  "pytest.mark.usefixtures",
  "unittest.mock._patcher.object",
  "unittest.mock.patch",
]);

/** Hooks that do not change which plugin runs a test, or what a fixture is; what others do is not looked into. */
export const neutralHooks: ReadonlySet<string> = new Set([
  "pytest_addoption",
  "pytest_asyncio",
  "pytest_generate_tests",
  "pytest_report_header",
  "pytest_sessionfinish",
  "pytest_sessionstart",
  "pytest_terminal_summary",
]);

/** How modules are called that define fixtures for all tests of a project: pytest plugins, loaded by entry point or `pytest_plugins`. */
export const pluginModule = /(^|[._])(plugins?|fixtures?)$/;
