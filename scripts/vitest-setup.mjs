/** What the unit tests need beforehand: some drive the bundled server and command line, which must be those of the sources. */
import { ensureBuilt } from "./ensure-installed.mjs";

export async function setup() {
  // Whoever works on a rule while the client does not build still wants to see its tests. `npm test` has built before it comes here.
  await ensureBuilt().catch((error) => console.error(`dist/ is not what the sources say: ${error.message}`));
}
