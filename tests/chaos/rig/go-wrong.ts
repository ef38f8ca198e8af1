import type { RunningCommand } from "../../engine/rig/start-command";
import type { HeldCall } from "../../kill/rig/gate";
import { killers } from "../../kill/rig/killers";
import { orphansEnded } from "../../kill/rig/orphans-ended";
import { descendants, providersBelow } from "../../kill/rig/processes";
import { faultRuleFor, type FaultName } from "./faults";
import { gateCalls, momentFor } from "./moment-for";
import type { ChaosJob } from "./program";
import type { KillWish, Round } from "./script";
import { end, type Stage } from "./stage";
import type { Tally } from "./tally";

/**
 * Runs the command of a round while its faults and its kill happen. Afterwards the clouds answer as they should and the
 * stack is unlocked.
 * @returns what happened, in words
 */
export async function goWrong(stage: Stage, jobs: readonly ChaosJob[], round: Round, tally: Tally): Promise<string> {
  const { faults, clock } = stage.clouds.emulator;
  const { speed } = clock();
  const names = new Map<number, FaultName>();
  for (const wish of round.faults) {
    const rule = faultRuleFor(wish, momentFor(jobs, wish), speed);
    names.set(faults.add(rule).id, wish.name);
  }
  tally.add("commands", round.command);
  const killed = await runAndKill(stage, jobs, round);
  const hits = faults.list().flatMap(({ id, applied }): string[] => {
    const name = names.get(id);
    if (name === undefined || applied === 0) return [];
    tally.add("faults", name, applied);
    return [`${name} ×${applied}`];
  });
  faults.clear();
  stage.gate.forget();
  if (round.kill !== undefined) tally.add("kills", killed ?? "came too late");
  // A run that was killed leaves its lock behind.
  if (killed !== undefined) await stage.finish("cancel", stage.stack.start("cancel", "--yes"));
  return [round.command, ...(killed === undefined ? [] : [killed]), ...hits].join(" + ");
}

/** @returns what was done when the call came at which something was to be killed; nothing when none came. */
async function runAndKill(stage: Stage, jobs: readonly ChaosJob[], round: Round): Promise<string | undefined> {
  const { kill, command } = round;
  const reached = kill && stage.gate.stop(gateCalls(jobs, kill.purpose), kill.side, kill.nth);
  const running = stage.start(command);
  const finished = stage.finish(command, running);
  // Looked at below, after what happens meanwhile.
  finished.catch(() => undefined);
  const held = reached && (await Promise.race([reached, finished.then(() => undefined)]));
  if (kill === undefined || held === undefined) {
    await finished;
    return undefined;
  }
  await killNow(running, kill, held, finished);
  return kill.killer;
}

async function killNow(
  running: RunningCommand,
  { killer }: KillWish,
  held: HeldCall,
  finished: Promise<unknown>,
): Promise<void> {
  // Known only as long as their parents live.
  const family = descendants(running.pid);
  const providers = providersBelow(running.pid);
  killers[killer](running, held);
  await finished;
  await orphansEnded(providers);
  // The engine leaves language hosts behind when it is killed; they are no part of this project.
  for (const pid of family) end(pid);
}
