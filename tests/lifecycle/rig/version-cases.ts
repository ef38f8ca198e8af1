import { versionKind as kind } from "../../../provider/front/version-kind";
import type { ShippedCloudName } from "../../../provider/clouds/index";
import { cloudCases } from "../clouds";
import type { Rig } from "./create-rig";
import type { Properties } from "./engine-protocol";
import { succeeds } from "./expect";
import { answer, emptyList, meet } from "./faults";
import { callElsewhere } from "./other-user";
import { createStack } from "./stack";

/** Model versions as the dynamic front end serves them. */
export const versionKind = kind;

/** A job that has ended, and the steps of the checkpoints that it has. */
export interface FinishedJob {
  readonly id: string;
  readonly steps: readonly number[];
}

/** Publishing on one cloud, as the scenarios that both share need it. */
export interface VersionCase {
  readonly cloud: ShippedCloudName;
  /** The call that publishes, what the clouds' journal says of it, and the call that tells how far it is. */
  readonly publish: string;
  readonly published: string;
  readonly look: string;
  /** The cloud's words for "under way" and "failed". */
  readonly words: readonly [underWay: string, failed: string];
  readonly modelPattern: RegExp;
  /** What the best checkpoint is chosen by. */
  readonly measure: string;
  /** A job with several checkpoints that publishes nothing by itself, in a stack of its own. */
  train(rig: Rig): Promise<FinishedJob>;
  /** Somebody deletes the published model on the console; Bailian has no call for it, so the cloud is made to say so. */
  removeElsewhere(rig: Rig, outputs: Properties): Promise<unknown>;
}

async function train(rig: Rig, cloud: ShippedCloudName, block: Properties): Promise<FinishedJob> {
  const stack = createStack(rig);
  await succeeds(stack.up(cloudCases[cloud].program({}, block)));
  const { id, outputs } = stack.entry("bot");
  const checkpoints = outputs["checkpoints"] as readonly { readonly step: number }[];
  rig.calls.length = 0;
  rig.lines.length = 0;
  return { id, steps: checkpoints.map(({ step }) => step).sort((one, other) => one - other) };
}

/** Both clouds. */
export const versionCases: Readonly<Record<ShippedCloudName, VersionCase>> = {
  bailian: {
    cloud: "bailian",
    publish: "GET /fine-tunes/{job}/export/{checkpoint}",
    published: "checkpoint.exported",
    look: "GET /fine-tunes/{job}/checkpoints",
    words: ["PROCESSING", "FAILED"],
    modelPattern: /^qwen3-8b-ft-.*-c\d+$/,
    measure: "validation loss",
    train: (rig) =>
      train(rig, "bailian", {
        hyperParameters: { n_epochs: 3, batch_size: 16, max_length: 2048, learning_rate: "1.6e-5" },
      }),
    removeElsewhere: async (rig) => {
      const absent = { code: "NotFound", message: "Not found!", request_id: "r-1" };
      meet(rig, "GET /fine-tunes/{job}/checkpoints", answer(404, absent));
      meet(rig, "GET /deployments/models", emptyList);
    },
  },
  qianfan: {
    cloud: "qianfan",
    publish: "CreateCustomModel",
    published: "model.created",
    look: "DescribeModel",
    words: ["Creating", "Fail"],
    modelPattern: /^amv-/,
    measure: "perplexity",
    train: (rig) =>
      train(rig, "qianfan", {
        publish: false,
        hyperParameters: { epoch: 3, learningRate: 3e-5, maxSeqLen: 4096, checkpointCount: 3, saveStep: 8 },
      }),
    removeElsewhere: (rig, { modelId }) => callElsewhere(rig, "DeleteModel", { modelId }),
  },
};
