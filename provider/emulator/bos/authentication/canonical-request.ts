import type { SignedRequest } from "../../qianfan/authentication/signed-request";
import { uriDecode, uriEncode } from "../../qianfan/authentication/uri-encoding";
import type { SignatureClaim } from "./signature-claim";

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
