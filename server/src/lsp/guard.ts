/** Nothing a client sends may end the server: every handler runs inside a guard that logs what went wrong and answers with a fallback. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";

export interface Log {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
}

/** A request handler that answers `fallback` when `handle` throws, and "cancelled" when nobody waits for the answer any more. */
export function guardRequest<Params, Result>(
  log: Log,
  name: string,
  fallback: Result,
  handle: (params: Params, token: CancellationToken) => Result | Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>> {
  return async (params, token) => {
    // A request without parameters comes without the second argument.
    const isCancelled = () => token?.isCancellationRequested === true;
    if (isCancelled()) return cancelled();
    try {
      const result = await handle(params, token);
      return isCancelled() ? cancelled() : result;
    } catch (error) {
      // What cannot be done now (a document that changed meanwhile) is an answer, not a fault.
      if (error instanceof ResponseError) return error as ResponseError<never>;
      log.error(`${name} failed: ${describeError(error)}`);
      return fallback;
    }
  };
}

/** A notification or timer handler whose failure is logged and goes no further. */
export function guardHandler<Arguments extends unknown[]>(
  log: Log,
  name: string,
  handle: (...given: Arguments) => void | Promise<void>,
): (...given: Arguments) => void {
  const failed = (error: unknown) => log.error(`${name} failed: ${describeError(error)}`);
  return (...given) => {
    try {
      const done = handle(...given);
      if (done instanceof Promise) done.catch(failed);
    } catch (error) {
      failed(error);
    }
  };
}

/** Passes each message on once: what goes wrong in a file goes wrong again at every keystroke. */
export function onceEach(tell: (message: string) => void): (message: string) => void {
  const told = new Set<string>();
  return (message) => {
    if (told.has(message)) return;
    if (told.size >= mostRemembered) told.clear();
    told.add(message);
    tell(message);
  };
}

const mostRemembered = 1_000;

/** For the log: the stack, which names files of this server only. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
}
