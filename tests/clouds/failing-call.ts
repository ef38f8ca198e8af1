import assert from "node:assert/strict";
import { CloudError } from "../../provider/contract/cloud-error";

/** The `CloudError` that a call ends with; fails when it ends otherwise. */
export async function failureOf(call: Promise<unknown>): Promise<CloudError> {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  assert.ok("error" in outcome, `expected a failure, got ${JSON.stringify(outcome)}`);
  assert.ok(outcome.error instanceof CloudError, `expected a CloudError, got ${String(outcome.error)}`);
  return outcome.error;
}
