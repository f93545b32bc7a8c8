/** What SonarPython expects of its test files: `# Noncompliant` behind a line, or `# Noncompliant@+1` beside it. */
import * as fs from "node:fs";
import * as path from "node:path";

/** @typedef {import("./main.mjs").TestFile} TestFile */

/** The files and the check each is for; the check's own class says its key, the file does not. */
const files = {
  "asyncAwsLambdaHandler.py": "S7614",
  "asyncFunctionNotAsync.py": "S7503",
  "asyncFunctionWithTimeout.py": "S7483",
  "asyncWithContextManager.py": "S7515",
  "asyncioTaskNotStored.py": "S7502",
  "busyWaitingInAsync.py": "S7484",
  "cancellationReraisedInAsync.py": "S7497",
  "cancellationScopeNoCheckpoint.py": "S7490",
  "controlFlowInTaskGroup.py": "S7514",
  "inputInAsync.py": "S7501",
  "inputInAsyncAnyIO.py": "S7501",
  "inputInAsyncAsyncIO.py": "S7501",
  "inputInAsyncTrio.py": "S7501",
  "synchronousFileOperationsInAsync.py": "S7493",
  "synchronousHttpOperationsInAsync.py": "S7499",
  "synchronousOsCallsInAsync.py": "S7489",
  "synchronousSubprocessOperationsInAsync.py": "S7487",
  "taskGroupNurseryUsedOnlyOnce.py": "S7513",
  "timeSleepInAsync.py": "S7488",
};

/** Files of checks that are not about asynchronous code, and the lines that are. @type {Record<string, { code: string, about: [number, number][] }>} */
const others = {
  "iterationOnNonIterable.py": { code: "S3862", about: [[136, 170]] },
  "iterMethodReturnTypeCheck.py": { code: "S2876", about: [[158, 168]] },
  "specialMethodReturnTypeCheck.py": { code: "S935", about: [[136, 146]] },
  "stopIterationInGenerator.py": {
    code: "S8493",
    about: [
      [65, 68],
      [148, 153],
      [189, 192],
    ],
  },
  "tests/uselessPytestMarks.py": {
    code: "S9074",
    about: [
      [1, 12],
      [38, 46],
      [108, 132],
    ],
  },
};

/** @param {string} root a checkout of SonarSource/sonar-python @returns {TestFile[]} */
export function readSonar(root) {
  const whole = Object.entries(files).map(([name, code]) => /** @type {const} */ ([name, { code, about: undefined }]));
  return [...whole, ...Object.entries(others)].map(([place, { code, about }]) => {
    const text = fs.readFileSync(path.join(root, "python-checks/src/test/resources/checks", place), "utf8");
    const expected = text.split("\n").flatMap((line, row) => {
      const match = /#\s*Noncompliant(?:@([+-]\d+))?/.exec(line);
      return match ? [{ line: row + 1 + Number(match[1] ?? 0), code }] : [];
    });
    return { name: path.basename(place), text, codes: [code], expected, about };
  });
}
