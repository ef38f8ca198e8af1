import { own } from "../../base/own";
import { present } from "../../base/present";
import type { Details } from "../../contract/keys";
import type { DeploymentObservation, DeploymentStatus } from "../../contract/deployment-cloud";
import { chinaTime } from "../china-time";
import type { BailianDeployment } from "./deployment-schemas";

/**
 * Statuses of [get-deployment-api]; `DEPLOYING` is known from [dashscope 1.27.8] only. A change that failed needs a person,
 * although it serves.
 */
const statuses: Readonly<Record<string, DeploymentStatus>> = {
  PENDING: "pending",
  DEPLOYING: "pending",
  RUNNING: "running",
  UPDATING: "updating",
  UPDATING_FAILED: "failed",
  OFFLINING: "stopped",
  STOPPED: "stopped",
  ARREARS_DOWN: "stopped",
  ARREARS_RECOVERING: "pending",
  FAILED: "failed",
  DELETING: "deleting",
  DELETED: "deleting",
  // Of reserved throughput [throughput-reservation-api]; while it is scaled it serves.
  WAIT_PRE_PAID_BILLING_TO_DEPLOYING: "pending",
  WAIT_PRE_PAID_BILLING_TO_SCALING: "updating",
  SCALING: "updating",
  WAIT_TO_DEPLOY: "pending",
  STARTING: "pending",
  RECOVERING: "pending",
  STOPPING: "stopped",
  SUSPENDING: "stopped",
  SUSPENDED: "stopped",
  // A create may answer with the ID alone.
  "": "pending",
};

/** What the cloud's word stands for, where it says no more. */
const reasons: Readonly<Record<string, string>> = {
  UPDATING_FAILED: "the last change could not be made; what was ready before goes on serving",
  ARREARS_DOWN: "the account owes money: settle the bill, and the cloud starts it again",
  STOPPED: "it was stopped, which only the console does; it costs nothing meanwhile",
  OFFLINING: "it is being stopped, which only the console does",
  STOPPING: "it is being stopped, which only the console does",
  SUSPENDING: "its reserved throughput is being suspended: the billing console says why",
  SUSPENDED: "its reserved throughput is suspended: the billing console says why",
  FAILED: "the cloud gave no reason; capacity and quota are the usual ones",
};

/** Where the models of an account are called; clouds inside this process have no address. */
export interface InferenceAddress {
  /** Ends in `/api/v1`. */
  readonly baseUrl: string;
}

/** A deployment as the lifecycle sees it. */
export function observeDeployment(
  deployment: BailianDeployment,
  address: InferenceAddress | undefined,
): DeploymentObservation {
  const { deployedModel, status: word, modelName } = deployment;
  const reason = deployment.errorMessage ?? own(reasons, word);
  return {
    key: { cloud: "bailian", id: deployedModel },
    status: own(statuses, word) ?? "pending",
    cloudStatus: word,
    ...(Object.hasOwn(statuses, word) ? {} : { isUnknownStatus: true }),
    ...present({ reason: reason }),
    ...present({ model: modelName }),
    deployedModel,
    ...(address === undefined ? {} : urlsOf(address, deployment)),
    ...present({ capacity: deployment.capacity }),
    ...present({ readyCapacity: deployment.readyCapacity }),
    ...present({ createdAt: chinaTime(deployment.createTime) }),
    ...present({ account: deployment.workspaceId }),
    details: detailsOf(deployment),
  };
}

function urlsOf({ baseUrl }: InferenceAddress, { baseModel, modelName = "" }: BailianDeployment) {
  const native = baseUrl.replace(/(?<!\/)\/+$/, "");
  const kind = /-vl-/.test(baseModel ?? modelName) ? "multimodal-generation" : "text-generation";
  return {
    baseUrl: `${new URL(native).origin}/compatible-mode/v1`,
    nativeUrl: `${native}/services/aigc/${kind}/generation`,
  };
}

function detailsOf(deployment: BailianDeployment): Details {
  const { ptuCapacity } = deployment;
  return {
    ...present({ plan: deployment.plan }),
    ...present({ name: deployment.name }),
    ...present({ baseModel: deployment.baseModel }),
    ...present({ baseCapacity: deployment.baseCapacity }),
    ...present({ prefillCapacity: deployment.prefillCapacity }),
    ...present({ decodeCapacity: deployment.decodeCapacity }),
    ...present({ rpmLimit: deployment.rpmLimit }),
    ...present({ tpmLimit: deployment.tpmLimit }),
    ...(ptuCapacity === undefined
      ? {}
      : {
          ptuCapacity: {
            ...present({ inputTpm: ptuCapacity.inputTpm }),
            ...present({ outputTpm: ptuCapacity.outputTpm }),
            ...present({ thinkingOutputTpm: ptuCapacity.thinkingOutputTpm }),
          },
        }),
    ...present({ enableThinking: deployment.enableThinking }),
    ...present({ maxContextLength: deployment.maxContextLength }),
    ...present({ serviceTier: deployment.serviceTier }),
    ...present({ overflowStrategy: deployment.overflowStrategy }),
    ...present({ prePaidExpiry: chinaTime(deployment.prePaidExpiry) }),
    ...present({ operationId: deployment.operationId }),
    ...present({ modelUnitSpec: deployment.modelUnitSpec }),
    ...present({ chargeType: deployment.chargeType }),
    ...present({ creator: deployment.creator }),
    ...present({ modifier: deployment.modifier }),
  };
}
