import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";

/** Takes what is left of a disk. */
export function fillUp(path: string): void {
  try {
    for (;;) appendFileSync(path, Buffer.alloc(4096));
  } catch (error) {
    assert.match(String(error), /ENOSPC/);
  }
}
