import assert from "node:assert/strict";
import { openSessionOn } from "../../engine/rig/open-session-on";
import type { Clouds } from "../../engine/rig/start-clouds";

/** No run lives that nobody wants, none is there that nobody paid for, and no container of ours is empty. */
export async function nothingLeft(clouds: Clouds, wanted: ReadonlySet<string> = new Set()): Promise<void> {
  const paid = clouds.runs();
  for (const cloud of ["bailian", "qianfan"] as const) {
    for await (const job of openSessionOn(clouds, cloud).list()) {
      const id = job.taskId ?? job.jobId;
      if (cloud === "qianfan") assert.ok(job.taskId !== undefined, `container ${job.jobId} is empty`);
      const hasEnded = ["succeeded", "failed", "cancelled"].includes(job.status);
      assert.ok(hasEnded || wanted.has(id), `${id} is ${job.status} and nobody wants it`);
      assert.ok(paid.includes(id));
    }
  }
}
