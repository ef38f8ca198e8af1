import type { Api } from "./program";

/** A call to a cloud, by the names that the simulated clouds' fault rules and the gate have for it. */
export interface Moment {
  readonly operation: string;
  readonly atGate: string;
  /** What the call is for. */
  readonly purpose:
    "container" | "submit" | "look" | "list" | "publish" | "cancel" | "remove" | "serve" | "scale" | "takeOff";
}

const v2 = (purpose: Moment["purpose"], operation: string): Moment => ({ purpose, operation, atGate: operation });
const v1 = (purpose: Moment["purpose"], module: string, operation: string): Moment => ({
  purpose,
  operation,
  atGate: `POST /wenxinworkshop/${module}/${operation}`,
});

const qianfanReads: readonly Moment[] = [
  v2("list", "DescribeFineTuningJobs"),
  v2("list", "DescribeFineTuningTasks"),
  v2("look", "DescribeFineTuningTask"),
];
const qianfanServing: readonly Moment[] = [
  v2("serve", "CreateService"),
  v2("serve", "DescribeServices"),
  v2("serve", "DescribeService"),
  v2("serve", "ModifyService"),
  v2("scale", "ScaleService"),
  v2("takeOff", "DeactivateService"),
  v2("takeOff", "DescribeComputeUnits"),
  v2("takeOff", "ReleaseComputeUnit"),
];
const qianfanRemovals: readonly Moment[] = [v2("remove", "DeleteFineTuningTask"), v2("remove", "DeleteFineTuningJob")];

/** Every call that a job's life consists of, by API. */
export const momentsOf: Readonly<Record<Api, readonly Moment[]>> = {
  bailian: [
    { purpose: "submit", operation: "CreateFineTune", atGate: "POST /fine-tunes" },
    { purpose: "list", operation: "ListFineTunes", atGate: "GET /fine-tunes" },
    { purpose: "look", operation: "GetFineTune", atGate: "GET /fine-tunes/{job}" },
    { purpose: "look", operation: "GetFineTuneLogs", atGate: "GET /fine-tunes/{job}/logs" },
    { purpose: "look", operation: "ListFineTuneCheckpoints", atGate: "GET /fine-tunes/{job}/checkpoints" },
    { purpose: "cancel", operation: "CancelFineTune", atGate: "POST /fine-tunes/{job}/cancel" },
    { purpose: "remove", operation: "DeleteFineTune", atGate: "DELETE /fine-tunes/{job}" },
    { purpose: "serve", operation: "CreateDeployment", atGate: "POST /deployments" },
    { purpose: "serve", operation: "GetDeployment", atGate: "GET /deployments/{deployment}" },
    { purpose: "scale", operation: "ScaleDeployment", atGate: "PUT /deployments/{deployment}/scale" },
    { purpose: "takeOff", operation: "DeleteDeployment", atGate: "DELETE /deployments/{deployment}" },
  ],
  "qianfan-v2": [
    v2("container", "CreateFineTuningJob"),
    v2("submit", "CreateFineTuningTask"),
    ...qianfanReads,
    v2("publish", "DescribeModelSet"),
    v2("publish", "CreateCustomModelSet"),
    v2("publish", "CreateCustomModel"),
    v2("publish", "DescribeModel"),
    v2("cancel", "StopFineTuningTask"),
    ...qianfanRemovals,
    ...qianfanServing,
  ],
  "qianfan-v1": [
    v1("container", "finetune", "createTask"),
    v1("submit", "finetune", "createJob"),
    ...qianfanReads,
    v2("publish", "DescribeModelSet"),
    v1("publish", "modelrepo", "publishTrainModel"),
    v1("publish", "modelrepo", "modelVersionDetail"),
    v1("cancel", "finetune", "stopJob"),
    ...qianfanRemovals,
    ...qianfanServing,
  ],
};
