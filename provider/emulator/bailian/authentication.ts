import { createHash, timingSafeEqual } from "node:crypto";
import type { Arrival } from "../surface/arrival";
import { refuse } from "./refusals";

/** Refuses a call without the account's API key. Compared in constant time. */
export function authenticate({ request, context }: Arrival): void {
  const key = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  if (!timingSafeEqual(digest(key), digest(context.credentials.dashscopeApiKey))) throw refuse("invalidApiKey");
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
