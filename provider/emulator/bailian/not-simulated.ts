import type { Source } from "../marks/source";

/** An operation that Bailian has and the simulated one has not. */
interface MissingOperation {
  readonly name: string;
  /** Any method where absent. */
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the surface's root; a trailing `/*` covers everything below. */
  readonly path: string;
  readonly surface: "native" | "compatible";
  readonly source: Source;
}

const document = (reference: string): Source => ({ kind: "document", reference });
const client = (reference: string): Source => ({ kind: "client", reference });
const deployments = document("create-deployment-api");
const reinforcement = client("dashscope 1.27.8, reinforcement tuning");
const openai = client("openai 3.54.0");

/** Operations that answer 501 with their name instead of a wrong success. Literal segments come before job IDs. */
export const notSimulated: readonly MissingOperation[] = [
  {
    name: "FineTuneCompression",
    path: "/fine-tunes/compress/*",
    surface: "native",
    source: document("model-compression-api-reference"),
  },
  { name: "ReinforcementCreate", path: "/fine-tunes/create/*", surface: "native", source: reinforcement },
  { name: "ReinforcementOnline", path: "/fine-tunes/online/*", surface: "native", source: reinforcement },
  { name: "ReinforcementQuery", path: "/fine-tunes/query/*", surface: "native", source: reinforcement },
  { name: "ReinforcementDelete", path: "/fine-tunes/delete/*", surface: "native", source: reinforcement },
  { name: "ReinforcementGenerate", path: "/fine-tunes/generate/*", surface: "native", source: reinforcement },
  {
    name: "ExportCheckpoint",
    method: "GET",
    path: "/fine-tunes/:job_id/export/*",
    surface: "native",
    source: document("fine-tuning-api-guide"),
  },
  {
    name: "ListValidationResults",
    method: "GET",
    path: "/fine-tunes/:job_id/validation-results",
    surface: "native",
    source: document("list-checkpoints-api"),
  },
  {
    name: "GetValidationDetails",
    method: "GET",
    path: "/fine-tunes/:job_id/validation-details/*",
    surface: "native",
    source: document("list-checkpoints-api"),
  },
  { name: "CustomModelImport", path: "/custom_models/*", surface: "native", source: document("custom-models-api") },
  { name: "ListDeployableModels", method: "GET", path: "/deployments/models", surface: "native", source: deployments },
  { name: "CreateDeployment", method: "POST", path: "/deployments", surface: "native", source: deployments },
  { name: "ListDeployments", method: "GET", path: "/deployments", surface: "native", source: deployments },
  {
    name: "GetDeployment",
    method: "GET",
    path: "/deployments/:deployed_model",
    surface: "native",
    source: deployments,
  },
  {
    name: "DeleteDeployment",
    method: "DELETE",
    path: "/deployments/:deployed_model",
    surface: "native",
    source: deployments,
  },
  {
    name: "ScaleDeployment",
    method: "PUT",
    path: "/deployments/:deployed_model/scale",
    surface: "native",
    source: deployments,
  },
  {
    name: "UpdateDeployment",
    method: "PUT",
    path: "/deployments/:deployed_model/update",
    surface: "native",
    source: deployments,
  },
  {
    name: "StreamDeployment",
    method: "GET",
    path: "/deployments/:deployed_model/stream",
    surface: "native",
    source: client("dashscope 2.0.2"),
  },
  { name: "ListNativeModels", method: "GET", path: "/models", surface: "native", source: client("dashscope 2.0.2") },
  {
    name: "GetNativeModel",
    method: "GET",
    path: "/models/:model",
    surface: "native",
    source: client("dashscope 2.0.2"),
  },
  { name: "Inference", path: "/services/*", surface: "native", source: client("dashscope 1.27.8") },
  {
    name: "ChatCompletion",
    method: "POST",
    path: "/chat/completions",
    surface: "compatible",
    source: document("compatibility-of-openai-with-dashscope"),
  },
  { name: "Completion", method: "POST", path: "/completions", surface: "compatible", source: openai },
  { name: "Embeddings", method: "POST", path: "/embeddings", surface: "compatible", source: openai },
  { name: "ListModels", method: "GET", path: "/models", surface: "compatible", source: openai },
  { name: "Batches", path: "/batches/*", surface: "compatible", source: openai },
  { name: "GetFileContent", method: "GET", path: "/files/:file_id/content", surface: "compatible", source: openai },
];
