import type { InjectedError } from "../faults/injected-error";
import { client, doc, ours, seed, type Source } from "../provenance/provenance";
import { type ErrorRow, injectedRefusal, type Refusal, refusalsOf } from "../surface/refusal";

const theSeed = seed("000");
const errorPage = doc("error-code");

/** Every error of the simulated Bailian: HTTP status, code, message, and where they come from. */
export const errorTable = {
  invalidApiKey: error(401, "InvalidApiKey", "Invalid API-key provided.", errorPage),
  missingTrainingFiles: invalid("Missing training files", theSeed),
  unknownTrainingFile: invalid("File not found.", client("dashscope 2.0.2, comment on the gateway's answer")),
  unsupportedTrainingType: invalid(
    "The model {model} does not support training_type: {training_type}",
    doc("create-fine-tuning-job-api, sample of an error"),
  ),
  invalidParameter: invalid("{what is wrong}", seed("000 for status and code; the wording is our choice")),
  jobNotFound: error(404, "NotFound", "Not found!", theSeed),
  fileNotFound: invalid(
    "File not found.",
    client("dashscope 2.0.2 for the status; code and message: model-customization-file-management-service"),
  ),
  compatibleFileNotFound: error(
    404,
    "NotFound",
    "File not found.",
    ours("as openai 3.54.0 expects of an OpenAI server"),
  ),
  checkpointNotFound: error(
    404,
    "NotFound",
    "Not found!",
    ours("no page tells what an unknown checkpoint answers; as an unknown job"),
  ),
  deploymentNotFound: error(404, "NotFound", "Model: {deployed_model} not found!", doc("get-deployment-api")),
  conflict: error(
    409,
    "Conflict",
    "Deployed model {deployed_model} already exists, please specify a suffix.",
    seed("000 for status and code; the wording: create-deployment-api"),
  ),
  notDeployable: invalid("The model {model_name} does not exist or is not deployable", doc("create-deployment-api")),
  invalidCapacity: invalid(
    "Invalid capacity ({capacity}), capacity must be larger than or equal to 0 and multiples of {base_capacity} and less than 1000!",
    doc("scale-deployment-api"),
  ),
  missPtuCapacity: invalid("Miss ptu capacity info", client("bailian-cli; the code beside the message: our choice")),
  unsubscribe: error(
    400,
    "PREPAID_UNSUBSCRIBE_REQUIRED",
    "The deployment is paid beforehand: unsubscribe it in the billing console.",
    doc("throughput-reservation-api for status and code; the wording is our choice"),
  ),
  modelNotFound: error(
    404,
    "ModelNotFound",
    "The model {model} does not exist or you do not have access to it.",
    errorPage,
  ),
  modelAccessDenied: error(403, "Model.AccessDenied", "Model access denied.", errorPage),
  arrears: error(400, "Arrearage", "Access denied, please make sure your account is in good standing.", errorPage),
  pathNotFound: error(404, "NotFound", "Request path not found.", errorPage),
  unsupportedOperation: error(
    400,
    "UnsupportedOperation",
    "{why}",
    seed("000; messages for cancelling: get-fine-tuning-job-api"),
  ),
  tooManyRunning: error(429, "Throttling", "Too many fine-tune job in running, please retry later.", errorPage),
  jobQuota: error(
    429,
    "Throttling",
    "Only {quota} fine-tune job in running or succeeded allowed per user.",
    doc("error-code, where the number is 20"),
  ),
  notSimulated: error(
    501,
    "NotImplemented",
    "{operation} is not part of the simulated cloud.",
    ours("never a wrong success"),
  ),
  bodyTooLarge: error(413, "BadRequest.TooLarge", "The request body is too large.", ours("no page gives a limit")),
  internalError: error(500, "InternalError", "Internal server error!", theSeed),
};

/** Makes the refusals of the simulated Bailian. */
export const refuse = refusalsOf(errorTable);

/** Errors whose status and text are what their code stands for, where a fault rule names neither. */
const usualErrors: Readonly<Record<string, ErrorRow>> = {
  invalidApiKey: errorTable.invalidApiKey,
  jobNotFound: errorTable.jobNotFound,
  tooManyRunning: errorTable.tooManyRunning,
  internalError: errorTable.internalError,
  invalidParameter: { ...errorTable.invalidParameter, message: "The request is invalid." },
  unsupportedOperation: { ...errorTable.unsupportedOperation, message: "The operation is not supported." },
};

/** How both surfaces say what is no operation's own. */
export const commonRefusals = {
  missing: (operation: string): Refusal => refuse("notSimulated", { operation }),
  unknown: (): Refusal => refuse("pathNotFound"),
  internal: (reason: string): Refusal => refuse("internalError", `${errorTable.internalError.message} (${reason})`),
  injected: (error: InjectedError): Refusal => injectedRefusal(usualErrors, error),
};

function error(status: number, code: string, message: string, source: Source): ErrorRow {
  return { status, code, message, source };
}

function invalid(message: string, source: Source): ErrorRow {
  return error(400, "InvalidParameter", message, source);
}
