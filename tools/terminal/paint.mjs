import { styleText } from "node:util";

/**
 * Colours a text, but only on a terminal that shows colours and where NO_COLOR is not set (`hasColors` looks at both).
 *
 * @param {"bold" | "dim" | "green" | "red" | "yellow" | "cyan"} style how the text should look
 * @param {string} text what is written
 * @param {NodeJS.WriteStream} [stream] where it will be written
 * @returns {string} the text, with or without escape codes
 */
export function paint(style, text, stream = process.stdout) {
  return stream.isTTY && stream.hasColors() ? styleText(style, text) : text;
}
