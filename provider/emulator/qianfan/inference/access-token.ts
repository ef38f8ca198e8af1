import { client, fieldsFrom, ours } from "../../provenance/provenance";
import { authenticate } from "../authentication/verify-request";
import type { Arrival } from "../../surface/arrival";
import { Refusal } from "../../surface/refusal";
import { operation } from "./inference-call";
import { refuseV1 } from "./inference-errors";
import { makeAccessToken, judgeAccessToken } from "./temporary-token";

/** Thirty days, as every token of the real cloud. */
const lastsSeconds = 2_592_000;

const sdk = client("the Python SDK");

/** Gives a token for V1's routes to who knows an application's keys. */
export const accessToken = operation({
  name: "oauth/token",
  routes: [
    { method: "POST", path: "/oauth/2.0/token" },
    // The [Node SDK] asks with either method.
    { method: "GET", path: "/oauth/2.0/token" },
  ],
  source: sdk,
  rules: {
    "client_id and client_secret are the access key and its secret": ours(
      "there are no applications with keys of their own",
    ),
    "wrong keys are refused with 401 invalid_client": client("the Python SDK reads it"),
  },
  requestFields: fieldsFrom(sdk, "grant_type", "client_id", "client_secret"),
  answerFields: fieldsFrom(sdk, "access_token", "expires_in"),
  transaction: "none",
  answer: ({ context: { credentials, world } }) => {
    const expiresAtSeconds = Math.floor(world.wallNow() / 1000) + lastsSeconds;
    const token = makeAccessToken(credentials, lastsSeconds, expiresAtSeconds);
    return Response.json({ access_token: token, expires_in: lastsSeconds });
  },
});

/** The error of wrong keys, which has OAuth's form. */
export const invalidClient = { status: 401, code: "invalid_client" };

/** Keys of an application, in the query. @throws Refusal `invalidClient` */
export function requireClient({ context: { credentials }, query }: Arrival): void {
  if (query.get("client_id") !== credentials.qianfanAccessKey) throw new Refusal(invalidClient, "unknown client id");
  if (query.get("client_secret") !== credentials.qianfanSecretKey) {
    throw new Refusal(invalidClient, "Client authentication failed");
  }
}

/** V1 takes an access token in the query, or a signature as the console does. @throws Refusal */
export function authenticateV1Inference({ context, request, query }: Arrival): void {
  const token = query.get("access_token");
  if (token === null && request.headers.get("authorization")) {
    try {
      authenticate(context, request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw refuseV1("badSignature");
    }
    return;
  }
  const verdict = judgeAccessToken(context.credentials, token ?? "", context.world.wallNow());
  if (verdict !== "valid") throw refuseV1(verdict === "expired" ? "expiredToken" : "invalidToken");
}
