import { createHash } from "node:crypto";
import { HttpRequest } from "@smithy/protocol-http";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Answer } from "../../http/call";
import type { Dialect } from "../../http/dialect";
import type { WireBody } from "../../http/exchange";
import { member } from "../../http/member";
import type { VendorError } from "../../http/read-error-table";
import type { BceCredentials } from "../bce-signer";
import { bosErrorTable } from "./bos-error-table";
import { NodeSha256 } from "./node-sha256";
import { xmlText } from "./xml-text";

/** Besides every `x-amz-*`: what S3 wants signed, and what no proxy on the way changes. */
const signed = new Set(["content-md5"]);

/** How the object storage is spoken to: S3's XML, every request signed with AWS Signature Version 4 [Hjwvyq84s]. */
export function bosDialect(credentials: BceCredentials, region: string, wallNowMs: () => number): Dialect {
  const signer = new SignatureV4({
    credentials: { accessKeyId: credentials.accessKeyId, secretAccessKey: credentials.secretAccessKey },
    region,
    service: "s3",
    sha256: NodeSha256,
    // S3 signs the path as it is sent.
    uriEscapePath: false,
  });
  return {
    cloud: "qianfan",
    title: "Qianfan",
    errorTable: bosErrorTable,
    authorize: async (request) => {
      const given = Object.entries(request.headers).filter(([name]) => isSigned(name.toLowerCase()));
      const headers = {
        ...Object.fromEntries(given),
        host: request.url.host,
        "x-amz-content-sha256": contentHash(request.body),
      };
      const { method, url } = request;
      const signable = new HttpRequest({
        method,
        protocol: url.protocol,
        hostname: url.hostname,
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers,
      });
      return (await signer.sign(signable, { signingDate: new Date(wallNowMs()) })).headers;
    },
    // Whatever the body, headers count too: an ETag stands nowhere else.
    parseBody: ({ headers, text }) => ({ form: "json", value: { headers, text } }),
    readRequestId: ({ headers }) => headers["x-bce-request-id"] ?? headers["x-amz-request-id"],
    readError: readBosError,
  };
}

function isSigned(name: string): boolean {
  return signed.has(name) || name.startsWith("x-amz-");
}

function contentHash(body: WireBody | undefined): string {
  if (body?.sha256 !== undefined) return body.sha256;
  const content = body?.content ?? "";
  if (typeof content !== "string" && !(content instanceof Uint8Array)) return "UNSIGNED-PAYLOAD";
  return createHash("sha256").update(content).digest("hex");
}

/**
 * S3's error XML. A HEAD has no body: its 404 is the cloud's own word only where the cloud's request ID stands beside
 * it, since a proxy or a wrong base URL answers 404 as well.
 */
function readBosError({ status, headers, body }: Pick<Answer, "status" | "headers" | "body">): VendorError | undefined {
  const text = member(body, "text") ?? "";
  const isError = /<Error[\s>]/.test(text);
  // A complete that fails late answers 200 with an error in it (CompleteMultipartUpload in the [S3 API]).
  if (status < 400 && !isError) return undefined;
  const code = xmlText(text, "Code");
  const message = xmlText(text, "Message");
  if (code !== undefined) return { code, ...(message !== undefined && { message }) };
  const isTheClouds = headers["x-bce-request-id"] !== undefined || headers["x-amz-request-id"] !== undefined;
  return status === 404 && isTheClouds ? { code: "NoSuchKey", message: "there is no such object or bucket" } : {};
}
