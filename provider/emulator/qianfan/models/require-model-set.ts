import { Refusal } from "../refusal";
import type { OperationCall } from "../operation";
import type { ModelSetRow } from "./model-set-store";

/** The model set that a call names by ID. @throws Refusal `NoSuchModelSet` */
export function requireModelSet({ cloud, record }: OperationCall, modelSetId: string): ModelSetRow {
  record.subject = modelSetId;
  const modelSet = cloud.modelSets.byId(modelSetId);
  if (!modelSet) throw new Refusal("NoSuchModelSet");
  return modelSet;
}
