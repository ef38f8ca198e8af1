import type { DeploymentKey, Details } from "./keys";
import type { JsonObject } from "../base/json";
import type { modelDeployment } from "./kinds/model-deployment";
import type { StateOf } from "./kinds/types-of";

/** Neutral status of a deployment. The cloud's own word is kept beside it. */
export type DeploymentStatus = StateOf<typeof modelDeployment>["status"];

/** Outputs that no look at the cloud tells: they come from the key, or from what was asked for. */
type Ours =
  "cloud" | "endpoint" | "deploymentId" | "instanceId" | "deploymentName" | "suffix" | "cloudStatus" | "details";

/** A deployment as it is to be. */
export interface DeploymentRequest {
  /** The model to serve: Bailian a model ID (base, `finetuned_output` or an exported checkpoint's), Qianfan a version `amv-…`. */
  readonly model: string;
  /** Qianfan: the set `am-…` of the version; looked up by the version where it is not given. */
  readonly modelSetId?: string;
  /** Display name, 2 to 20 characters; the cloud block's own `name` wins. */
  readonly name: string;
  /** At most 8 lower-case letters and digits, from the token: tells this deployment from any other of the same model. */
  readonly suffix: string;
  /** The cloud's block of the arguments, checked and complete. */
  readonly block: JsonObject;
}

/** What one look at the cloud tells about a deployment. A value that is not known is absent, never empty. */
export interface DeploymentObservation extends Omit<StateOf<typeof modelDeployment>, Ours> {
  readonly key: DeploymentKey;
  /** The cloud's own word, for example `DEPLOYING`. */
  readonly cloudStatus: string;
  /** The cloud's word is none that its documents know; it counts as pending. */
  readonly isUnknownStatus?: boolean;
  /** The cloud's own words for a failure. */
  readonly reason?: string;
  /** The model that is served now. */
  readonly model?: string;
  readonly modelSetId?: string;
  readonly details?: Details;
}

/** What is left of a deployment after a removal. */
export type DeploymentRemoval =
  /**
   * `removing`: the cloud is at it; `observe` tells when it is gone. `stopping`: the cloud is taking it off; once `observe`
   * says that it has stopped, `remove` goes on.
   */
  | { readonly kind: "removing" | "stopping" | "gone" }
  /** `leaves`: what stays and costs nothing, as one line. */
  | { readonly kind: "removed"; readonly leaves?: string }
  /** What stays and costs although everything was asked for that the cloud has a call for: one line that says where it is. */
  | { readonly kind: "kept"; readonly remains: string };

/** What a cloud tells of a deployment that this program has not made: an import begins with it and is compared by it. */
export interface ToldDeployment extends Partial<Pick<DeploymentRequest, "name" | "suffix">> {
  readonly block: JsonObject;
}

/** Deployments of one account on one cloud. Every method throws `CloudError`; none repeats a create. */
export interface DeploymentOperations {
  /** The deployment that an earlier try with the same name and suffix left, all pages. */
  find(request: DeploymentRequest, signal?: AbortSignal): Promise<DeploymentObservation | undefined>;
  /** The one call that starts billing. A clash of suffix or name is a `CloudError` of kind `conflict`. */
  create(request: DeploymentRequest): Promise<DeploymentKey>;
  /** One describe; `undefined` when the cloud says that it does not exist. */
  observe(key: DeploymentKey, signal?: AbortSignal): Promise<DeploymentObservation | undefined>;
  /** All of the account, whoever made it; absent: the cloud lists none. */
  list?(signal?: AbortSignal): AsyncGenerator<{ readonly key: DeploymentKey; readonly name?: string }>;
  /** Members of the block that it was made with, as far as the cloud tells them; absent: none. */
  told?(key: DeploymentKey, signal?: AbortSignal): Promise<ToldDeployment | undefined>;
  /**
   * Brings a running deployment to the request in place (scale, limits, model version), sending only what differs from `seen`.
   * @param settle waits until the change that was asked for last is made, for a cloud that makes one at a time.
   */
  modify(
    key: DeploymentKey,
    request: DeploymentRequest,
    seen: DeploymentObservation,
    signal?: AbortSignal,
    settle?: () => Promise<unknown>,
  ): Promise<void>;
  /** Whether what was asked for is looked at again once it is made, because the create itself may not have taken all of it. */
  changesWhenMade?(request: DeploymentRequest): boolean;
  /** @param block the cloud's block of the arguments that it was made with: what it did not make stays. */
  remove(key: DeploymentKey, block?: JsonObject, signal?: AbortSignal): Promise<DeploymentRemoval>;
}
