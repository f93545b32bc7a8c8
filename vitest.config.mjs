/** The unit tests: everything in test/ that needs no VS Code. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  define: { ASYNCIO_LENS_VERSION: JSON.stringify("0.0.0-test") },
  test: {
    include: ["test/**/*.test.ts"],
    // These run inside VS Code, not here.
    exclude: ["test/vscode/**", "test/web/**"],
    globalSetup: "scripts/vitest-setup.mjs",
    pool: "forks",
    // Continuous integration has two cores.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
