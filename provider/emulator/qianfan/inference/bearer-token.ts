import { timingSafeEqual } from "node:crypto";
import { client, fieldsFrom, ours } from "../../provenance/provenance";
import { authenticate } from "../authentication/verify-request";
import { invalidParameter } from "../refusals";
import { utcTime } from "../../times";
import { v2InferenceRefusal } from "./inference-errors";
import type { InferenceOperation, InferenceCall } from "./inference-operation";
import { makeBearerToken, judgeBearerToken } from "./temporary-token";

const sdk = client("the Python SDK");

/** Gives a token for V2's routes to who signs with the access key. */
export const bearerToken: InferenceOperation = {
  name: "BCE-BEARER/token",
  method: "GET",
  path: "/v1/BCE-BEARER/token",
  errors: "gateway",
  source: sdk,
  rules: {
    "signed as a console call": sdk,
    "expireInSeconds is a whole number above 0": ours("not stated"),
    "the token has the form of an API key": ours("its form is not stated"),
  },
  requestFields: fieldsFrom(sdk, "expireInSeconds"),
  answerFields: [
    ...fieldsFrom(sdk, "token", "createTime", "expireTime"),
    ...fieldsFrom(ours("that it works"), "status"),
  ],
  answer: ({ context, request }) => {
    if (context.settings.authenticate) authenticate(context, request);
    const lasts = new URL(request.url).searchParams.get("expireInSeconds") ?? "";
    if (!/^[1-9]\d{0,8}$/.test(lasts)) throw invalidParameter("expireInSeconds");
    const now = context.world.wallNow();
    const expiresAtSeconds = Math.floor(now / 1000) + Number(lasts);
    return Response.json({
      token: makeBearerToken(context.credentials, expiresAtSeconds),
      status: "enable",
      createTime: utcTime(now),
      expireTime: utcTime(expiresAtSeconds * 1000),
    });
  },
};

/** V2 takes an API key, or a token that was made for a while, as `Authorization: Bearer`. @throws InferenceRefusal */
export function authenticateV2Inference({ context, request }: InferenceCall): void {
  if (!context.settings.authenticate) return;
  const [, token = ""] = /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const { credentials, world } = context;
  if (isEqual(token, credentials.qianfanApiKey)) return;
  if (judgeBearerToken(credentials, token, world.wallNow()) !== "valid") throw v2InferenceRefusal("badKey");
}

function isEqual(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
