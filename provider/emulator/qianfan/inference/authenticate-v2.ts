import { timingSafeEqual } from "node:crypto";
import type { InferenceCall } from "./inference-operation";
import { v2InferenceRefusal } from "./inference-refusal";
import { judgeBearerToken } from "./temporary-token";

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
