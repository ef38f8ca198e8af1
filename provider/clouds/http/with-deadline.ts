/** How `withDeadline` ended without a result. */
export class DeadlineEnded extends Error {
  constructor(readonly by: "signal" | "timeout") {
    super(by === "signal" ? "cancelled" : "timed out");
    this.name = "DeadlineEnded";
  }
}

/**
 * Runs something for at most `timeoutMs` (wall clock: networks know no other) or until the signal aborts, and then
 * returns at once with `DeadlineEnded`, even if `run` does not listen to the signal that it is given.
 */
export async function withDeadline<T>(
  timeoutMs: number,
  signal: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) throw new DeadlineEnded("signal");
  const controller = new AbortController();
  let end: (by: "signal" | "timeout") => void = () => undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    end = (by) => {
      reject(new DeadlineEnded(by));
      controller.abort();
    };
  });
  const onAbort = () => end("signal");
  const timer = setTimeout(() => end("timeout"), timeoutMs);
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([ended, run(controller.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}
