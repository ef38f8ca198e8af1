import { fieldsFrom } from "../../marks/fields-from";
import type { InferenceOperation } from "./inference-operation";
import { InferenceRefusal } from "./inference-refusal";
import { makeAccessToken } from "./temporary-token";

/** Thirty days, as every token of the real cloud. */
const LASTS_SECONDS = 2_592_000;

const client = { kind: "client", reference: "the Python SDK" } as const;

/** Gives a token for V1's routes to who knows an application's keys. */
export const accessToken: InferenceOperation = {
  name: "oauth/token",
  method: "POST",
  path: "/oauth/2.0/token",
  errors: "v1",
  source: client,
  rules: [
    {
      rule: "client_id and client_secret are the access key and its secret",
      source: { kind: "our choice", reference: "there are no applications with keys of their own" },
    },
    {
      rule: "wrong keys are refused with 401 invalid_client",
      source: { kind: "client", reference: "the Python SDK reads it" },
    },
  ],
  requestFields: [...fieldsFrom(client, "grant_type", "client_id", "client_secret")],
  answerFields: [...fieldsFrom(client, "access_token", "expires_in")],
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
