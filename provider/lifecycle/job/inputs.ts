import type { CloudName } from "../../contract/cloud";
import type { JsonObject } from "../../base/json";
import type { fineTuneJob } from "../../contract/kinds/fine-tune-job";
import type { timeoutsType } from "../../contract/kinds/shared";
import type { ComputedOf, InputsOf, TypeOf } from "../../contract/kinds/types-of";

export const cloudNames: readonly CloudName[] = ["bailian", "qianfan"];

/** Arguments of a job after `check`, with what that computed: plain values, nothing unknown. */
export type JobInputs = InputsOf<typeof fineTuneJob> & ComputedOf<typeof fineTuneJob> & Blocks;

/** The cloud blocks among arguments. */
export type Blocks = { readonly [Cloud in CloudName]?: JsonObject };

/** Go-style durations. */
export type Timeouts = TypeOf<typeof timeoutsType>;

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
