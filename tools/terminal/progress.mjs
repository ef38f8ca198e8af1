import { paint } from "./paint.mjs";

// Our choice: a line a quarter of a minute is often enough to see that a CI job lives, and rare enough to be read.
const LINE_EVERY_SECONDS = 15;
const REDRAW_EVERY_MS = 500;

/**
 * Shows that something long goes on: one redrawn line on a terminal, else a line every 15 seconds.
 *
 * @param {string} title what goes on, e.g. "building Pulumi 3.259.0"
 * @param {NodeJS.WriteStream} [stream] where it is shown
 * @returns {{ note(detail: string): void, clear(): void, stop(): number }} `note` says what is being done just now,
 *   `clear` makes room for other lines, `stop` clears for good and answers the elapsed seconds
 */
export function startProgress(title, stream = process.stderr) {
  const startedAt = performance.now();
  const elapsedSeconds = () => Math.round((performance.now() - startedAt) / 1000);
  let detail = "";
  let lastLineAt = 0;

  const draw = () => {
    const line = `${title}, ${elapsedSeconds()} s${detail === "" ? "" : `, ${detail}`}`;
    if (stream.isTTY) {
      stream.write(`\r\u001b[K${paint("dim", line.slice(0, Math.max(20, stream.columns - 1)), stream)}`);
    } else if (elapsedSeconds() - lastLineAt >= LINE_EVERY_SECONDS) {
      lastLineAt = elapsedSeconds();
      stream.write(`${line}\n`);
    }
  };
  const clear = () => void (stream.isTTY && stream.write("\r\u001b[K"));
  const timer = setInterval(draw, REDRAW_EVERY_MS);

  return {
    note: (text) => void (detail = text),
    clear,
    stop: () => {
      clearInterval(timer);
      clear();
      return elapsedSeconds();
    },
  };
}
