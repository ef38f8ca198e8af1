import { client, doc, fieldsFrom, ours, seed } from "../../provenance/provenance";
import { type BailianCall, operation, readBody } from "../call";
import { refuse } from "../refusals";
import { deployableBaseModels, type DeployableModel, findDeployable } from "./deployable-models";
import { type DeploymentPlan, startingMs } from "./deployment-life";
import { deploymentObject, livingDeploymentFields } from "./deployment-object";
import { createDeploymentBody, type CreateDeploymentBody } from "./deployment-request";
import { settleDeployments } from "./deployment-store";
import { planResources } from "./plan-resources";

const page = doc("create-deployment-api");
const guide = doc("model-deployment-quick-start");

/** Deploys a model. From here on it would cost money. */
export const createDeployment = operation({
  name: "CreateDeployment",
  routes: [{ method: "POST", path: "/api/v1/deployments" }],
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
    "plan ptu without ptu_capacity is 400 InvalidParameter, Miss ptu capacity info": client(
      "bailian-cli; no source tells the code beside the message, and create-deployment-api still has defaults",
    ),
    "a member that ptu_capacity leaves out counts as 10,000 or 1,000; its unit plays no part here": doc(
      "create-deployment-api; throughput-reservation-api disagrees on the unit",
    ),
    "charge_type is post_paid or pre_paid, which needs pre_paid_info.duration, and post_paid where it is left out": doc(
      "throughput-reservation-api, which requires it; create-deployment-api has none",
    ),
    "service_tier is ptu_fast unless ptu_default is asked for, whose deployment gets a name of the cloud's":
      doc("throughput-reservation-api"),
    "what is paid beforehand is WAIT_PRE_PAID_BILLING_TO_DEPLOYING until it runs": doc(
      "throughput-reservation-api for the word; that PENDING does not follow is our choice, since nothing is paid here",
    ),
    "aigc_config is taken and has no effect": client("bailian-cli sends it"),
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
    ...fieldsFrom(
      doc("throughput-reservation-api"),
      "charge_type",
      "service_tier",
      "pre_paid_info",
      "overflow_strategy",
    ),
    ...fieldsFrom(client("bailian-cli"), "aigc_config"),
  ],
  answerFields: livingDeploymentFields,
  transaction: "write",
  parse: (call) => readBody(call, createDeploymentBody),
  answer: (call, body) => {
    const { world, journal } = call.context;
    settleDeployments(call.context);
    const now = world.now();
    const model = findDeployable(call, body.model_name);
    if (model === undefined) throw refuse("notDeployable", { model_name: body.model_name });
    const plan = planOf(body, model);
    const resources = planResources[plan](body, { isDefault: !body.plan, baseModel: model.base_model });
    const deployedModel = newName(call, body, now);
    const readyAt = now + startingMs(call.context, deployedModel);
    call.deployments.insert({
      deployed_model: deployedModel,
      workspace_id: call.workspaceId,
      model_name: body.model_name,
      base_model: model.base_model,
      name: body.name || body.model_name,
      plan,
      status: resources.settings.charge_type === "pre_paid" ? "WAIT_PRE_PAID_BILLING_TO_DEPLOYING" : "PENDING",
      next_status: "RUNNING",
      next_at: readyAt,
      base_capacity: resources.base_capacity,
      capacity: resources.capacity,
      ready_capacity: 0,
      created_at: now,
      modified_at: now,
      idle_from: readyAt,
      settings: JSON.stringify(resources.settings),
      failure: null,
    });
    call.record.subject = deployedModel;
    const detail = { model: body.model_name, plan, capacity: resources.capacity };
    journal.effect({ cloud: "bailian", effect: "deployment.created", subject: deployedModel, detail });
    // As of a moment before: one that is ready at the first look has not been looked at yet.
    const created = call.deployments.get(deployedModel, now - 1);
    if (created === undefined) throw refuse("internalError");
    return { output: deploymentObject(created, call.account, { withFractions: true }) };
  },
});

/** Plans compare without case: [bailian-cli] sends `Lora`. */
function planOf({ plan: asked, model_name: name }: CreateDeploymentBody, { plans }: DeployableModel): DeploymentPlan {
  const plan = asked ? plans.find((known) => known === asked.toLowerCase()) : plans[0];
  if (plan === undefined) throw refuse("notDeployable", { model_name: name });
  return plan;
}

const suffixForm = /^[a-z0-9]{1,8}$/;

/**
 * The name under which the deployment will be called. A tuned model's first one has the model's own name; the cloud's own
 * models answer under theirs already, so that theirs get eight hexadecimal digits.
 */
function newName(call: BailianCall, { model_name: model, suffix }: CreateDeploymentBody, now: number): string {
  if (suffix && !suffixForm.test(suffix)) {
    throw refuse("invalidParameter", `suffix must be up to 8 lower-case letters and digits, not ${suffix}.`);
  }
  if (!suffix && call.deployments.hasModel(call.workspaceId, model, now))
    throw refuse("conflict", { deployed_model: model });
  const isBase = deployableBaseModels.some(({ model_name: known }) => known === model);
  const ending = suffix || (isBase ? call.context.world.randomText(8, "0123456789abcdef") : undefined);
  const name = ending === undefined ? model : `${model}-${ending}`;
  // Also while it is being deleted, and whosever workspace has it.
  if (call.deployments.get(name, now) !== undefined) throw refuse("conflict", { deployed_model: name });
  return name;
}
