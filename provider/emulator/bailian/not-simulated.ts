import { client, doc, type Source } from "../provenance/provenance";

/** An operation that Bailian has and the simulated one has not. */
interface MissingOperation {
  readonly name: string;
  /** Any method where absent. */
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the surface's root; a trailing `/*` covers everything below. */
  readonly path: string;
  readonly surface: "native" | "compatible";
  /** What is simulated wins over it. */
  readonly isRest?: true;
  readonly source: Source;
}
const reinforcement = client("dashscope 1.27.8, reinforcement tuning");
const openai = client("openai 3.54.0");

/** Operations that answer 501 with their name instead of a wrong success. Literal segments come before job IDs. */
export const notSimulated: readonly MissingOperation[] = [
  {
    name: "FineTuneCompression",
    path: "/fine-tunes/compress/*",
    surface: "native",
    source: doc("model-compression-api-reference"),
  },
  { name: "ReinforcementCreate", path: "/fine-tunes/create/*", surface: "native", source: reinforcement },
  { name: "ReinforcementOnline", path: "/fine-tunes/online/*", surface: "native", source: reinforcement },
  { name: "ReinforcementQuery", path: "/fine-tunes/query/*", surface: "native", source: reinforcement },
  { name: "ReinforcementDelete", path: "/fine-tunes/delete/*", surface: "native", source: reinforcement },
  { name: "ReinforcementGenerate", path: "/fine-tunes/generate/*", surface: "native", source: reinforcement },
  {
    name: "ListValidationResults",
    method: "GET",
    path: "/fine-tunes/:job_id/validation-results",
    surface: "native",
    source: doc("list-checkpoints-api"),
  },
  {
    name: "GetValidationDetails",
    method: "GET",
    path: "/fine-tunes/:job_id/validation-details/*",
    surface: "native",
    source: doc("list-checkpoints-api"),
  },
  { name: "CustomModelImport", path: "/custom_models/*", surface: "native", source: doc("custom-models-api") },
  {
    name: "StreamDeployment",
    method: "GET",
    path: "/deployments/:deployed_model/stream",
    surface: "native",
    source: client("dashscope 2.0.2"),
  },
  {
    name: "GetNativeModel",
    method: "GET",
    path: "/models/:model",
    surface: "native",
    source: client("dashscope 2.0.2"),
  },
  {
    name: "OtherInference",
    path: "/services/*",
    surface: "native",
    isRest: true,
    source: client("dashscope 1.27.8"),
  },
  { name: "Completion", method: "POST", path: "/completions", surface: "compatible", source: openai },
  { name: "Embeddings", method: "POST", path: "/embeddings", surface: "compatible", source: openai },
  { name: "Batches", path: "/batches/*", surface: "compatible", source: openai },
  { name: "GetFileContent", method: "GET", path: "/files/:file_id/content", surface: "compatible", source: openai },
];
