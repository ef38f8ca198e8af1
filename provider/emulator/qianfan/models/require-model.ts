import { Refusal } from "../refusal";
import type { OperationCall } from "../operation";
import type { ModelRow } from "./model-store";

/** The model version that a call names. @throws Refusal `NoSuchModel` */
export function requireModel({ cloud, record }: OperationCall, modelId: string): ModelRow {
  record.subject = modelId;
  const model = cloud.models.byId(modelId);
  if (!model) throw new Refusal("NoSuchModel");
  return model;
}
