/** Every library there is knowledge of. */
import type { Library } from "../library.js";
import { time } from "./time.js";

export const libraries: readonly Library[] = [time];
