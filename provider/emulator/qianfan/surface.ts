import type { Json } from "../../base/json";
import { injectedRefusal } from "../surface/refusal";
import type { Surface } from "../surface/surface";
import { jsonAnswer, refusalAnswer } from "./answers";
import { authenticate } from "./authentication/verify-request";
import type { QianfanCall } from "./call";
import type { QianfanCloud } from "./cloud";
import { missingByName, missingOperations } from "./missing-operations";
import { operations } from "./operations";
import { errorTable, refuse } from "./refusals";
import { readBody, requirePost } from "./request-body";

/** How the console's V2 speaks: signed, POST with JSON, `{requestId, result}`. */
export function qianfanSurface(cloud: QianfanCloud): Surface<QianfanCall, Json> {
  return {
    cloud: "qianfan",
    operations,
    missing: missingOperations.filter(({ isSigned }) => isSigned).flatMap(missingByName),
    authenticate: ({ context, request }) => authenticate(context, request),
    open: async (arrival) => {
      requirePost(arrival.request);
      return { ...arrival, cloud, body: await readBody(arrival.request) };
    },
    success: ({ record }, result) => jsonAnswer(200, { requestId: record.requestId, result }),
    refusal: ({ record }, refusal) => refusalAnswer(record.requestId, refusal),
    refuses: {
      missing: (name) => refuse("NotImplemented", `The simulated cloud does not have ${name}.`),
      unknown: () => refuse("InvalidURI"),
      internal: (reason) => refuse("InternalError", `${errorTable.InternalError.message} (${reason})`),
      injected: (error) => injectedRefusal(errorTable, error),
    },
  };
}

/** What the console's signature is not asked for: credentials of their own would be. */
export function unsignedSurface(cloud: QianfanCloud): Surface<QianfanCall, Json> {
  return {
    ...qianfanSurface(cloud),
    operations: [],
    missing: missingOperations.filter(({ isSigned }) => !isSigned).flatMap(missingByName),
    authenticate: () => undefined,
  };
}
