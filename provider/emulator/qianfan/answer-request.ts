import { errorText } from "../../base/error-text";
import type { Json } from "../../base/json";
import type { FaceContext } from "../face-context";
import type { CallRecord } from "../journal";
import { injectedAnswer, jsonAnswer, refusalAnswer } from "./answers";
import { authenticate } from "./authentication/verify-request";
import type { QianfanCloud } from "./cloud";
import { answerInferenceRequest, injectedInferenceAnswer } from "./inference/answer-inference-request";
import { errorTable, Refusal } from "./refusals";
import { readBody, requirePost } from "./request-body";
import { resolveRoute, type V2Route } from "./resolve-route";
import { answerV1Request, v1InjectedAnswer } from "./v1/answer-v1-request";

/** Answers one request in the vendor's form, whatever it is. */
export function answerRequest(context: FaceContext, cloud: QianfanCloud, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const route = resolveRoute(pathname, searchParams.get("Action"));
  const record: CallRecord = { cloud: "qianfan", operation: route.name, requestId: context.newRequestId() };
  const handle = async (): Promise<Response> => {
    if (route.kind === "inference") {
      return answerInferenceRequest(route.operation, { context, cloud, request, record, rest: route.rest });
    }
    if (route.kind === "v1") return answerV1Request(context, cloud, route.operation, record, request);
    try {
      const result = await carryOut(context, cloud, route, record, request);
      return jsonAnswer(200, { requestId: record.requestId, result });
    } catch (error) {
      if (!(error instanceof Refusal)) context.reportFault(error);
      const refusal = error instanceof Refusal ? error : unexpected(error);
      record.errorCode = refusal.code;
      return refusalAnswer(record.requestId, refusal);
    }
  };
  return context.perform(record, request, handle, (error) => {
    if (route.kind === "inference") return injectedInferenceAnswer(route.operation, record.requestId, error);
    if (route.kind === "v1") return v1InjectedAnswer(record.requestId, route.operation, error);
    return injectedAnswer(record.requestId, error);
  });
}

async function carryOut(
  context: FaceContext,
  cloud: QianfanCloud,
  route: V2Route,
  record: CallRecord,
  request: Request,
): Promise<Json> {
  const { store, settings } = context;
  if (settings.authenticate && route.isSigned) authenticate(context, request);
  if (route.kind === "missing") {
    throw new Refusal("NotImplemented", { message: `The simulated cloud does not have ${route.name}.` });
  }
  if (route.kind === "unknown") throw new Refusal("InvalidURI");
  requirePost(request);
  const { operation } = route;
  const body = await readBody(request);
  const { origin } = new URL(request.url);
  const readings = (await operation.readFiles?.({ cloud, body })) ?? [];
  return store[operation.mode](() => operation.answer({ cloud, body, record, origin, readings }));
}

/** A fault of the simulated cloud itself: its reason is shown, since no secret can be in it and a simulation hides nothing. */
function unexpected(error: unknown): Refusal {
  return new Refusal("InternalError", { message: `${errorTable.InternalError.message} (${errorText(error)})` });
}
