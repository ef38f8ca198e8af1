import { createRig, type Rig } from "./create-rig";
import type { Stage } from "./scenario";
import { createStack, type AnyKind } from "./stack";

/** Kills the provider before or after the n-th call of the operation that comes. @returns says whether it came to that. */
export function killAround(rig: Rig, call: number, moment: "before" | "after"): () => boolean {
  let calls = 0;
  rig.intercept = async (request, next) => {
    calls += 1;
    if (calls === call && moment === "before") rig.process.kill();
    const response = calls < call || moment === "after" ? await next(request) : new Response();
    if (calls === call && moment === "after") rig.process.kill();
    return response;
  };
  return () => calls >= call;
}

/** Runs the one operation of a play that is to be interrupted. */
type Interrupt = (operation: () => Promise<unknown>) => Promise<void>;

/**
 * A test of what a kill leaves behind: plays once for every call of the interrupted operation, killed around that call, and
 * once without a kill.
 */
export function killedAnywhere(
  title: string,
  kind: AnyKind,
  play: (stage: Stage, interrupt: Interrupt) => Promise<void>,
): void {
  for (const moment of ["before", "after"] as const) {
    it(`${title}, ${moment} any call takes effect`, async () => {
      const rig = createRig();
      for (let call = 1, isKilled = true; isKilled; call += 1) {
        rig.emulator.reset();
        await play({ rig, stack: createStack(rig, kind) }, async (operation) => {
          const wasKilled = killAround(rig, call, moment);
          await operation();
          isKilled = wasKilled();
          rig.intercept = (request, next) => next(request);
        });
      }
      rig.close();
    }).timeout(60_000);
  }
}
