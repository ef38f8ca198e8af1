import type { Source } from "./source";

const page = <Key extends string>(key: Key, title: string, decides: string, edition?: string): Source<Key> => ({
  key,
  title,
  publisher: "Alibaba Cloud",
  url: `https://help.aliyun.com/zh/model-studio/${key}`,
  decides,
  ...(edition === undefined ? {} : { edition }),
});

/** Pages of Bailian's documentation (Model Studio), by the last word of their address. */
export const bailianPages = [
  page(
    "create-fine-tuning-job-api",
    "creating a fine-tuning job",
    "a job's arguments, training types, hyperparameters of text and vision models",
    "edition of 2026",
  ),
  page(
    "get-fine-tuning-job-api",
    "one fine-tuning job, its log and its messages",
    "a job's answer, its log, what a cancel refuses",
  ),
  page("list-fine-tuning-job-api", "listing fine-tuning jobs", "paging and filters of the jobs"),
  page("cancel-fine-tuning-job-api", "cancelling a fine-tuning job", "what a cancel answers"),
  page("delete-fine-tuning-job-api", "deleting a fine-tuning job", "what a delete answers"),
  page("list-checkpoints-api", "listing checkpoints and validation results", "checkpoints and their export"),
  page(
    "upload-file-api",
    "uploading files",
    "the newest limits of files, what an upload takes",
    "edition of August 2026",
  ),
  page(
    "model-customization-file-management-service",
    "the file calls",
    "answers of the file calls, refusals inside an upload",
    "edition of February 2026",
  ),
  page("openai-file-interface", "files on the OpenAI-compatible surface", "file objects of that surface"),
  page("compatibility-of-openai-with-dashscope", "the OpenAI-compatible surface", "its errors and envelopes"),
  page(
    "model-training-api-reference",
    "API of model training",
    "older readings: defaults, quotas, error texts",
    "edition of May 2026",
  ),
  page(
    "fine-tuning-api-guide",
    "guide to fine-tuning by API",
    "how the calls go together, which training keeps checkpoints, data by format",
    "edition of May 2026",
  ),
  page(
    "model-training-on-console",
    "guide to fine-tuning on the console",
    "max_length, sizes and names of files on the console",
  ),
  page(
    "model-training-overview",
    "overview of tuning: models and training types",
    "which model can be trained how",
    "May 2026",
  ),
  page("text-generation-tuning-data-upload-rules", "rules for training data", "rows by format, sizes of files"),
  page(
    "wan-video-generation-finetune-guide",
    "guide to fine-tuning video models",
    "rows, files and sizes of sets with videos",
  ),
  page(
    "wan-image-generation-finetune-guide",
    "guide to fine-tuning image models",
    "rows, files and sizes of sets with pictures to generate",
  ),
  page(
    "fine-tune-speech-synthesis-model-by-api",
    "guide to fine-tuning CosyVoice by API",
    "rows and recordings of sets, how billed tokens follow from their length",
  ),
  page(
    "model-compression-api-reference",
    "compressing tuned models, a sibling API with the same statuses",
    "what the pages on fine-tuning leave open: states that allow a cancel or delete, paging out of range, suffixes",
  ),
  page("custom-models-api", "importing models", "the calls for imported models"),
  page(
    "create-deployment-api",
    "deploying models: plans, templates, capacity",
    "a deployment's arguments, which go with which plan, suffixes",
  ),
  page(
    "get-deployment-api",
    "one deployment, the list of deployments and their statuses",
    "members and statuses of deployments",
  ),
  page(
    "throughput-reservation-api",
    "reserved throughput",
    "arguments, statuses and error codes of plan ptu, reasons of a failure",
    "November 2026",
  ),
  page(
    "model-deployment-introduction",
    "deploying models: plans and what they are for",
    "units of a template by model",
    "November 2026",
  ),
  page("scale-deployment-api", "changing the capacity of a deployment", "range and steps of capacities"),
  page("update-deployment-api", "changing the limits of a deployment", "what can be changed in place"),
  page("delete-deployment-api", "deleting a deployment", "what a delete answers"),
  page(
    "model-deployment-api-reference",
    "all calls about deployments, with the list of deployable models",
    "error codes of deployments, paging, the list of deployable models",
  ),
  page(
    "model-deployment-quick-start",
    "guide to deploying by API",
    "what LoRA deployments need, how long a start takes",
  ),
  page(
    "model-deployment-token",
    "deployments that are billed by token",
    "who may be deployed by token, what is released",
  ),
  page("qwen-api-reference", "text generation: native and OpenAI-compatible", "calls of a deployed model"),
  page("error-code", "error codes of all services", "codes with their HTTP status, base URLs by region"),
  page(
    "my-model-center",
    "models of the account on the console",
    "tuned models are deleted there only, and outlive the job that made them",
  ),
  page(
    "voice-synthesis-create-fine-tuning-job-api",
    "creating a fine-tuning job for CosyVoice",
    "hyperparameters of CosyVoice",
  ),
  page(
    "video-generation-create-fine-tuning-job-api",
    "creating a fine-tuning job for video models",
    "hyperparameters of video models",
  ),
  page(
    "image-generation-create-fine-tuning-job-api",
    "creating a fine-tuning job for image models",
    "hyperparameters of image models",
  ),
  page(
    "model-training-and-deployment-billing",
    "billing of model training and deployment",
    "prices by model, how billed tokens are counted",
    "November 2026",
  ),
  {
    ...page("2712457", "notices of models that are retired", "which base models end when, and what stays"),
    url: "https://help.aliyun.com/document_detail/2712457.html",
  },
] as const;
