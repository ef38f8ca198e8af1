import { nativeAnswer } from "../answer/native-answer";
import type { BailianCall } from "../bailian-call";
import { pageQuery } from "../page-query";
import { deployableBaseModels, deployableTuned, type DeployableModel } from "./deployable-model";
import { deploymentTemplates } from "./deployment-templates";

/** Models that can be deployed: the cloud's own ones, or with `model_source=custom` those that tuning made. */
export function listDeployableModels(call: BailianCall): Response {
  const { pageNo, pageSize, offset } = pageQuery(call, { fallback: 50, max: 100 });
  const show = call.query("version") === "v1.0" ? withPlans : withCapacity;
  const { models, total } = readPage(call, offset, pageSize);
  return nativeAnswer.output(call.requestId, { page_no: pageNo, page_size: pageSize, total, models: models.map(show) });
}

function readPage(
  call: BailianCall,
  offset: number,
  pageSize: number,
): { readonly models: readonly DeployableModel[]; readonly total: number } {
  if (call.query("model_source") !== "custom") {
    return { models: deployableBaseModels.slice(offset, offset + pageSize), total: deployableBaseModels.length };
  }
  const { store, world } = call.context;
  return store.read(() => {
    const now = world.now();
    const models = call.models
      .page(call.workspaceId, now, offset, pageSize)
      .map(({ model_id: id, base_model: base, training_type: type }) => deployableTuned(id, base, type));
    return { models, total: call.models.count(call.workspaceId, now) };
  });
}

function withCapacity({ model_name: name }: DeployableModel): object {
  return { model_name: name, base_capacity: 1 };
}

function withPlans({ model_name: name, plans }: DeployableModel): object {
  return {
    model_name: name,
    plans: plans.map((plan) => (plan === "mu" ? { plan, templates: deploymentTemplates } : { plan })),
    supported_plans: plans,
  };
}
