import { client, fieldsFrom, ours } from "../../provenance/provenance";
import { authenticate } from "../authentication/verify-request";
import { Refusal } from "../../surface/refusal";
import { InferenceRefusal, v1InferenceRefusal } from "./inference-errors";
import type { InferenceOperation, InferenceCall } from "./inference-operation";
import { makeAccessToken, judgeAccessToken } from "./temporary-token";

/** Thirty days, as every token of the real cloud. */
const LASTS_SECONDS = 2_592_000;

const sdk = client("the Python SDK");

/** Gives a token for V1's routes to who knows an application's keys. */
export const accessToken: InferenceOperation = {
  name: "oauth/token",
  method: "POST",
  path: "/oauth/2.0/token",
  errors: "v1",
  source: sdk,
  rules: {
    "client_id and client_secret are the access key and its secret": ours(
      "there are no applications with keys of their own",
    ),
    "wrong keys are refused with 401 invalid_client": client("the Python SDK reads it"),
  },
  requestFields: fieldsFrom(sdk, "grant_type", "client_id", "client_secret"),
  answerFields: fieldsFrom(sdk, "access_token", "expires_in"),
  answer: ({ context, request }) => {
    const query = new URL(request.url).searchParams;
    const { credentials, settings, world } = context;
    if (settings.authenticate) {
      if (query.get("client_id") !== credentials.qianfanAccessKey) throw refusal("unknown client id");
      if (query.get("client_secret") !== credentials.qianfanSecretKey) throw refusal("Client authentication failed");
    }
    const expiresAtSeconds = Math.floor(world.wallNow() / 1000) + LASTS_SECONDS;
    const token = makeAccessToken(credentials, LASTS_SECONDS, expiresAtSeconds);
    return Response.json({ access_token: token, expires_in: LASTS_SECONDS });
  },
};

function refusal(description: string): InferenceRefusal {
  const body = { error: "invalid_client", error_description: description };
  return new InferenceRefusal(401, "invalid_client", description, body);
}

/** V1 takes an access token in the query, or a signature as the console does. @throws InferenceRefusal */
export function authenticateV1Inference({ context, request }: InferenceCall): void {
  if (!context.settings.authenticate) return;
  const token = new URL(request.url).searchParams.get("access_token");
  if (token === null && request.headers.get("authorization")) {
    try {
      authenticate(context, request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw v1InferenceRefusal("badSignature");
    }
    return;
  }
  const verdict = judgeAccessToken(context.credentials, token ?? "", context.world.wallNow());
  if (verdict !== "valid") throw v1InferenceRefusal(verdict === "expired" ? "expiredToken" : "invalidToken");
}
