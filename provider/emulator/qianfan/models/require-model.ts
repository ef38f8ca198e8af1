import type { QianfanCall } from "../call";
import { refuse } from "../refusals";
import type { ModelRow, ModelSetRow } from "./model-store";

/** The model set that a call names by ID. @throws Refusal `NoSuchModelSet` */
export function requireModelSet({ cloud, record }: QianfanCall, modelSetId: string): ModelSetRow {
  record.subject = modelSetId;
  const modelSet = cloud.modelSets.byId(modelSetId);
  if (!modelSet) throw refuse("NoSuchModelSet");
  return modelSet;
}

/** The model version that a call names. @throws Refusal `NoSuchModel` */
export function requireModel({ cloud, record }: QianfanCall, modelId: string): ModelRow {
  record.subject = modelId;
  const model = cloud.models.byId(modelId);
  if (!model) throw refuse("NoSuchModel");
  return model;
}

/**
 * The version that is to be served: of the set that the call names, and Ready.
 *
 * @throws Refusal `NoSuchModel`, `NoSuchModelSet`, `UnsupportedOperation`
 */
export function requireVersion(
  call: QianfanCall,
  { modelSetId, modelId }: { readonly modelSetId: string; readonly modelId: string },
): ModelRow {
  const model = requireModel(call, modelId);
  if (model.set_id !== modelSetId) throw refuse("NoSuchModelSet");
  if (call.cloud.world.now() < model.ready_at) {
    throw refuse("UnsupportedOperation", "The model version can not be deployed because it is not Ready");
  }
  return model;
}
