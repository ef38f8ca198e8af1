import { timingSafeEqual } from "node:crypto";
import type { BceKeyPair } from "../../qianfan/authentication/verify-request";
import type { SignedRequest } from "../../qianfan/authentication/signed-request";
import { refuse } from "../errors";
import { canonicalRequest, sha256Hex, signingKey, signLines } from "./canonical-request";
import { readClaim, type SignatureClaim } from "./read-claim";

/** Clocks may differ by so much (S3 error RequestTimeTooSkewed). */
const LARGEST_SKEW_MS = 15 * 60_000;

/** With what the chunks of a body that is signed piece by piece are checked. */
export interface ChunkKey {
  readonly key: Buffer;
  readonly timestamp: string;
  readonly scope: string;
  /** Signature of the headers, with which the first chunk is chained. */
  readonly seed: string;
}

/**
 * Checks who sent a request by signing it again ([Hjwvyq84s]: AWS Signature Version 4), by the wall clock. The payload
 * hash that the headers state is part of what is signed; that the body has it is checked while it is read.
 *
 * @throws Refusal
 */
export function verifyBosRequest(request: SignedRequest, keys: BceKeyPair, wallNowMs: number): ChunkKey {
  const claim = readClaim(request.headers, new URLSearchParams(request.query));
  if (claim === undefined) throw refuse("AccessDenied", "The request is not signed.");
  if (claim.accessKeyId !== keys.accessKeyId) throw refuse("InvalidAccessKeyId");
  requireInTime(claim, wallNowMs);
  requireSignedHeaders(request, claim);
  const key = signingKey(keys.secretAccessKey, claim.scope);
  const canonical = canonicalRequest(request, claim, payloadHash(request, claim));
  const expected = signLines(key, "AWS4-HMAC-SHA256", claim.timestamp, claim.scope, sha256Hex(canonical));
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(claim.signature))) {
    throw refuse("SignatureDoesNotMatch");
  }
  return { key, timestamp: claim.timestamp, scope: claim.scope, seed: claim.signature };
}

function payloadHash({ headers }: SignedRequest, { place }: SignatureClaim): string {
  const stated = headers.get("x-amz-content-sha256");
  if (stated === undefined && place === "query") return "UNSIGNED-PAYLOAD";
  if (stated === undefined) throw refuse("InvalidRequest", "Missing required header: x-amz-content-sha256.");
  return stated;
}

function requireInTime({ timestampMs, expiresSeconds }: SignatureClaim, wallNowMs: number): void {
  if (expiresSeconds === undefined) {
    if (Math.abs(wallNowMs - timestampMs) > LARGEST_SKEW_MS) throw refuse("RequestTimeTooSkewed");
    return;
  }
  if (timestampMs > wallNowMs + LARGEST_SKEW_MS) throw refuse("AccessDenied", "Request is not yet valid");
  if (wallNowMs > timestampMs + expiresSeconds * 1000) throw refuse("AccessDenied", "Request has expired");
}

/** The host, and every `x-amz-*` that the request carries, must be signed. */
function requireSignedHeaders({ headers }: SignedRequest, { signedHeaders }: SignatureClaim): void {
  const signed = new Set(signedHeaders);
  const needed = [...headers.keys()].filter((name) => name === "host" || name.startsWith("x-amz-"));
  const unsigned = needed.filter((name) => !signed.has(name));
  if (unsigned.length === 0) return;
  throw refuse("AccessDenied", `There were headers present which were not signed: ${unsigned.join(", ")}.`);
}
