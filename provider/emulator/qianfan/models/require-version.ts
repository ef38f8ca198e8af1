import { Refusal } from "../refusal";
import type { OperationCall } from "../operation";
import type { ModelRow } from "./model-store";
import { requireModel } from "./require-model";

/**
 * The version that is to be served: of the set that the call names, and Ready.
 *
 * @throws Refusal `NoSuchModel`, `NoSuchModelSet`, `UnsupportedOperation`
 */
export function requireVersion(
  call: OperationCall,
  { modelSetId, modelId }: { readonly modelSetId: string; readonly modelId: string },
): ModelRow {
  const model = requireModel(call, modelId);
  if (model.set_id !== modelSetId) throw new Refusal("NoSuchModelSet");
  if (call.cloud.world.now() < model.ready_at) {
    throw new Refusal("UnsupportedOperation", {
      message: "The model version can not be deployed because it is not Ready",
    });
  }
  return model;
}
