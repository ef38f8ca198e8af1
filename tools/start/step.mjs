import { paint } from "../terminal/paint.mjs";

/**
 * Writes the heading of one step of the quickstart.
 *
 * @param {string} title what the step is about
 * @param {string} text what is done, or what was found
 */
export function step(title, text) {
  process.stdout.write(`${paint("bold", title.padEnd(18))}${text}\n`);
}
