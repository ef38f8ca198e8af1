import { client, doc, type Field, fieldsFrom, ours } from "../../provenance/provenance";
import { chinaTime } from "../../times";
import type { Account } from "../call";
import type { DeploymentRecord, DeploymentSettings } from "./deployment-life";

/** The deployment object [create-deployment-api]. Its times have fractions where a call changed it, as in the samples. */
export function deploymentObject(
  deployment: DeploymentRecord,
  account: Account,
  options: { readonly withFractions: boolean } = { withFractions: false },
): Readonly<Record<string, unknown>> {
  // Our own text: written when the deployment was made or changed.
  const { deploy_spec: _template, ...shown } = JSON.parse(deployment.settings) as DeploymentSettings;
  const time = (at: number) => chinaTime(at, "T") + (options.withFractions ? fractionOf(at) : "");
  return {
    deployed_model: deployment.deployed_model,
    name: deployment.name,
    gmt_create: time(deployment.created_at),
    gmt_modified: time(deployment.modified_at),
    status: deployment.status,
    model_name: deployment.model_name,
    base_model: deployment.base_model,
    base_capacity: deployment.base_capacity,
    capacity: deployment.capacity,
    ready_capacity: deployment.ready_capacity,
    workspace_id: deployment.workspace_id,
    charge_type: "post_paid",
    creator: account.user_identity,
    modifier: account.user_identity,
    plan: deployment.plan,
    ...shown,
    ...(deployment.status === "FAILED" && deployment.failure !== null ? { fail_reason: deployment.failure } : {}),
  };
}

function fractionOf(at: number): string {
  return `.${String(at % 1000).padStart(3, "0")}`;
}

const page = doc("create-deployment-api");

/** Members that every deployment shows. */
export const commonDeploymentFields: readonly Field[] = [
  ...fieldsFrom(
    page,
    "deployed_model",
    "gmt_create",
    "gmt_modified",
    "status",
    "model_name",
    "base_model",
    "base_capacity",
    "capacity",
    "ready_capacity",
    "workspace_id",
    "charge_type",
    "creator",
    "modifier",
    "plan",
  ),
  ...fieldsFrom(client("bailian-cli reads it"), "name"),
];

/** Members of plan `mu`. */
export const unitFields: readonly Field[] = [
  ...fieldsFrom(page, "model_unit_spec", "enable_thinking", "max_context_length", "rpm_limit", "tpm_limit"),
  ...fieldsFrom(ours("create-deployment-api names them in the request only"), "prefill_capacity", "decode_capacity"),
];

/** Members of plan `ptu`. */
export const throughputFields: readonly Field[] = [
  ...fieldsFrom(page, "ptu_capacity"),
  ...fieldsFrom(doc("throughput-reservation-api"), "ptu_service_tier", "overflow_strategy"),
];

/** Why a deployment failed. */
const failureFields: readonly Field[] = fieldsFrom(doc("throughput-reservation-api"), "fail_reason");

/** Members of a deployment that has not failed. */
export const livingDeploymentFields: readonly Field[] = [...commonDeploymentFields, ...unitFields, ...throughputFields];

/** Every member of a deployment. */
export const everyDeploymentField: readonly Field[] = [...livingDeploymentFields, ...failureFields];
