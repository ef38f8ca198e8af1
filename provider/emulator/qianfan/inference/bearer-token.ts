import { timingSafeEqual } from "node:crypto";
import { client, fieldsFrom, ours } from "../../provenance/provenance";
import { invalidParameter } from "../refusals";
import { utcTime } from "../../times";
import type { Arrival } from "../../surface/arrival";
import { operation } from "./inference-call";
import { refuseV2 } from "./inference-errors";
import { makeBearerToken, judgeBearerToken } from "./temporary-token";

const sdk = client("the Python SDK");

/** Gives a token for V2's routes to who signs with the access key. */
export const bearerToken = operation({
  name: "BCE-BEARER/token",
  routes: [{ method: "GET", path: "/v1/BCE-BEARER/token" }],
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
  parse: ({ query }) => {
    const lasts = query.get("expireInSeconds") ?? "";
    if (!/^[1-9]\d{0,8}$/.test(lasts)) throw invalidParameter("expireInSeconds");
    return Number(lasts);
  },
  transaction: "none",
  answer: ({ context }, lastsSeconds) => {
    const now = context.world.wallNow();
    const expiresAtSeconds = Math.floor(now / 1000) + lastsSeconds;
    return Response.json({
      token: makeBearerToken(context.credentials, expiresAtSeconds),
      status: "enable",
      createTime: utcTime(now),
      expireTime: utcTime(expiresAtSeconds * 1000),
    });
  },
});

/** V2 takes an API key, or a token that was made for a while, as `Authorization: Bearer`. @throws Refusal */
export function authenticateV2Inference({ context, request }: Arrival): void {
  const [, token = ""] = /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const { credentials, world } = context;
  if (isEqual(token, credentials.qianfanApiKey)) return;
  if (judgeBearerToken(credentials, token, world.wallNow()) !== "valid") throw refuseV2("badKey");
}

function isEqual(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
