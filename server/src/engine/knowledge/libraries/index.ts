/** Every library there is knowledge of. */
import type { Library } from "../library.js";
import { clouds } from "./clouds.js";
import { databases } from "./databases.js";
import { django } from "./django.js";
import { files } from "./files.js";
import { formats } from "./formats.js";
import { hashing } from "./hashing.js";
import { http } from "./http.js";
import { inputs } from "./input.js";
import { models } from "./models.js";
import { orms } from "./orms.js";
import { paths } from "./paths.js";
import { scheduling } from "./scheduling.js";
import { sockets } from "./sockets.js";
import { stores } from "./stores.js";
import { subprocesses } from "./subprocess.js";
import { time } from "./time.js";
import { waiting } from "./waiting.js";
import { web } from "./web.js";

export const libraries: readonly Library[] = [
  time,
  ...files,
  ...formats,
  ...paths,
  ...http,
  ...subprocesses,
  ...databases,
  ...orms,
  ...django,
  ...sockets,
  ...stores,
  ...clouds,
  ...models,
  ...scheduling,
  ...waiting,
  ...inputs,
  ...hashing,
  ...web,
];
