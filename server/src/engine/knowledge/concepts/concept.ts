/** What a hover card is: one idea, keyword or function of asyncio, explained in both languages. */
import type { Text } from "../../base/text.js";

export interface Concept {
  /** "coroutine", "async-with"; for an API its first qualified name, "asyncio.gather". */
  readonly id: string;
  readonly kind: "concept" | "keyword" | "api";
  /** Qualified public names the card explains, methods as "asyncio.Queue.get"; empty for concepts and keywords. */
  readonly names: readonly string[];
  /** The term itself; for an API what it is for, in a few words. */
  readonly title: Text;
  /** How an API is called, for people: "await asyncio.wait_for(awaitable, timeout)". */
  readonly signature?: string;
  /** What happens at run time: one to three sentences. */
  readonly summary: Text;
  /** When it goes wrong: one to three sentences. */
  readonly pitfalls: Text;
  /** The first Python version that has it; absent for what every version from 3.7 on has. */
  readonly since?: string;
  /** A few lines of valid Python, without its imports. */
  readonly example: string;
  /** A path below https://docs.python.org/3/ or https://docs.python.org/zh-cn/3/. */
  readonly link: string;
  /** Ids of the cards to read next. */
  readonly related: readonly string[];
}
