import type { Call, CallOptions, ListingOptions } from "../http/call";
import { CloudError } from "../../contract/cloud-error";
import { absentAsUndefined } from "../tolerated-kind";
import { pathSegment } from "../http/path-segment";
import type { Transport } from "../http/transport";
import type { JsonObject } from "../../base/json";
import { allPages } from "./all-pages";
import {
  deployableModelPageAnswer,
  deploymentAnswer,
  deploymentPageAnswer,
  templatePageAnswer,
  type BailianDeployment,
} from "./deployment-schemas";

/** The calls of Bailian about deployments. Every method throws `CloudError`; none repeats a create. */
export interface DeploymentClient {
  /** From here on it costs money. The body is that of [create-deployment-api]. */
  createDeployment(body: JsonObject, options?: CallOptions): Promise<BailianDeployment>;
  getDeployment(deployedModel: string, options?: CallOptions): Promise<BailianDeployment>;
  /** Every deployment of the workspace once. */
  allDeployments(options?: ListingOptions): AsyncGenerator<BailianDeployment>;
  /** Changes capacities to absolute values. */
  scaleDeployment(deployedModel: string, body: JsonObject, options?: CallOptions): Promise<BailianDeployment>;
  /** Changes `rpm_limit` and `tpm_limit`. */
  updateDeployment(deployedModel: string, body: JsonObject, options?: CallOptions): Promise<BailianDeployment>;
  /** Changes what happens to calls above reserved throughput. */
  updateOverflowStrategy(deployedModel: string, strategy: string, options?: CallOptions): Promise<void>;
  /** Resolves when the cloud is at it; a get tells when it is gone. */
  deleteDeployment(deployedModel: string, options?: CallOptions): Promise<void>;
  /** Every model of the cloud's own that can be deployed, with the units of its templates. */
  allBaseModels(options?: CallOptions): AsyncGenerator<{ model: string; units: Readonly<Record<string, number>> }>;
  /** IDs of every tuned model that can be deployed. */
  allTunedModels(options?: CallOptions): AsyncGenerator<string>;
}

/** The calls over a transport. */
export function createDeploymentClient(transport: Transport): DeploymentClient {
  const put = (operation: string, path: string, json: JsonObject, signal?: AbortSignal) =>
    // The values are absolute, so that repeating one changes nothing.
    transport
      .call({ operation, method: "PUT", path, json, repeat: "safe", signal }, deploymentAnswer)
      .then((deployment) => requireDone(operation, deployment));
  const client: DeploymentClient = {
    createDeployment: async (json, { signal } = {}) => {
      const call = { operation: "CreateDeployment", method: "POST", path: "/deployments", repeat: "never" } as const;
      const made = await transport.call({ ...call, json, signal }, deploymentAnswer);
      if (!made.hasFailed) return made;
      // Whether it stands, and would be paid for, only a look can tell.
      const standing = await absentAsUndefined(client.getDeployment(made.deployedModel, { signal }));
      return standing ?? requireDone(call.operation, made);
    },
    getDeployment: async (deployedModel, { signal } = {}) => {
      const call = { operation: "GetDeployment", method: "GET", path: pathOf(deployedModel), repeat: "safe" } as const;
      return transport.call({ ...call, signal }, deploymentAnswer);
    },
    allDeployments: ({ signal, onLeftOut } = {}) =>
      allPages(
        (pageNo, pageSize) => {
          const call = { operation: "ListDeployments", method: "GET", path: "/deployments", repeat: "safe" } as const;
          const query = { page_no: pageNo, page_size: pageSize };
          return transport.call({ ...call, query, signal, onLeftOut }, deploymentPageAnswer);
        },
        ({ deployedModel }) => deployedModel,
        () => transport.leaveList({ operation: "ListDeployments", onLeftOut }),
      ),
    scaleDeployment: async (deployedModel, body, { signal } = {}) =>
      put("ScaleDeployment", `${pathOf(deployedModel)}/scale`, body, signal),
    updateDeployment: async (deployedModel, body, { signal } = {}) =>
      put("UpdateDeployment", `${pathOf(deployedModel)}/update`, body, signal),
    updateOverflowStrategy: async (deployedModel, strategy, { signal } = {}) => {
      const path = `${pathOf(deployedModel)}/update-overflowstrategy`;
      const call = { operation: "UpdateOverflowStrategy", method: "PUT", path, repeat: "safe" } as const;
      await transport.act({ ...call, json: { overflow_strategy: strategy }, signal }, async () => {
        const { overflowStrategy } = await client.getDeployment(deployedModel, { signal });
        return overflowStrategy === strategy;
      });
    },
    deleteDeployment: async (deployedModel, { signal } = {}) => {
      const call = { operation: "DeleteDeployment", method: "DELETE", path: pathOf(deployedModel) } as const;
      return transport.act({ ...call, repeat: "safe", signal }, async () => {
        const seen = await absentAsUndefined(client.getDeployment(deployedModel, { signal }));
        return seen === undefined || endingStatuses.has(seen.status);
      });
    },
    allBaseModels: ({ signal } = {}) =>
      allPages(
        (pageNo, pageSize) => transport.call(listDeployable("base", pageNo, pageSize, signal), templatePageAnswer),
        ({ model }) => model,
        () => transport.leaveList({ operation: "ListDeployableModels" }),
      ),
    allTunedModels: ({ signal } = {}) =>
      allPages(
        (pageNo, pageSize) =>
          transport.call(listDeployable("custom", pageNo, pageSize, signal), deployableModelPageAnswer),
        (modelId) => modelId,
        () => transport.leaveList({ operation: "ListDeployableModels" }),
      ),
  };
  return client;
}

function listDeployable(source: "base" | "custom", pageNo: number, pageSize: number, signal?: AbortSignal): Call {
  return {
    operation: "ListDeployableModels",
    method: "GET",
    path: "/deployments/models",
    query: { page_no: pageNo, page_size: pageSize, version: "v1.0", model_source: source },
    repeat: "safe",
    signal,
  };
}

/** Statuses of a deployment that is being taken away, or was. */
export const endingStatuses: ReadonlySet<string> = new Set(["DELETING", "DELETED"]);

/** HTTP 200 may carry `operation_status: FAILED` [throughput-reservation-api]: nothing was done then. */
function requireDone(operation: string, deployment: BailianDeployment): BailianDeployment {
  if (!deployment.hasFailed) return deployment;
  const { deployedModel, errorMessage = "the cloud gave no reason" } = deployment;
  throw new CloudError(`Bailian ${operation}: ${deployedModel}: ${errorMessage} (operation_status FAILED, HTTP 200)`, {
    cloud: "bailian",
    operation,
    status: 200,
    code: "operation-failed",
    kind: "invalid",
    isRetryable: false,
    nextStep: "Correct what the message names, or look at capacity, quota and billing in the Model Studio console.",
  });
}

const pathOf = (deployedModel: string) => `/deployments/${pathSegment(deployedModel)}`;
