import { timingSafeEqual } from "node:crypto";
import type { BceAuthorization } from "./bce-authorization";
import { bceSignature } from "./bce-signature";
import { canonicalRequests } from "./canonical-requests";
import type { SignedRequest } from "./signed-request";

/** True when the secret key made this signature for this request, in any of the ways that official signers differ. */
export function signatureMatches(request: SignedRequest, authorization: BceAuthorization, secretKey: string): boolean {
  const given = Buffer.from(authorization.signature);
  for (const canonicalRequest of canonicalRequests(request, authorization.signedHeaders)) {
    const expected = Buffer.from(bceSignature(secretKey, authorization.prefix, canonicalRequest));
    if (expected.length === given.length && timingSafeEqual(expected, given)) return true;
  }
  return false;
}
