import { fieldsFrom } from "../../marks/fields-from";
import type { MarkedField } from "../../marks/marked-field";

const page = { kind: "document", reference: "create-deployment-api" } as const;

/** Members that every deployment shows. */
export const commonDeploymentFields: readonly MarkedField[] = [
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
  ...fieldsFrom({ kind: "client", reference: "bailian-cli reads it" }, "name"),
];

/** Members of plan `mu`. */
export const unitFields: readonly MarkedField[] = [
  ...fieldsFrom(page, "model_unit_spec", "enable_thinking", "max_context_length", "rpm_limit", "tpm_limit"),
  ...fieldsFrom(
    { kind: "our choice", reference: "create-deployment-api names them in the request only" },
    "prefill_capacity",
    "decode_capacity",
  ),
];

/** Member of plan `ptu`. */
export const throughputFields: readonly MarkedField[] = fieldsFrom(page, "ptu_capacity");

/** Why a deployment failed. */
export const failureFields: readonly MarkedField[] = fieldsFrom(
  { kind: "our choice", reference: "no page tells where the reason of FAILED stands; as a failed job" },
  "message",
);
