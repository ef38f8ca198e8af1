import assert from "node:assert/strict";
import type { Outcome } from "./engine-steps";

/** The operation went well; gives its steps. */
export async function succeeds(operation: Promise<Outcome>): Promise<readonly string[]> {
  const { steps, errors } = await operation;
  assert.deepEqual(errors, []);
  return steps;
}

/** The operation failed with one error that reads so; gives its text. */
export async function fails(operation: Promise<Outcome>, ...patterns: readonly RegExp[]): Promise<string> {
  const { errors } = await operation;
  assert.equal(errors.length, 1, `one error, not ${JSON.stringify(errors)}`);
  const [text = ""] = errors;
  for (const pattern of patterns) assert.match(text, pattern);
  return text;
}
