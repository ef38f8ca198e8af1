/** Aborts at the first Ctrl-C; a second one ends the process as if nobody listened. */
export function interruption(): AbortSignal {
  const interrupt = new AbortController();
  process.once("SIGINT", () => interrupt.abort(new Error("interrupted")));
  return interrupt.signal;
}
