import type { CloudName } from "../../contract/cloud";
import type { JsonObject } from "../../base/json";

export const cloudNames: readonly CloudName[] = ["bailian", "qianfan"];

/** Arguments of a job after `check`: plain values, nothing unknown. */
export interface JobInputs {
  readonly bailian?: JsonObject;
  readonly qianfan?: JsonObject;
  readonly waitForCompletion?: boolean;
  readonly onDelete?: "cancel" | "retain";
  readonly onFailure?: "fail" | "retrain";
  readonly adopt?: string;
  readonly adoptExisting?: boolean;
  readonly triggers?: unknown;
  /** What was counted in the job's data, where that is given as resources. */
  readonly trainingData?: unknown;
  readonly maxCost?: unknown;
  readonly maxTokens?: number;
  /** Computed by check. */
  readonly estimatedTokens?: number;
  readonly estimatedCost?: unknown;
  readonly timeouts?: Timeouts;
  readonly jobName?: string;
  readonly exactJobName?: boolean;
  readonly validation?: "error" | "warn";
}

/** Go-style durations. */
export interface Timeouts {
  readonly create?: string;
  readonly update?: string;
  readonly delete?: string;
}

/** Which resource of which program this is; decides the token. */
export interface ResourceIdentity {
  readonly urn: string;
  /** The resource's own name in the program. */
  readonly name: string;
  readonly organization: string;
  /** Counts replacements: 0 for the first job of a resource. */
  readonly generation: number;
}

/** The one cloud block of the arguments. */
export function blockOf(inputs: Pick<JobInputs, CloudName>): {
  readonly cloud: CloudName;
  readonly block: JsonObject;
} {
  if (inputs.bailian !== undefined) return { cloud: "bailian", block: inputs.bailian };
  if (inputs.qianfan !== undefined) return { cloud: "qianfan", block: inputs.qianfan };
  throw new TypeError("arguments without a cloud block got past check");
}
