import type { FaceContext } from "./face-context";
import type { FaultTarget } from "./faults/fault-rule";
import type { Schema } from "./store/schema";

/** One simulated cloud under the common core. `provider/emulator/<cloud>/<cloud>-face.ts` exports it as `<cloud>Face`. */
export interface Face<Name extends string = string> {
  readonly cloud: Name;
  /** Its tables. */
  readonly schema: Schema;
  /** Puts sample data in; called once, inside the write transaction that creates the tables, and after a reset. */
  seed?(context: FaceContext): void;
  /** Its operations by name, for fault rules. */
  readonly target: Omit<FaultTarget, "cloud">;
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

/**
 * What can happen to something deployed that no call of its cloud does (control call, fault rules):
 * - `fail`: it fails; one that is still coming up or changing fails when it would have been ready
 * - `stop`: it is stopped, as on the console
 * - `arrears`: it is halted because the account owes money
 * - `resume`: it is started again, or what was owed is paid
 * - `vanish`: it is gone, as if somebody else had deleted it
 */
export type DeploymentFate =
  { readonly kind: "fail"; readonly message?: string } | { readonly kind: "stop" | "arrears" | "resume" | "vanish" };
