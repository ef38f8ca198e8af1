import { createHash, createHmac } from "node:crypto";
import type { SignedRequest } from "../../qianfan/authentication/signed-request";
import { uriDecode, uriEncode } from "../../qianfan/authentication/uri-encoding";
import type { SignatureClaim } from "./read-claim";

/**
 * The canonical request of AWS Signature Version 4 as S3 makes it: each segment of the path encoded once, the query
 * sorted by name and value, the signed headers trimmed and in the order of their names.
 */
export function canonicalRequest(request: SignedRequest, claim: SignatureClaim, payloadHash: string): string {
  const names = [...claim.signedHeaders].sort();
  const headers = names.map((name) => `${name}:${(request.headers.get(name) ?? "").trim().replace(/ +/g, " ")}\n`);
  return [
    request.method,
    request.path.split("/").map(encodeAnew).join("/"),
    canonicalQuery(request.query),
    headers.join(""),
    claim.signedHeaders.join(";"),
    payloadHash,
  ].join("\n");
}

/** However a client has encoded it, what is signed is the strict form of the same characters. */
function encodeAnew(text: string): string {
  return uriEncode(uriDecode(text));
}

function canonicalQuery(query: string): string {
  return query
    .split("&")
    .filter((item) => item !== "")
    .map((item) => {
      const at = item.indexOf("=");
      const [name, value] = at < 0 ? [item, ""] : [item.slice(0, at), item.slice(at + 1)];
      return [encodeAnew(name), encodeAnew(value)] as const;
    })
    .filter(([name]) => name !== "X-Amz-Signature")
    .sort(
      ([oneName, oneValue], [otherName, otherValue]) => compare(oneName, otherName) || compare(oneValue, otherValue),
    )
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** What is encoded is ASCII, so code units are bytes. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** The key that signs within a scope, derived step by step from the secret key (AWS Signature Version 4). */
export function signingKey(secretAccessKey: string, scope: string): Buffer {
  return scope.split("/").reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${secretAccessKey}`));
}

/** Signs the parts of a string to sign, one a line; lower-case hex. */
export function signLines(key: Buffer, ...lines: readonly string[]): string {
  return hmac(key, lines.join("\n")).toString("hex");
}

/** SHA-256, lower-case hex. */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
