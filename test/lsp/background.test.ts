/** Work in the background: messages go first, progress is shown after a while and always ends. */
import { expect, test, vi } from "vitest";
import { Background, type ShownProgress } from "../../server/src/lsp/background.js";

/** An editor that shows progress when it is told to. */
function editor() {
  const said: string[] = [];
  let show: () => void = () => {};
  let isCancelled = false;
  const showProgress = () =>
    new Promise<ShownProgress>((resolve) => {
      show = () => {
        said.push("begin");
        resolve({
          report: (share) => void said.push(`${Math.round(share * 100)} %`),
          get isCancelled() {
            return isCancelled;
          },
          done: () => void said.push("done"),
        });
      };
    });
  return {
    said,
    showProgress,
    show: async () => {
      show();
      await Promise.resolve();
    },
    cancel: () => {
      isCancelled = true;
    },
  };
}

const at = (time: number) => void vi.spyOn(performance, "now").mockReturnValue(time);

test("messages get their turn after every slice of work, not after every step", async () => {
  at(0);
  let turns = 0;
  const background = new Background({
    showProgress: undefined,
    afterQueued: (callback) => {
      turns++;
      callback();
    },
  });
  await background.run(async (pause) => {
    for (let step = 0; step < 100; step++) {
      at(step);
      expect(await pause(step / 100)).toBe(true);
    }
  });
  expect(turns).toBe(12);
});

test("progress is shown when the work takes a while, says how far it is, and ends with it", async () => {
  at(0);
  const { said, showProgress, show } = editor();
  const background = new Background({ showProgress, afterQueued: (callback) => callback() });
  await background.run(async (pause) => {
    at(500);
    await pause(0.1);
    expect(said).toEqual([]);
    at(1500);
    await pause(0.2);
    await show();
    at(1600);
    await pause(0.5);
  });
  expect(said).toEqual(["begin", "50 %", "done"]);
});

test("an editor that shows it too late is told at once that it is over", async () => {
  at(0);
  const { said, showProgress, show } = editor();
  const background = new Background({ showProgress, afterQueued: (callback) => callback() });
  await background.run(async (pause) => {
    at(2000);
    await pause(0.9);
  });
  await show();
  expect(said).toEqual(["begin", "done"]);
});

test("what is cancelled is told to end, and what follows runs all the same", async () => {
  at(0);
  const { said, showProgress, show, cancel } = editor();
  const background = new Background({ showProgress, afterQueued: (callback) => callback() });
  const first = background.run(async (pause) => {
    at(2000);
    await pause(0.1);
    await show();
    cancel();
    at(3000);
    expect(await pause(0.2)).toBe(false);
    throw new Error("given up");
  });
  const second = background.run(async () => "done");
  await expect(first).rejects.toThrow("given up");
  expect(await second).toBe("done");
  expect(said.at(-1)).toBe("done");
});
