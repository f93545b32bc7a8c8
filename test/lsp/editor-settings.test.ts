import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RuleNames } from "../../server/src/host/settings.js";
import { readEditorSettings, SettingsOfEditor } from "../../server/src/lsp/editor-settings.js";

const names = new RuleNames([{ id: "blocking-sleep", group: "blocking" }]);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("are asked for once a folder, until they change", async () => {
  const ask = vi.fn(async ({ scopeUri }: { scopeUri?: string }) => ({ scopeUri }));
  const settings = new SettingsOfEditor(ask, undefined, () => {});
  expect(await settings.of("file:///a")).toEqual({ scopeUri: "file:///a" });
  await settings.of("file:///a");
  await settings.of(undefined);
  expect(ask.mock.calls).toEqual([[{ section: "asyncioLens", scopeUri: "file:///a" }], [{ section: "asyncioLens" }]]);
  settings.changed(null);
  await settings.of("file:///a");
  expect(ask).toHaveBeenCalledTimes(3);
});

test("a client that answers nothing, or with an error, has those it sent before", async () => {
  for (const ask of [async () => null, () => Promise.reject(new Error("no"))]) {
    const settings = new SettingsOfEditor(ask, { asyncioLens: { run: "onSave" } }, () => {});
    expect(await settings.of(undefined)).toEqual({ run: "onSave" });
  }
});

test("nobody waits for ever; an answer that comes late counts all the same", async () => {
  let answer = (_: unknown) => {};
  const late = vi.fn();
  const ask = () =>
    new Promise<unknown>((resolve) => {
      answer = resolve;
    });
  const settings = new SettingsOfEditor(ask, undefined, late);
  const first = settings.of("file:///a");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await first).toBeUndefined();
  answer({ enable: false });
  await vi.advanceTimersByTimeAsync(1);
  expect(late).toHaveBeenCalledOnce();
  expect(await settings.of("file:///a")).toEqual({ enable: false });
});

test("what other tools report as well is shown as the user says", () => {
  for (const overlap of ["auto", "always", "hint", "off"])
    expect(readEditorSettings({ overlap }, names)).toMatchObject({ settings: { user: { overlap } }, notes: [] });
  const { settings, notes } = readEditorSettings({ overlap: "never" }, names);
  expect(settings.user).toEqual({});
  expect(notes).toHaveLength(1);
});

test("each mistake is a note, and what is right beside it counts", () => {
  const { settings, notes } = readEditorSettings({ enable: 1, run: "never", rules: { "blocking-sleep": "off", nonsense: "off" } }, names);
  expect(settings).toMatchObject({ enable: true, run: "onType", user: { rules: { "blocking-sleep": "off" } } });
  expect(notes).toHaveLength(3);
  expect(readEditorSettings(undefined, names).notes).toEqual([]);
  expect(readEditorSettings({ trace: { server: "off" }, language: "auto", pythonVersion: "" }, names).notes).toEqual([]);
});
