import { compatibleAnswer } from "../answer/compatible-answer";
import { nativeAnswer } from "../answer/native-answer";
import type { BailianCall } from "../bailian-call";
import { pageQuery } from "../page-query";
import { callableModels } from "./callable-models";

/** Models that can be called, as OpenAI lists them. */
export function listCompatibleModels(call: BailianCall): Response {
  const data = call.context.store
    .read(() => callableModels(call))
    .map(({ name, createdAt, isDeployment }) => ({
      id: name,
      object: "model",
      created: Math.floor(createdAt / 1000),
      owned_by: isDeployment ? call.account.user_identity : "system",
    }));
  return compatibleAnswer.object({ object: "list", data });
}

/** A page of the same models on the native API; `model` selects one by its name. */
export function listNativeModels(call: BailianCall): Response {
  const { pageNo, pageSize, offset } = pageQuery(call, { fallback: 10, max: 100 });
  const wanted = call.query("model");
  const all = call.context.store.read(() => callableModels(call)).filter(({ name }) => !wanted || name === wanted);
  const models = all.slice(offset, offset + pageSize).map(({ name, isDeployment }) => ({
    model: name,
    source: isDeployment ? "custom" : "base",
    provider: "qwen",
  }));
  return nativeAnswer.output(call.requestId, { page_no: pageNo, page_size: pageSize, total: all.length, models });
}
