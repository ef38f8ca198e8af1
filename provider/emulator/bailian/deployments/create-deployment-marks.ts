import { client, doc, fieldsFrom, ours, seed, type Provenance } from "../../provenance/provenance";
import { commonDeploymentFields, throughputFields, unitFields } from "./deployment-fields";

const page = doc("create-deployment-api");
const guide = doc("model-deployment-quick-start");

/** Where CreateDeployment comes from. */
export const createDeploymentMarks: Provenance = {
  source: page,
  rules: {
    "a new deployment is PENDING and RUNNING after five to ten simulated minutes": page,
    "what can be deployed: tuned models of the workspace, exported checkpoints, listed base models; else 400 InvalidParameter":
      page,
    "a model that LoRA trained by plan lora or mu, every other tuned model by mu": client(
      "bailian-cli, supported_plans; that full tunings have no lora: our choice",
    ),
    "text and vision base models by mu, three models by ptu, one by cu": ours(
      "create-deployment-api lists more models than are simulated",
    ),
    "plans compare without case": client("dashscope 2.0.2: its command line writes Lora"),
    "without plan the model's first one counts, with the smallest template for model units": client(
      "dashscope 1.27.8 sends none unless told; the pages call it required",
    ),
    "with plan mu deploy_spec and billing_method are needed, and POST_PAY is the only method": client(
      "dashscope 2.0.2, comment on the server; create-deployment-api agrees",
    ),
    "MU1 in multiples of 4, MU2 of 8, MU5 of 1, MU1-PD of 4 for each role; below 1000": doc(
      "create-deployment-api; the message: scale-deployment-api",
    ),
    "capacity has no effect with plan lora": guide,
    "ptu_capacity counts as 10,000 and 1,000 tokens a minute where it is left out": doc(
      "create-deployment-api; bailian-cli says that the server refuses it",
    ),
    "409 Conflict where the model is deployed in the workspace and no suffix is given, or where the name is taken":
      seed("000 for code and status; when: create-deployment-api"),
    "the suffix of a deleted deployment may be used again": ours("not stated"),
    "a suffix has up to 8 lower-case letters and digits": doc(
      "create-deployment-api for the length; the form: dashscope 2.0.2",
    ),
    "deployed_model is the model's name, with a hyphen and the suffix where there is one": doc(
      "model-deployment-quick-start; other samples show other forms",
    ),
    "a base model without suffix gets a hyphen and eight hexadecimal digits": doc(
      "create-deployment-api, sample; its own name answers without deployment",
    ),
    "a deployment fails or is stopped by fault rules and the control interface only": ours(
      "capacity never runs short here",
    ),
  },
  requestFields: [
    ...fieldsFrom(page, "model_name", "plan", "name", "suffix", "capacity", "deploy_spec", "billing_method"),
    ...fieldsFrom(page, "enable_thinking", "max_context_length", "rpm_limit", "tpm_limit", "ptu_capacity"),
    ...fieldsFrom(page, "prefill_capacity", "decode_capacity"),
    ...fieldsFrom(client("dashscope 2.0.2"), "template_id"),
  ],
  answerFields: [...commonDeploymentFields, ...unitFields, ...throughputFields],
};
