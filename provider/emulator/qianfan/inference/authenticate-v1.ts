import { Refusal } from "../../surface/refusal";
import { authenticate } from "../authentication/verify-request";
import type { InferenceCall } from "./inference-operation";
import { v1InferenceRefusal } from "./inference-refusal";
import { judgeAccessToken } from "./temporary-token";

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
