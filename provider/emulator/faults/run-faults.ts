import type { DeploymentFate, Face } from "../face";
import type { FaceContext } from "../face-context";
import type { CallRecord } from "../journal";
import type { ControlledTrainingEngine } from "../training/create-training-engine";
import type { RunFate } from "../contract";
import type { World } from "../world/create-world";
import type { Hit } from "./create-faults";
import type { FaultAction } from "./fault-rule";

/** What faults do to time, lists, runs and deployments. */
export interface RunFaults {
  /** Before the operation: the clock jumps, a list learns how far it lags, a submit learns how its run ends. */
  prepare(call: CallRecord, hits: readonly Hit[]): void;
  /** After it: a run that was there before gets its fate, or vanishes; so does a deployment. */
  settle(call: CallRecord, hits: readonly Hit[]): void;
}

/** What takes a run away. */
interface RunTakers {
  readonly context: FaceContext;
  readonly training: ControlledTrainingEngine;
  readonly faces: readonly Face[];
}

/** Takes a run away as if somebody else had deleted it; false when there is no such run. Inside a write. */
export function vanishRun({ context, training, faces }: RunTakers, runId: string): boolean {
  const cloud = training.cloudOf(runId);
  if (cloud === undefined) return false;
  faces.find((face) => face.cloud === cloud)?.forget(context, runId);
  training.remove(runId);
  context.journal.effect({ cloud, effect: "run.vanished", subject: runId });
  return true;
}

/** Faults in what the simulated clouds do, not in how they answer. */
export function createRunFaults(parts: RunTakers & { readonly world: World }): RunFaults {
  const { context, world, training } = parts;
  const { store, journal } = context;
  const faceOf = ({ cloud }: CallRecord) => parts.faces.find((face) => face.cloud === cloud);

  return {
    prepare: (call, hits) => {
      for (const { action } of hits) {
        if (action.kind === "clockJump") {
          store.write(() => {
            world.advance(action.ms);
            const { cloud, requestId } = call;
            journal.effect({ cloud, effect: "clock.advanced", subject: requestId, detail: { ms: action.ms } });
          });
        }
        if (action.kind === "listLag") call.listsCreatedUntil = store.read(() => world.now()) - action.lagMs;
        call.fate ??= fateOf(action);
      }
    },
    settle: (call, hits) => {
      const face = faceOf(call);
      const { subject, fate, operation } = call;
      if (face === undefined || subject === undefined) return;
      for (const fate of hits.flatMap(({ action }) => deploymentFateOf(action) ?? [])) {
        store.write(() => face.decideDeployment?.(context, subject, fate));
      }
      // The run of a submit was made with its fate.
      if (fate !== undefined && !face.target.submits.includes(operation)) {
        store.write(() => training.decide(subject, fate));
      }
      if (!hits.some(({ action }) => action.kind === "vanishJob")) return;
      store.write(() => vanishRun(parts, subject));
    },
  };
}

function deploymentFateOf(action: FaultAction): DeploymentFate | undefined {
  if (action.kind === "failDeployment") return { kind: "fail", message: action.message };
  if (action.kind === "stopDeployment") return { kind: action.reason === "arrears" ? "arrears" : "stop" };
  return action.kind === "vanishDeployment" ? { kind: "vanish" } : undefined;
}

function fateOf(action: FaultAction): RunFate | undefined {
  if (action.kind === "failJob") {
    const { code, message, afterMs } = action;
    return { kind: "fail", code, message, ...(afterMs === undefined ? {} : { afterMs }) };
  }
  if (action.kind === "stallJob") {
    return { kind: "stall", ...(action.afterMs === undefined ? {} : { afterMs: action.afterMs }) };
  }
  return undefined;
}
