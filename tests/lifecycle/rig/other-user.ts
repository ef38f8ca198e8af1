import type { Rig } from "./create-rig";
import { lastRun } from "./journal";

/** Somebody else's call with the same account, for example from the console. */
export async function callElsewhere(rig: Rig, action: string, body: Record<string, unknown>): Promise<unknown> {
  const module = /Model|Dataset|Service/.exec(action)?.[0].toLowerCase() ?? "finetuning";
  const url = `http://x.invalid/v2/${module}?Action=${action}`;
  const answer = await rig.emulator.fetch(new Request(url, { method: "POST", body: JSON.stringify(body) }));
  if (!answer.ok) throw new Error(`${action}: ${await answer.text()}`);
  return ((await answer.json()) as { result: unknown }).result;
}

/** Somebody cancels the last run in the console. */
export function cancelElsewhere(rig: Rig): Promise<unknown> {
  const run = lastRun(rig);
  if (!run.startsWith("ft-")) return callElsewhere(rig, "StopFineTuningTask", { taskId: run });
  const url = `http://x.invalid/api/v1/fine-tunes/${run}/cancel`;
  return rig.emulator.fetch(new Request(url, { method: "POST" }));
}

/** Somebody deletes the record of the last run, which the reading `literal` of the delete rules allows while it lives. */
export function removeElsewhere(rig: Rig): Promise<unknown> {
  const run = lastRun(rig);
  if (!run.startsWith("ft-")) return callElsewhere(rig, "DeleteFineTuningTask", { taskId: run });
  return rig.emulator.fetch(new Request(`http://x.invalid/api/v1/fine-tunes/${run}`, { method: "DELETE" }));
}
