import { createHash, timingSafeEqual } from "node:crypto";
import type { FaceContext } from "../face-context";
import { refusals } from "./refusals";

/** Refuses a call without the account's API key, where keys are verified. Compared in constant time. */
export function authenticate(request: Request, context: FaceContext): void {
  if (!context.settings.authenticate) return;
  const key = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  if (!timingSafeEqual(digest(key), digest(context.credentials.dashscopeApiKey))) throw refusals.invalidApiKey();
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
