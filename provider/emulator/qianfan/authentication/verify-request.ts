import { createHmac, timingSafeEqual } from "node:crypto";
import type { FaceContext } from "../../face-context";
import type { Refusal } from "../../surface/refusal";
import { type ErrorCode, errorTable, refuse } from "../refusals";
import { type BceAuthorization, parseAuthorization } from "./authorization";
import { canonicalRequests } from "./canonical-requests";
import { readSignedRequest, type SignedRequest } from "./signed-request";

/** A client's clock may be this far ahead of ours [Mmdya6ldu]. */
const largestSkewMs = 30 * 60_000;

/** The one key pair that the simulated cloud knows. */
export interface BceKeyPair {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Checks who sent a request, by the wall clock, to which one of the [official signers] shifts its signing clock. The headers
 * `X-Bce-Error-Message` that the [Python SDK] recognises are given to the letter.
 *
 * @throws Refusal `AccessDenied` without credentials (our choice; the [SDK's mock] answers 403), `InvalidHTTPAuthHeader`,
 * `InvalidAccessKeyId`, `RequestExpired` or `SignatureDoesNotMatch`
 */
export function verifyRequest(request: SignedRequest, keys: BceKeyPair, wallNowMs: number): void {
  const header = request.headers.get("authorization");
  if (!header) throw authenticationRefusal("AccessDenied");
  const authorization = parseAuthorization(header);
  if (!authorization) throw authenticationRefusal("InvalidHTTPAuthHeader");
  if (authorization.accessKeyId !== keys.accessKeyId) {
    throw authenticationRefusal("InvalidAccessKeyId", {
      hint: "NotFound, cause: Could not find credential.",
    });
  }
  const { timestampMs, expirationSeconds, signedHeaders } = authorization;
  const isExpired = expirationSeconds !== -1 && wallNowMs > timestampMs + expirationSeconds * 1000;
  if (isExpired || timestampMs > wallNowMs + largestSkewMs) {
    const message = `Request has expired. Timestamp date is ${authorization.timestamp}.`;
    throw authenticationRefusal("RequestExpired", { message });
  }
  // Each of the [official signers] covers the host. Without names the default set is signed, which holds it where there is one.
  const coversHost = request.headers.has("host") && (signedHeaders.length === 0 || signedHeaders.includes("host"));
  if (!coversHost || !signatureMatches(request, authorization, keys.secretAccessKey)) {
    const hint = "SignatureDoesNotMatch, cause: Fail to authn user: Signature does not match";
    throw authenticationRefusal("SignatureDoesNotMatch", { hint });
  }
}

function authenticationRefusal(code: ErrorCode, detail: { message?: string; hint?: string } = {}): Refusal {
  const message = detail.message ?? errorTable[code].message;
  const hint = detail.hint ?? `${code}, cause: ${message}`;
  return refuse(code, message, { "X-Bce-Error-Code": code, "X-Bce-Error-Message": hint });
}

/** True when the secret key made this signature for this request, in any of the ways that the [official signers] differ. */
function signatureMatches(request: SignedRequest, authorization: BceAuthorization, secretKey: string): boolean {
  const given = Buffer.from(authorization.signature);
  for (const canonicalRequest of canonicalRequests(request, authorization.signedHeaders)) {
    const expected = Buffer.from(bceSignature(secretKey, authorization.prefix, canonicalRequest));
    if (expected.length === given.length && timingSafeEqual(expected, given)) return true;
  }
  return false;
}

/** Signature of bce-auth-v1: the hexadecimal text of the signing key, not its bytes, is the second key [njwvz1yfu]. */
function bceSignature(secretKey: string, prefix: string, canonicalRequest: string): string {
  const signingKey = createHmac("sha256", secretKey).update(prefix).digest("hex");
  return createHmac("sha256", signingKey).update(canonicalRequest).digest("hex");
}

/** Checks a request's signature against the one key pair. @throws Refusal */
export function authenticate({ credentials, world }: FaceContext, request: Request): void {
  const { qianfanAccessKey: accessKeyId, qianfanSecretKey: secretAccessKey } = credentials;
  verifyRequest(readSignedRequest(request), { accessKeyId, secretAccessKey }, world.wallNow());
}
