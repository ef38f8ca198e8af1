import { compatibleAnswer, nativeAnswer } from "../answers";
import { type BailianCall, pageQuery } from "../call";
import { servingStatuses } from "../deployments/deployment-life";
import { offeredModels } from "./answering-model";

/** A model that this workspace can call now. */
interface CallableModel {
  readonly name: string;
  /** Simulated milliseconds since the epoch; 0 for the cloud's own models. */
  readonly createdAt: number;
  readonly isDeployment: boolean;
}

const everything = 1_000_000;

/** The cloud's own models, then what the workspace has deployed. Inside a transaction. */
function callableModels(call: BailianCall): readonly CallableModel[] {
  const now = call.context.world.now();
  const deployed = call.deployments
    .page(call.workspaceId, now, now, 0, everything)
    .filter(({ status }) => servingStatuses.has(status));
  return [
    ...offeredModels.map((name) => ({ name, createdAt: 0, isDeployment: false })),
    ...deployed.map((one) => ({ name: one.deployed_model, createdAt: one.created_at, isDeployment: true })),
  ];
}

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
