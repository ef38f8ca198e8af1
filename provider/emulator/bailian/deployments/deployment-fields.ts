import { client, doc, fieldsFrom, ours, type Field } from "../../provenance/provenance";

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

/** Member of plan `ptu`. */
export const throughputFields: readonly Field[] = fieldsFrom(page, "ptu_capacity");

/** Why a deployment failed. */
export const failureFields: readonly Field[] = fieldsFrom(
  ours("no page tells where the reason of FAILED stands; as a failed job"),
  "message",
);
