/** Facts about pytest that say what the parameters of tests are: data, no logic. */

/** Decorators that make a function a fixture. */
export const fixtureDecorators: ReadonlySet<string> = new Set([
  "pytest.fixture",
  "pytest.yield_fixture",
  "pytest_asyncio.fixture",
  "anyio.fixture",
]);

/** Classes of the values that fixtures of pytest itself give. */
export const builtinFixtures: Readonly<Record<string, string>> = {
  tmp_path: "pathlib.Path",
  caplog: "pytest.LogCaptureFixture",
  capsys: "pytest.CaptureFixture",
  monkeypatch: "pytest.MonkeyPatch",
  request: "pytest.FixtureRequest",
  event_loop: "asyncio.AbstractEventLoop",
};

/** How modules are called that define fixtures for all tests of a project: pytest plugins, loaded by entry point or `pytest_plugins`. */
export const pluginModule = /(^|[._])(plugins?|fixtures?)$/;
