import { doc, ours } from "../provenance/provenance";
import { refusalsOf, type ErrorRow, type Refusal } from "../surface/refusal";

const documented = (status: number, message: string): ErrorRow => ({
  status,
  message,
  source: doc("Wlyckvrz8 for code and status, Bjz3uz3qj for the text"),
});

/** No code for these conditions is attested in V2: V1's words, in V2's vocabulary and in BCE's style. */
const chosen = (status: number, message: string, reference: string): ErrorRow => ({
  status,
  message,
  source: ours(reference),
});

const rows = {
  AccessDenied: documented(403, "Access denied."),
  InappropriateJSON: documented(
    400,
    "The JSON you provided was well-formed and valid, but not appropriate for this operation.",
  ),
  InternalError: documented(500, "We encountered an internal error. Please try again."),
  InvalidAccessKeyId: documented(403, "The Access Key ID you provided does not exist in our records."),
  InvalidHTTPAuthHeader: documented(400, "The HTTP authorization header is invalid."),
  InvalidHTTPRequest: documented(400, "There was an error in the body of your HTTP request."),
  InvalidMarker: documented(400, "The marker you provided is invalid."),
  InvalidURI: documented(400, "Could not parse the specified URI."),
  MalformedJSON: documented(400, "The JSON you provided was not well-formed."),
  RequestExpired: documented(400, "Request has expired."),
  SignatureDoesNotMatch: documented(400, "The request signature we calculated does not match the one you provided."),
  NotImplemented: chosen(501, "The simulated cloud does not have this operation.", "never a wrong success"),
  RequestTooLarge: chosen(413, "The request body is too large.", "no document gives a limit"),
  UnsupportedOperation: chosen(400, "The state forbids the operation.", "code and status of seed 000"),
  NoSuchJob: chosen(404, "job not exist", "V1 510202, whose task is V2's job; Bjz3uz3qj asks for codes like NoSuchKey"),
  NoSuchTask: chosen(404, "task not exist", "V1 510301, whose job is V2's task"),
  NoSuchModelSet: chosen(404, "model set not exist", "as NoSuchJob"),
  NoSuchModel: chosen(404, "model not exist", "as NoSuchJob"),
  NoSuchService: chosen(404, "service not exist", "as NoSuchJob"),
  NoSuchComputeUnit: chosen(404, "compute unit not exist", "as NoSuchJob"),
  JobNameExist: chosen(409, "job name exist", "V1 510201, whose task is V2's job"),
  ModelSetNameExist: chosen(409, "model set name exist", "as JobNameExist"),
  ServiceNameExist: chosen(409, "service name exist", "as JobNameExist"),
  ComputeUnitNotEnough: chosen(
    403,
    "compute unit stock not enough",
    "plxeanx8g: a purchase may fail for lack of stock or balance; its code is not known",
  ),
  NoSuchDataset: chosen(404, "dataset not exist", "as NoSuchJob"),
  NoSuchDatasetVersion: chosen(404, "dataset version not exist", "as NoSuchJob"),
  NoSuchImportTask: chosen(404, "import task not exist", "as NoSuchJob"),
  DatasetNameExist: chosen(409, "dataset name exist", "as JobNameExist"),
  DatasetEntityCountNotEnough: chosen(400, "dataset entity count not enough, at least 32", "V1 510101"),
  DatasetConfigError: chosen(400, "dataset config error", "V1 510102"),
  JobCountOverLimit: chosen(403, "job count over limit", "V1 510203, whose task is V2's job"),
  TaskTrainingCountOverLimit: chosen(403, "task training count over limit", "V1 510402, whose job is V2's task"),
  ChargeQuotaNotEnough: chosen(403, "charge quota not enough", "V1 510403"),
  TaskNotSupportIncreTrain: chosen(400, "task not support incre train", "V1 510404, whose job is V2's task"),
} as const satisfies Record<string, ErrorRow>;

/** Codes that the V2 face refuses with. */
export type ErrorCode = keyof typeof rows;

/** Every error of the V2 face by code. */
export const errorTable: Readonly<Record<ErrorCode, ErrorRow>> = rows;

/** Makes the refusals of the V2 face, and of the gateway before V1 and the inference. */
export const refuse = refusalsOf(errorTable);

/** A parameter that the operation cannot take, in the form that the [SDK's mock] recorded. */
export function invalidParameter(name: string): Refusal {
  return refuse("InappropriateJSON", `${errorTable.InappropriateJSON.message} param[${name}] invalid.`);
}
