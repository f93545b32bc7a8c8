/** How the suites inside VS Code are set up, and how their outcome leaves it: as lines on the console, in either extension host. */
import type { MochaOptions, ReporterConstructor, Runner } from "mocha";

/** Put in by scripts/vscode-host/run-tests.mjs: words the tests to run have in their names. */
declare const TEST_GREP: string;

/** Prints a line a test, and one last line for scripts/test.mjs. */
class Lines {
  constructor(runner: Runner) {
    let passed = 0;
    let failed = 0;
    runner.on("pass", (test) => {
      passed++;
      console.log(`  ok    ${test.fullTitle()} (${test.duration} ms)`);
    });
    runner.on("fail", (test, error) => {
      failed++;
      console.log(`  FAIL  ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
    runner.on("end", () => console.log(`MOCHA ${JSON.stringify({ passed, failed })}`));
  }
}

export const options: MochaOptions = { ui: "tdd", timeout: 30_000, fgrep: TEST_GREP, reporter: Lines as unknown as ReporterConstructor };

/** Runs what has been registered; throws where a test failed, which is VS Code's exit status. */
export async function runAndReport(mocha: { run(done: (failures: number) => void): unknown }): Promise<void> {
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
