import type { InjectedError } from "../faults/injected-error";
import { client, doc, ours, seed, type Source } from "../provenance/provenance";

/** A request that the simulated Bailian refuses. Thrown before anything was changed. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Every refusal of the simulated Bailian with its HTTP status, code and message. Sources: seed [000] (error table),
 * [error-code] and the pages of each call; a message that no page prints is marked as our choice.
 */
export const refusals = {
  /** Error-code page. */
  invalidApiKey: () => new Refusal(401, "InvalidApiKey", "Invalid API-key provided."),
  /** Seed [000]. */
  missingTrainingFiles: () => new Refusal(400, "InvalidParameter", "Missing training files"),
  /** A create that names an unknown file, by the source of [dashscope 2.0.2]. */
  unknownTrainingFile: () => new Refusal(400, "InvalidParameter", "File not found."),
  /** Sample of the create page. */
  unsupportedTrainingType: (model: string, trainingType: string) =>
    new Refusal(400, "InvalidParameter", `The model ${model} does not support training_type: ${trainingType}`),
  /** Code by seed [000], wording our choice. */
  invalidParameter: (message: string) => new Refusal(400, "InvalidParameter", message),
  /** Seed [000]. */
  jobNotFound: () => new Refusal(404, "NotFound", "Not found!"),
  /** Code and message by [model-customization-file-management-service]; the source of [dashscope 2.0.2] names the status. */
  fileNotFound: () => new Refusal(400, "InvalidParameter", "File not found."),
  /** Our choice for the OpenAI-compatible surface: as OpenAI answers. */
  compatibleFileNotFound: () => new Refusal(404, "NotFound", "File not found."),
  /** Our choice: no page tells what an unknown checkpoint answers. */
  checkpointNotFound: () => new Refusal(404, "NotFound", "Not found!"),
  /** Pages of the deployment calls. */
  deploymentNotFound: (deployedModel: string) => new Refusal(404, "NotFound", `Model: ${deployedModel} not found!`),
  /** [model-deployment-api-reference]; seed [000] for status and code. */
  conflict: (deployedModel: string) =>
    new Refusal(409, "Conflict", `Deployed model ${deployedModel} already exists, please specify a suffix.`),
  /** Page of the create call. */
  notDeployable: (model: string) =>
    new Refusal(400, "InvalidParameter", `The model ${model} does not exist or is not deployable`),
  /** Page of the scale call. */
  invalidCapacity: (capacity: number, baseCapacity: number) =>
    new Refusal(
      400,
      "InvalidParameter",
      `Invalid capacity (${capacity}), capacity must be larger than or equal to 0 and multiples of ${baseCapacity} and less than 1000!`,
    ),
  /** Error-code page: a model that does not exist, or that nobody has deployed. */
  modelNotFound: (model: string) =>
    new Refusal(404, "ModelNotFound", `The model ${model} does not exist or you do not have access to it.`),
  /** [error-code]: a deployment of another workspace. */
  modelAccessDenied: () => new Refusal(403, "Model.AccessDenied", "Model access denied."),
  /** Error-code page. */
  arrears: () => new Refusal(400, "Arrearage", "Access denied, please make sure your account is in good standing."),
  /** Error-code page. */
  pathNotFound: () => new Refusal(404, "NotFound", "Request path not found."),
  /** Code by seed [000], message by the page of the call. */
  unsupportedOperation: (message: string) => new Refusal(400, "UnsupportedOperation", message),
  /** Error-code page. */
  tooManyRunning: () => new Refusal(429, "Throttling", "Too many fine-tune job in running, please retry later."),
  /** [error-code], which says 20. */
  jobQuota: (quota: number) =>
    new Refusal(429, "Throttling", `Only ${quota} fine-tune job in running or succeeded allowed per user.`),
  /** Our choice: the cloud has this operation, the simulated one does not. */
  notSimulated: (operation: string) =>
    new Refusal(501, "NotImplemented", `${operation} is not part of the simulated cloud.`),
  /** Our choice. */
  bodyTooLarge: () => new Refusal(413, "BadRequest.TooLarge", "The request body is too large."),
  /** Seed [000]; the reason is our choice, since a simulation hides nothing. */
  internalError: (reason?: string) =>
    new Refusal(500, "InternalError", `Internal server error!${reason === undefined ? "" : ` (${reason})`}`),
};

const theSeed = seed("000");
const errorPage = doc("error-code");

/** Where each refusal comes from: its status, its code and its message. */
export const refusalMarks: Readonly<Record<keyof typeof refusals, Source>> = {
  invalidApiKey: errorPage,
  missingTrainingFiles: theSeed,
  unknownTrainingFile: client("dashscope 2.0.2, comment on the gateway's answer"),
  unsupportedTrainingType: doc("create-fine-tuning-job-api, sample of an error"),
  invalidParameter: seed("000 for status and code; the wording is our choice"),
  jobNotFound: theSeed,
  fileNotFound: client("dashscope 2.0.2 for the status; code and message: model-customization-file-management-service"),
  compatibleFileNotFound: ours("as openai 3.54.0 expects of an OpenAI server"),
  checkpointNotFound: ours("no page tells what an unknown checkpoint answers; as an unknown job"),
  deploymentNotFound: doc("get-deployment-api"),
  conflict: seed("000 for status and code; the wording: create-deployment-api"),
  notDeployable: doc("create-deployment-api"),
  invalidCapacity: doc("scale-deployment-api"),
  modelNotFound: errorPage,
  modelAccessDenied: errorPage,
  arrears: errorPage,
  pathNotFound: errorPage,
  unsupportedOperation: seed("000; messages for cancelling: get-fine-tuning-job-api"),
  tooManyRunning: errorPage,
  jobQuota: doc("error-code, where the number is 20"),
  notSimulated: ours("never a wrong success"),
  bodyTooLarge: ours("no page gives a limit"),
  internalError: theSeed,
};

/** Refusals whose status and text are what their code stands for. */
const usual: readonly Refusal[] = [
  refusals.invalidApiKey(),
  refusals.jobNotFound(),
  refusals.tooManyRunning(),
  refusals.internalError(),
  refusals.invalidParameter("The request is invalid."),
  refusals.unsupportedOperation("The operation is not supported."),
];

/** The refusal that a fault rule asks for. */
export function injectedRefusal({ code, status, message }: InjectedError): Refusal {
  const known = usual.find((refusal) => refusal.code === code);
  return new Refusal(status ?? known?.status ?? 500, code, message ?? known?.message ?? code);
}
