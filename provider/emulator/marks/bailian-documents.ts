import type { CitedDocument } from "./cited-document";

const page = (key: string, title: string): CitedDocument => ({
  key,
  title,
  url: `https://help.aliyun.com/zh/model-studio/${key}`,
});

/** Pages of Bailian's documentation that marks refer to, by the last word of their address. */
export const bailianDocuments: readonly CitedDocument[] = [
  page("create-fine-tuning-job-api", "creating a fine-tuning job, edition of 2026"),
  page("get-fine-tuning-job-api", "one fine-tuning job, its log and its messages"),
  page("list-fine-tuning-job-api", "listing fine-tuning jobs"),
  page("cancel-fine-tuning-job-api", "cancelling a fine-tuning job"),
  page("delete-fine-tuning-job-api", "deleting a fine-tuning job"),
  page("list-checkpoints-api", "listing checkpoints and validation results"),
  page("upload-file-api", "uploading files, edition of August 2026"),
  page("model-customization-file-management-service", "the file calls, edition of February 2026"),
  page("openai-file-interface", "files on the OpenAI-compatible surface"),
  page("compatibility-of-openai-with-dashscope", "the OpenAI-compatible surface"),
  page("model-training-api-reference", "API of model training, edition of May 2026"),
  page("fine-tuning-api-guide", "guide to fine-tuning by API, edition of May 2026"),
  page("model-training-on-console", "guide to fine-tuning on the console"),
  page("model-training-overview", "overview of tuning: models and training types, May 2026"),
  page("text-generation-tuning-data-upload-rules", "rules for training data"),
  page("model-compression-api-reference", "compressing tuned models, a sibling API with the same statuses"),
  page("custom-models-api", "importing models"),
  page("create-deployment-api", "deploying models: plans, templates, capacity"),
  page("get-deployment-api", "one deployment, the list of deployments and their statuses"),
  page("scale-deployment-api", "changing the capacity of a deployment"),
  page("update-deployment-api", "changing the limits of a deployment"),
  page("delete-deployment-api", "deleting a deployment"),
  page("model-deployment-api-reference", "all calls about deployments, with the list of deployable models"),
  page("model-deployment-quick-start", "guide to deploying by API"),
  page("model-deployment-token", "deployments that are billed by token"),
  page("qwen-api-reference", "text generation: native and OpenAI-compatible"),
  page("error-code", "error codes of all services"),
];
