import { client, doc, type Source } from "../provenance/provenance";
import type { MissingOperation } from "../surface/operation";
import type { Route } from "../surface/router";

const reinforcement = client("dashscope 1.27.8, reinforcement tuning");
const checkpoints = doc("list-checkpoints-api");
const sdk = client("dashscope 2.0.2");
const openai = client("openai 3.54.0");

/** Operations that answer 501 with their name instead of a wrong success. */
export const missingOperations: readonly MissingOperation[] = [
  missing("FineTuneCompression", "/api/v1/fine-tunes/compress/*", doc("model-compression-api-reference")),
  missing("ReinforcementCreate", "/api/v1/fine-tunes/create/*", reinforcement),
  missing("ReinforcementOnline", "/api/v1/fine-tunes/online/*", reinforcement),
  missing("ReinforcementQuery", "/api/v1/fine-tunes/query/*", reinforcement),
  missing("ReinforcementDelete", "/api/v1/fine-tunes/delete/*", reinforcement),
  missing("ReinforcementGenerate", "/api/v1/fine-tunes/generate/*", reinforcement),
  missing("ListValidationResults", "/api/v1/fine-tunes/:job_id/validation-results", checkpoints, "GET"),
  missing("GetValidationDetails", "/api/v1/fine-tunes/:job_id/validation-details/*", checkpoints, "GET"),
  missing("CustomModelImport", "/api/v1/custom_models/*", doc("custom-models-api")),
  missing("StreamDeployment", "/api/v1/deployments/:deployed_model/stream", sdk, "GET"),
  missing("GetNativeModel", "/api/v1/models/:model", sdk, "GET"),
  missing("OtherInference", "/api/v1/services/*", client("dashscope 1.27.8")),
  missing("Completion", "/compatible-mode/v1/completions", openai, "POST"),
  missing("Embeddings", "/compatible-mode/v1/embeddings", openai, "POST"),
  missing("Batches", "/compatible-mode/v1/batches/*", openai),
  missing("GetFileContent", "/compatible-mode/v1/files/:file_id/content", openai, "GET"),
];

function missing(name: string, path: string, source: Source, method?: Route["method"]): MissingOperation {
  return { name, source, routes: [method === undefined ? { path } : { method, path }] };
}
