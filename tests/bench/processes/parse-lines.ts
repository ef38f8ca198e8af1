/**
 * The baseline of the preflight figures: reads a file line by line in the fastest way that plain code has, and parses each
 * line without looking at it. Prints the seconds that it took. Argument: the file.
 */
import { openSync, readSync } from "node:fs";

const [, , file = ""] = process.argv;
const lineFeed = 0x0a;
const startedAt = performance.now();
const descriptor = openSync(file, "r");
const buffer = Buffer.allocUnsafe(1 << 20);
let kept = 0;
for (;;) {
  const read = readSync(descriptor, buffer, kept, buffer.length - kept, null);
  if (read === 0) break;
  const end = kept + read;
  let start = 0;
  for (;;) {
    const feed = buffer.indexOf(lineFeed, start);
    if (feed < 0 || feed >= end) break;
    JSON.parse(buffer.toString("utf8", start, feed));
    start = feed + 1;
  }
  kept = buffer.copy(buffer, 0, start, end);
}
process.stdout.write(`${(performance.now() - startedAt) / 1000}\n`);
