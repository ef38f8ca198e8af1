import assert from "node:assert/strict";
import type { CommandRun, RunningCommand } from "../../engine/rig/start-command";
import type { Gate, Side } from "./gate";
import { killers, type KillerName } from "./killers";
import { orphansEnded } from "./orphans-ended";
import { providersBelow } from "./processes";

/** A call on its way to a cloud. */
export interface CallAt {
  readonly operation: string;
  readonly side: Side;
  /** From 1 on; default 1. */
  readonly nth?: number;
}

/** What happens between the start of a command and its end. */
export interface Kill {
  readonly at: CallAt | undefined;
  readonly killer: KillerName;
  start(): RunningCommand;
  /** What has to happen for the call to come. */
  meanwhile?(): Promise<void>;
  /** When the call stands at the gate, just before the kill. */
  held?(): void;
}

/** Starts a command, kills when its call stands at the gate, and ends when all its processes have. */
export async function killAt(gate: Gate, { at, killer, start, meanwhile, held: onHeld }: Kill): Promise<void> {
  assert.ok(at !== undefined, "this cloud has no such boundary");
  const reached = gate.stop(at.operation, at.side, at.nth);
  const command = start();
  await meanwhile?.();
  const held = await Promise.race([reached, command.done.then(failBefore)]);
  const providers = providersBelow(command.pid);
  onHeld?.();
  killers[killer](command, held);
  await command.done;
  await orphansEnded(providers);
}

function failBefore({ output }: CommandRun): never {
  throw new Error(`the command ended before the boundary was reached:\n${output}`);
}
