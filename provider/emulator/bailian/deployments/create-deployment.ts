import { nativeAnswer } from "../answer/native-answer";
import { refusals } from "../answer/refusals";
import type { BailianCall } from "../bailian-call";
import { readBody } from "../read-body";
import { findDeployable, deployableBaseModels, type DeployableModel } from "./deployable-model";
import { startingMs } from "./starting-ms";
import { deploymentObject } from "./deployment-object";
import type { DeploymentPlan } from "./deployment-record";
import { createDeploymentBody, type CreateDeploymentBody } from "./deployment-request";
import { planResources } from "./plan-resources";
import { settleDeployments } from "./settle-deployments";

/** Deploys a model. From here on it would cost money. */
export async function createDeployment(call: BailianCall): Promise<Response> {
  const body = await readBody(call.request, createDeploymentBody);
  const { store, world, journal } = call.context;
  return store.write(() => {
    settleDeployments(call.context);
    const now = world.now();
    const model = findDeployable(call, body.model_name);
    if (model === undefined) throw refusals.notDeployable(body.model_name);
    const plan = planOf(body, model);
    const resources = planResources[plan](body, { isDefault: !body.plan });
    const deployedModel = newName(call, body, now);
    const readyAt = now + startingMs(call.context, deployedModel);
    call.deployments.insert({
      deployed_model: deployedModel,
      workspace_id: call.workspaceId,
      model_name: body.model_name,
      base_model: model.base_model,
      name: body.name || body.model_name,
      plan,
      status: "PENDING",
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
    if (created === undefined) throw refusals.internalError();
    return nativeAnswer.output(call.requestId, deploymentObject(created, call.account, { withFractions: true }));
  });
}

/** Plans compare without case: the official command line sends `Lora`. */
function planOf({ plan: asked, model_name: name }: CreateDeploymentBody, { plans }: DeployableModel): DeploymentPlan {
  const plan = asked ? plans.find((known) => known === asked.toLowerCase()) : plans[0];
  if (plan === undefined) throw refusals.notDeployable(name);
  return plan;
}

const suffixForm = /^[a-z0-9]{1,8}$/;

/**
 * The name under which the deployment will be called. A tuned model's first one has the model's own name; the cloud's own
 * models answer under theirs already, so that theirs get eight hexadecimal digits.
 */
function newName(call: BailianCall, { model_name: model, suffix }: CreateDeploymentBody, now: number): string {
  if (suffix && !suffixForm.test(suffix)) {
    throw refusals.invalidParameter(`suffix must be up to 8 lower-case letters and digits, not ${suffix}.`);
  }
  if (!suffix && call.deployments.hasModel(call.workspaceId, model, now)) throw refusals.conflict(model);
  const isBase = deployableBaseModels.some(({ model_name: known }) => known === model);
  const ending = suffix || (isBase ? call.context.world.randomText(8, "0123456789abcdef") : undefined);
  const name = ending === undefined ? model : `${model}-${ending}`;
  // Also while it is being deleted, and whosever workspace has it.
  if (call.deployments.get(name, now) !== undefined) throw refusals.conflict(name);
  return name;
}
