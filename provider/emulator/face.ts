import type { CloudName } from "./contract";
import type { DeploymentFate } from "./deployment-fate";
import type { FaceContext } from "./face-context";
import type { FaultTarget } from "./faults/fault-targets";
import type { Schema } from "./store/schema";

/** One simulated cloud under the common core. `provider/emulator/<cloud>/<cloud>-face.ts` exports it as `<cloud>Face`. */
export interface Face {
  readonly cloud: CloudName;
  /** Its tables. */
  readonly schema: Schema;
  /** Puts sample data in; called once, inside the write transaction that creates the tables, and after a reset. */
  seed?(context: FaceContext): void;
  /** Its operations by name, for fault rules. */
  readonly target: FaultTarget;
  /** Takes away the record of a run, as if somebody else had deleted it. Inside a write. */
  forget(context: FaceContext, runId: string): void;
  /**
   * Brings a deployment or service into a state that no call leads to. Inside a write.
   *
   * @returns the cloud's own word for its state now; undefined when there is no such deployment.
   */
  decideDeployment?(context: FaceContext, id: string, fate: DeploymentFate): string | undefined;
  /** Records in the journal what time has done by now to what only this cloud has. Inside a write. */
  settle?(context: FaceContext): void;
  /** True for a path that this cloud has to answer, known to it or not. */
  owns(path: string): boolean;
  /** The app that answers, a Hono for example; made, and its code loaded, with the first request. It never throws. */
  create(context: FaceContext): { fetch(request: Request): Response | Promise<Response> };
}
