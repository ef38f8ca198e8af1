import { cite, type Authority } from "../../sources";
import type { ErrorRow } from "../http/read-error-table";

const errorPage = cite("Wlyckvrz8");
const generalPage: Authority = `${cite("Ojwvyo6nc")}; ${cite("Bjz3uz3qj")}`;
const clientSource = cite("Python SDK", "hints by X-Bce-Error-Message");

const seed: Authority = `${cite("000")}, whose code for a state that forbids the operation we take for Qianfan too (our choice)`;

const counterparts: Authority = `${cite("003", "codes 510203, 510402, 510403")}; their names in V2 are our choice`;

const purchases: Authority = `${cite("plxeanx8g")}: lack of stock or balance; its code is our choice`;

const steps = {
  containers: "Delete jobs that are no longer needed in the console, or have the limit raised.",
  charge: "Buy training quota for the account.",
  units: "Take another type or fewer replicas, try again later, or have the stock or the balance raised.",
  parameter: "Correct the parameter that the message names.",
  report: "Run again; if it stays, report it with the request ID, as the provider built a request that is malformed.",
  path: "Check finetune:qianfanBaseUrl.",
  list: "Run again: a list was read from a place that no longer exists.",
  secretKey:
    "Check QIANFAN_SECRET_KEY; if it is right, something on the way changes host, port or path, which are signed (the message names them).",
  accessKey: "Check QIANFAN_ACCESS_KEY: the cloud does not know it.",
  clock: "Set this machine's clock: the signature's time is too far from the cloud's.",
  grant: "Have the access key's account granted QianfanModelTuningFullControlAccessPolicy.",
  activate: "Activate Qianfan for the account.",
  state: "Wait until the resource reaches a state that allows the operation.",
  id: "Check the ID, and that the access key belongs to the account that has it.",
  later: "Wait a while and run again.",
  ticket: "Run again in a while; if it stays, open a ticket with Baidu AI Cloud and name the request ID.",
} as const;

/**
 * Every generic V2 error code, one row a meaning. No code that is special to fine-tuning is documented for V2: those
 * are read by HTTP status. A wrong path or key is never `not-found`: a job that lives would leave the state.
 */
export const qianfanErrorTable: readonly ErrorRow[] = [
  { code: "InappropriateJSON", status: 400, kind: "invalid", nextStep: steps.parameter, source: errorPage },
  { code: "InvalidMarker", status: 400, kind: "invalid", nextStep: steps.list, source: errorPage },
  { code: "SignatureDoesNotMatch", status: 400, kind: "unauthorized", nextStep: steps.secretKey, source: errorPage },
  { code: "RequestExpired", status: 400, kind: "unauthorized", nextStep: steps.clock, source: errorPage },
  { code: "InvalidHTTPAuthHeader", status: 400, kind: "unauthorized", nextStep: steps.report, source: errorPage },
  { code: "InvalidHTTPRequest", status: 400, kind: "invalid", nextStep: steps.report, source: errorPage },
  { code: "InvalidURI", status: 400, kind: "invalid", nextStep: steps.path, source: errorPage },
  { code: "MalformedJSON", status: 400, kind: "invalid", nextStep: steps.report, source: errorPage },
  { code: "AccessDenied", status: 403, kind: "unauthorized", nextStep: steps.grant, source: errorPage },
  { code: "InternalError", status: 500, kind: "server", nextStep: steps.ticket, source: generalPage },
  { code: "InvalidAccessKeyId", status: 403, kind: "unauthorized", nextStep: steps.accessKey, source: generalPage },
  { code: "InvalidVersion", status: 404, kind: "invalid", nextStep: steps.path, source: generalPage },
  { code: "OptInRequired", status: 403, kind: "quota", nextStep: steps.activate, source: generalPage },
  { code: "PreconditionFailed", status: 412, kind: "unsupported", nextStep: steps.state, source: generalPage },
  { code: "JobCountOverLimit", status: 403, kind: "quota", nextStep: steps.containers, source: counterparts },
  { code: "TaskTrainingCountOverLimit", status: 403, kind: "throttled", nextStep: steps.later, source: counterparts },
  { code: "ChargeQuotaNotEnough", status: 403, kind: "quota", nextStep: steps.charge, source: counterparts },
  { code: "ComputeUnitNotEnough", status: 403, kind: "quota", nextStep: steps.units, source: purchases },
  { code: "UnsupportedOperation", status: 400, kind: "unsupported", nextStep: steps.state, source: seed },
  { code: "IdempotentParameterMismatch", status: 403, kind: "invalid", nextStep: steps.report, source: generalPage },
  { code: "NotFound", status: 404, kind: "not-found", nextStep: steps.id, source: generalPage },
  {
    // The gateway's words for an access key that it does not know, whatever code stands beside them.
    code: "NotFound",
    status: 403,
    messageContains: "Could not find credential",
    kind: "unauthorized",
    nextStep: steps.accessKey,
    source: clientSource,
  },
];
