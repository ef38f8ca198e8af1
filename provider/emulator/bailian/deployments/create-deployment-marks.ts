import { fieldsFrom } from "../../marks/fields-from";
import type { OperationMarks } from "../../marks/operation-marks";
import { commonDeploymentFields, throughputFields, unitFields } from "./deployment-fields";

const page = { kind: "document", reference: "create-deployment-api" } as const;
const guide = { kind: "document", reference: "model-deployment-quick-start" } as const;
const ours = (reference: string) => ({ kind: "our choice", reference }) as const;

/** Where CreateDeployment comes from. */
export const createDeploymentMarks: OperationMarks = {
  source: page,
  rules: [
    { rule: "a new deployment is PENDING and RUNNING after five to ten simulated minutes", source: page },
    {
      rule: "what can be deployed: tuned models of the workspace, exported checkpoints, listed base models; else 400 InvalidParameter",
      source: page,
    },
    {
      rule: "a model that LoRA trained by plan lora or mu, every other tuned model by mu",
      source: { kind: "client", reference: "bailian-cli, supported_plans; that full tunings have no lora: our choice" },
    },
    {
      rule: "text and vision base models by mu, three models by ptu, one by cu",
      source: { kind: "our choice", reference: "create-deployment-api lists more models than are simulated" },
    },
    {
      rule: "plans compare without case",
      source: { kind: "client", reference: "dashscope 2.0.2: its command line writes Lora" },
    },
    {
      rule: "without plan the model's first one counts, with the smallest template for model units",
      source: { kind: "client", reference: "dashscope 1.27.8 sends none unless told; the pages call it required" },
    },
    {
      rule: "with plan mu deploy_spec and billing_method are needed, and POST_PAY is the only method",
      source: { kind: "client", reference: "dashscope 2.0.2, comment on the server; create-deployment-api agrees" },
    },
    {
      rule: "MU1 in multiples of 4, MU2 of 8, MU5 of 1, MU1-PD of 4 for each role; below 1000",
      source: { kind: "document", reference: "create-deployment-api; the message: scale-deployment-api" },
    },
    { rule: "capacity has no effect with plan lora", source: guide },
    {
      rule: "ptu_capacity counts as 10,000 and 1,000 tokens a minute where it is left out",
      source: { kind: "document", reference: "create-deployment-api; bailian-cli says that the server refuses it" },
    },
    {
      rule: "409 Conflict where the model is deployed in the workspace and no suffix is given, or where the name is taken",
      source: { kind: "seed", reference: "000 for code and status; when: create-deployment-api" },
    },
    { rule: "the suffix of a deleted deployment may be used again", source: ours("not stated") },
    {
      rule: "a suffix has up to 8 lower-case letters and digits",
      source: { kind: "document", reference: "create-deployment-api for the length; the form: dashscope 2.0.2" },
    },
    {
      rule: "deployed_model is the model's name, with a hyphen and the suffix where there is one",
      source: { kind: "document", reference: "model-deployment-quick-start; other samples show other forms" },
    },
    {
      rule: "a base model without suffix gets a hyphen and eight hexadecimal digits",
      source: { kind: "document", reference: "create-deployment-api, sample; its own name answers without deployment" },
    },
    {
      rule: "a deployment fails or is stopped by fault rules and the control interface only",
      source: ours("capacity never runs short here"),
    },
  ],
  requestFields: [
    ...fieldsFrom(page, "model_name", "plan", "name", "suffix", "capacity", "deploy_spec", "billing_method"),
    ...fieldsFrom(page, "enable_thinking", "max_context_length", "rpm_limit", "tpm_limit", "ptu_capacity"),
    ...fieldsFrom(page, "prefill_capacity", "decode_capacity"),
    ...fieldsFrom({ kind: "client", reference: "dashscope 2.0.2" }, "template_id"),
  ],
  answerFields: [...commonDeploymentFields, ...unitFields, ...throughputFields],
};
