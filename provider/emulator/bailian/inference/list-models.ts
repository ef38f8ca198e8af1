import { client, fieldsFrom, ours } from "../../provenance/provenance";
import { type BailianCall, operation, pageQuery } from "../call";
import { servingStatuses } from "../deployments/deployment-life";
import { offeredModels } from "./answering-model";

const sdk = client("dashscope 2.0.2");
const openai = client("openai 3.54.0");
const callable = {
  "the models that can be called: listed base models, then deployments that serve": ours("not stated"),
};

/** A page of the models that can be called; `model` selects one by its name. */
export const listNativeModels = operation({
  name: "ListNativeModels",
  routes: [{ method: "GET", path: "/api/v1/models" }],
  source: sdk,
  rules: {
    ...callable,
    "model selects one by its name": sdk,
  },
  requestFields: fieldsFrom(sdk, "page_no", "page_size", "model"),
  answerFields: fieldsFrom(
    sdk,
    "page_no",
    "page_size",
    "total",
    "models[].model",
    "models[].source",
    "models[].provider",
  ),
  transaction: "read",
  parse: (call) => ({ ...pageQuery(call, { fallback: 10, max: 100 }), wanted: call.query.get("model") }),
  answer: (call, { pageNo, pageSize, offset, wanted }) => {
    const all = callableModels(call).filter(({ name }) => !wanted || name === wanted);
    const models = all.slice(offset, offset + pageSize).map(({ name, isDeployment }) => ({
      model: name,
      source: isDeployment ? "custom" : "base",
      provider: "qwen",
    }));
    return { output: { page_no: pageNo, page_size: pageSize, total: all.length, models } };
  },
});

/** The same models, as OpenAI lists them. */
export const listCompatibleModels = operation({
  name: "ListModels",
  routes: [{ method: "GET", path: "/compatible-mode/v1/models" }],
  source: openai,
  rules: callable,
  requestFields: [],
  answerFields: fieldsFrom(openai, "object", "data[].id", "data[].object", "data[].created", "data[].owned_by"),
  transaction: "read",
  answer: (call) => {
    const data = callableModels(call).map(({ name, createdAt, isDeployment }) => ({
      id: name,
      object: "model",
      created: Math.floor(createdAt / 1000),
      owned_by: isDeployment ? call.account.user_identity : "system",
    }));
    return { object: "list", data };
  },
});

/** A model that this workspace can call now. */
interface CallableModel {
  readonly name: string;
  /** Simulated milliseconds since the epoch; 0 for the cloud's own models. */
  readonly createdAt: number;
  readonly isDeployment: boolean;
}

/** The cloud's own models, then what the workspace has deployed. Inside a transaction. */
function callableModels(call: BailianCall): readonly CallableModel[] {
  const now = call.context.world.now();
  const deployed = call.deployments
    .page(call.workspaceId, "", now, now, { offset: 0, limit: 1_000_000 })
    .filter(({ status }) => servingStatuses.has(status));
  return [
    ...offeredModels.map((name) => ({ name, createdAt: 0, isDeployment: false })),
    ...deployed.map((one) => ({ name: one.deployed_model, createdAt: one.created_at, isDeployment: true })),
  ];
}
