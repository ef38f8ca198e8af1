import { cite } from "../../sources";
import type { ErrorRow } from "../http/read-error-table";

const seed = cite("000", "error code list");
const errorPage = cite("error-code");
const filesPage = cite("model-customization-file-management-service");
const clientSource = cite("dashscope 2.0.2");
const deployPages = cite("model-deployment-api-reference");

const reservationPage = cite("throughput-reservation-api");

const steps = {
  parameter: "Correct the parameter that the message names.",
  state: "Wait until the resource reaches a state that allows the operation.",
  id: "Check the ID, and that the API key belongs to the account and workspace that has it.",
  path: "Check finetune:dashscopeBaseUrl: it ends in /api/v1.",
  suffix: "Give the deployment a suffix that no other one has.",
  later: "Wait a while and run again.",
  turn: "Wait until one of the running fine-tune jobs has ended.",
  jobQuota: "Delete fine-tune jobs and models that are no longer used, or ask Alibaba Cloud for a larger quota.",
  ticket: "Run again in a while; if it stays, open a ticket with Alibaba Cloud and name the request ID.",
  bill: "Settle the account's overdue bill.",
  smaller: "Make the file smaller or delete files that are no longer used.",
  files: "Delete files that are no longer used.",
  apiKey: "Check DASHSCOPE_API_KEY, and that the base URL is of the region that the key was made in.",
  workspace: "Check finetune:dashscopeWorkspace, and that the API key may use that workspace.",
  grant: "Have the API key's account granted the right to tune models.",
  modelGrant: "Use an API key of the workspace that the model belongs to, or have the model granted to it.",
  activate: "Activate Model Studio, or what the message names, for the account.",
  paid: "Switch the account from free tier only to paid use.",
  model: "Check the model's name and that the account may use it.",
  capacity: "Set capacity to a multiple of the template's units, below 1000; the message names both.",
  deployable:
    "Check that the model exists in this workspace, that its training has ended, and that its plan can serve it.",
  change: "Another change of this deployment is under way: wait until it has ended and run again.",
  billing: "Settle or complete the account's billing in Alibaba Cloud's billing console.",
  billingLater: "The cloud's billing does not answer: run again in a while.",
  instance:
    "This deployment holds several capacity instances: change the one that is meant in the Model Studio console.",
  unsubscribe: "Unsubscribe it in Alibaba Cloud's billing console: what is paid beforehand is not deleted.",
  throughput: "Set ptuCapacity in the block bailian.",
  deployGrant: "Have the workspace of the API key granted the right to deploy this model.",
} as const;

/**
 * Every error code of Bailian that jobs, files and deployments can meet, one row a meaning. A wrong path, model or
 * workspace is never `not-found`: a job that lives would leave the state because of it.
 */
export const bailianErrorTable: readonly ErrorRow[] = [
  { code: "InvalidParameter", status: 400, kind: "invalid", nextStep: steps.parameter, source: seed },
  { code: "UnsupportedOperation", status: 400, kind: "unsupported", nextStep: steps.state, source: seed },
  { code: "NotFound", status: 404, kind: "not-found", nextStep: steps.id, source: seed },
  { code: "Conflict", status: 409, kind: "conflict", nextStep: steps.suffix, source: seed },
  { code: "Throttling", status: 429, kind: "throttled", nextStep: steps.later, source: seed },
  { code: "InternalError", status: 500, kind: "server", nextStep: steps.ticket, source: seed },
  {
    code: "NotFound",
    status: 404,
    messageContains: "path not found",
    kind: "invalid",
    nextStep: steps.path,
    source: errorPage,
  },
  {
    code: "Throttling",
    status: 429,
    messageContains: "Too many fine-tune job in running",
    kind: "throttled",
    nextStep: steps.turn,
    source: errorPage,
  },
  {
    // "Only 20 fine-tune job in running or succeeded allowed per user."; the number is the account's.
    code: "Throttling",
    status: 429,
    messageContains: "in running or succeeded allowed",
    kind: "quota",
    nextStep: steps.jobQuota,
    source: errorPage,
  },
  {
    // Both routes name an unknown file so; on the files API it is the file that is asked for.
    code: "InvalidParameter",
    status: 400,
    messageContains: "File not found",
    kind: "invalid",
    nextStep: "Check the file IDs, and that the API key's account has these files.",
    source: clientSource,
  },
  {
    code: "InvalidParameter",
    status: 400,
    messageContains: "Invalid capacity",
    kind: "invalid",
    nextStep: steps.capacity,
    source: deployPages,
  },
  {
    code: "InvalidParameter",
    status: 400,
    messageContains: "is not deployable",
    kind: "invalid",
    nextStep: steps.deployable,
    source: deployPages,
  },
  {
    code: "InvalidParameter",
    status: 400,
    messageContains: "Miss ptu capacity info",
    kind: "invalid",
    nextStep: steps.throughput,
    source: cite("bailian-cli"),
  },
  {
    code: "AccessDenied",
    status: 403,
    messageContains: "deployment privilege",
    kind: "unauthorized",
    nextStep: steps.deployGrant,
    source: deployPages,
  },
  { code: "Arrearage", status: 400, kind: "quota", nextStep: steps.bill, source: errorPage },
  { code: "BadRequest.TooLarge", status: 200, kind: "quota", nextStep: steps.smaller, source: filesPage },
  { code: "BadRequest.TooMany", status: 200, kind: "quota", nextStep: steps.files, source: filesPage },
  { code: "InvalidApiKey", status: 401, kind: "unauthorized", nextStep: steps.apiKey, source: errorPage },
  { code: "invalid_api_key", status: 401, kind: "unauthorized", nextStep: steps.apiKey, source: errorPage },
  { code: "NOT AUTHORIZED", status: 401, kind: "unauthorized", nextStep: steps.workspace, source: errorPage },
  { code: "AccessDenied", status: 403, kind: "unauthorized", nextStep: steps.grant, source: errorPage },
  { code: "AccessDenied.Unpurchased", status: 403, kind: "quota", nextStep: steps.activate, source: errorPage },
  { code: "Model.AccessDenied", status: 403, kind: "unauthorized", nextStep: steps.modelGrant, source: errorPage },
  { code: "Workspace.AccessDenied", status: 403, kind: "unauthorized", nextStep: steps.workspace, source: errorPage },
  { code: "AllocationQuota.FreeTierOnly", status: 403, kind: "quota", nextStep: steps.paid, source: errorPage },
  { code: "ModelNotFound", status: 404, kind: "invalid", nextStep: steps.model, source: errorPage },
  { code: "model_not_found", status: 404, kind: "invalid", nextStep: steps.model, source: errorPage },
  { code: "model_not_supported", status: 404, kind: "invalid", nextStep: steps.model, source: errorPage },
  { code: "WorkSpaceNotFound", status: 404, kind: "unauthorized", nextStep: steps.workspace, source: errorPage },
  { code: "Throttling.RateQuota", status: 429, kind: "throttled", nextStep: steps.later, source: errorPage },
  { code: "Throttling.BurstRate", status: 429, kind: "throttled", nextStep: steps.later, source: errorPage },
  { code: "Throttling.AllocationQuota", status: 429, kind: "throttled", nextStep: steps.later, source: errorPage },
  { code: "CommodityNotPurchased", status: 429, kind: "quota", nextStep: steps.activate, source: errorPage },
  { code: "PrepaidBillOverdue", status: 429, kind: "quota", nextStep: steps.bill, source: errorPage },
  { code: "PostpaidBillOverdue", status: 429, kind: "quota", nextStep: steps.bill, source: errorPage },
  { code: "InternalError.FileUpload", status: 500, kind: "server", nextStep: steps.ticket, source: errorPage },
  { code: "SystemError", status: 500, kind: "server", nextStep: steps.ticket, source: errorPage },
  { code: "ModelUnavailable", status: 503, kind: "server", nextStep: steps.later, source: errorPage },
  {
    code: "CAPACITY_INSTANCE_OPERATION_CONFLICT",
    status: 409,
    kind: "throttled",
    nextStep: steps.change,
    source: reservationPage,
  },
  { code: "BILLING_ACCOUNT_NOT_READY", status: 403, kind: "quota", nextStep: steps.billing, source: reservationPage },
  {
    code: "BILLING_SERVICE_UNAVAILABLE",
    status: 503,
    kind: "server",
    nextStep: steps.billingLater,
    source: reservationPage,
  },
  {
    code: "CAPACITY_INSTANCE_REQUIRED",
    status: 400,
    kind: "invalid",
    nextStep: steps.instance,
    source: reservationPage,
  },
  { code: "MODEL_CODE_NOT_FOUND", status: 404, kind: "not-found", nextStep: steps.id, source: reservationPage },
  { code: "MODEL_CODE_DELETED", status: 400, kind: "not-found", nextStep: steps.id, source: reservationPage },
  {
    code: "PREPAID_UNSUBSCRIBE_REQUIRED",
    status: 400,
    kind: "unsupported",
    nextStep: steps.unsubscribe,
    source: reservationPage,
  },
  { code: "RequestTimeOut", status: 500, kind: "server", nextStep: steps.ticket, source: reservationPage },
];
