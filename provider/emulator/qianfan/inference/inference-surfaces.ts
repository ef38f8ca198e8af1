import type { InjectedError } from "../../faults/injected-error";
import { injectedRefusal, type Refusal, type Refuse } from "../../surface/refusal";
import type { Route } from "../../surface/router";
import type { Surface } from "../../surface/surface";
import { refusalAnswer } from "../answers";
import { authenticate } from "../authentication/verify-request";
import type { QianfanCloud } from "../cloud";
import { errorTable } from "../refusals";
import { accessToken, authenticateV1Inference, invalidClient, requireClient } from "./access-token";
import { authenticateV2Inference, bearerToken } from "./bearer-token";
import { answerId, type InferenceCall } from "./inference-call";
import {
  type InferenceErrorName,
  refuseV1,
  refuseV2,
  v1InferenceErrors,
  v2InferenceErrors,
  withReason,
} from "./inference-errors";
import { listModels } from "./list-models";
import { v1Chat } from "./v1-chat";
import { v2Chat } from "./v2-chat";

type InferenceSurface = Surface<InferenceCall, Response>;

/** Every route of inference that the simulated Qianfan answers. */
export const inferenceOperations = [v1Chat, v2Chat, listModels, accessToken, bearerToken];

/** How inference speaks: V1 in numbers with status 200, V2 as OpenAI's; each gives out its tokens in a way of its own. */
export function inferenceSurfaces(cloud: QianfanCloud): readonly InferenceSurface[] {
  const v1: InferenceSurface = {
    cloud: "qianfan",
    operations: [v1Chat],
    missing: [],
    authenticate: authenticateV1Inference,
    open: (arrival) => ({ ...arrival, cloud }),
    success: ({ record }, response) => withRequestId(record.requestId, response),
    refusal: ({ record }, { status, code, message }) => {
      const error = { error_code: isNumber(code) ? Number(code) : code, error_msg: message };
      return errorAnswer(record.requestId, status, error);
    },
    refuses: {
      missing: () => refuseV1("unknownModel"),
      unknown: () => refuseV1("unknownModel"),
      internal: (reason) => refuseV1("internal", withReason(v1InferenceErrors.internal, reason)),
      injected: (error) => injectedRefusal(v1InferenceErrors, { ...error, status: error.status ?? 200 }),
    },
  };
  const v2: InferenceSurface = {
    ...v1,
    operations: [v2Chat, listModels],
    authenticate: authenticateV2Inference,
    refusal: ({ record }, refusal) => v2Refusal(record.requestId, refusal),
    refuses: {
      missing: () => refuseV2("unknownModel"),
      unknown: () => refuseV2("unknownModel"),
      internal: (reason) => refuseV2("internal", withReason(v2InferenceErrors.internal, reason)),
      injected: (error) => injectedRefusal(v2InferenceErrors, error),
    },
  };
  const accessTokens: InferenceSurface = {
    ...v1,
    operations: [accessToken],
    authenticate: requireClient,
    refusal: (arrival, refusal) => {
      if (refusal.row !== invalidClient) return v1.refusal(arrival, refusal);
      const { status, code, message } = refusal;
      return errorAnswer(arrival.record.requestId, status, { error: code, error_description: message });
    },
  };
  const bearerTokens: InferenceSurface = {
    ...v2,
    operations: [bearerToken],
    authenticate: ({ context, request }) => authenticate(context, request),
    // What the gateway judges has the form of the console.
    refusal: ({ record }, refusal) =>
      "type" in refusal.row ? v2Refusal(record.requestId, refusal) : refusalAnswer(record.requestId, refusal),
    refuses: { ...v2.refuses, injected: (error: InjectedError) => injectedRefusal(errorTable, error) },
  };
  const all = [
    [v1, refuseV1],
    [v2, refuseV2],
    [accessTokens, refuseV1],
    [bearerTokens, refuseV2],
  ] as const;
  return all.flatMap(([surface, refuse]) => [surface, ofOtherMethods(surface, refuse)]);
}

/** Another method than a route's is refused before anybody is asked who they are. */
function ofOtherMethods(surface: InferenceSurface, refuse: Refuse<InferenceErrorName>): InferenceSurface {
  const anyMethod = ({ path }: Route): Route => ({ path });
  return {
    ...surface,
    authenticate: () => undefined,
    operations: surface.operations.map((operation) => {
      const [first, ...others] = operation.routes;
      return {
        ...operation,
        routes: [anyMethod(first), ...others.map(anyMethod)],
        carryOut: () => Promise.reject(refuse("invalidMethod")),
      };
    }),
  };
}

function v2Refusal(requestId: string, { row, status, code, message }: Refusal): Response {
  const type = "type" in row && typeof row.type === "string" ? row.type : "invalid_request_error";
  return errorAnswer(requestId, status, { error: { code, message, type } });
}

function errorAnswer(requestId: string, status: number, error: object): Response {
  return withRequestId(requestId, Response.json({ ...error, id: answerId(requestId) }, { status }));
}

function withRequestId(requestId: string, response: Response): Response {
  response.headers.set("x-bce-request-id", requestId);
  return response;
}

function isNumber(code: string | number): boolean {
  return /^\d+$/.test(String(code));
}
