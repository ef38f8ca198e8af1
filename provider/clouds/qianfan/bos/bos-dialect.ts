import { createHash } from "node:crypto";
import type { Answer } from "../../http/call";
import type { Dialect } from "../../http/dialect";
import type { WireBody } from "../../http/exchange";
import { member } from "../../http/member";
import type { ErrorRow, VendorError } from "../../http/read-error-table";
import type { BceCredentials } from "../bce-signer";
import { explainSignature } from "../explain-signature";
import { NodeSha256 } from "./node-sha256";
import { xmlText } from "./xml-text";
import { cite } from "../../../sources";
import { HttpRequest } from "@smithy/protocol-http";
import { SignatureV4 } from "@smithy/signature-v4";

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
    explain: (error, about) => explainSignature(error, about, credentials, "Content-MD5, x-amz-*"),
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

const source = `${cite("S3 errors")}; BOS answers them by ${cite("Njwvyq8ho")}` as const;

const steps = {
  accessKey: "Check QIANFAN_ACCESS_KEY: the object storage does not know it.",
  bucket:
    "Create the bucket on the console of BOS, or name another one (on simulated clouds `sample-bucket`): it is not made by itself.",
  changed: "Run again: the file may have changed while it was sent.",
  clock: "Set this machine's clock: the signature's time is too far from the cloud's.",
  grant: "Have the access key's account granted access to the bucket.",
  id: "Check bucket and region, and that the access key belongs to the account that has the bucket.",
  later: "Wait a while and run again.",
  region: "Check the bucket's region (`region` in the block, or finetune:bosRegion).",
  report: "Run again; if it stays, report it with the request ID.",
  secretKey:
    "Check QIANFAN_SECRET_KEY; if it is right, something on the way changes host, port or path, which are signed (the message names them).",
} as const;

/** Codes of the object storage that mean more than their HTTP status. */
export const bosErrorTable: readonly ErrorRow[] = [
  { code: "AccessDenied", status: 403, kind: "unauthorized", nextStep: steps.grant, source },
  { code: "AuthorizationHeaderMalformed", status: 400, kind: "unauthorized", nextStep: steps.region, source },
  { code: "BadDigest", status: 400, kind: "invalid", nextStep: steps.changed, source },
  { code: "IncompleteBody", status: 400, kind: "server", nextStep: steps.later, source },
  { code: "InvalidAccessKeyId", status: 403, kind: "unauthorized", nextStep: steps.accessKey, source },
  { code: "NoSuchBucket", status: 404, kind: "invalid", nextStep: steps.bucket, source },
  { code: "NoSuchKey", status: 404, kind: "not-found", nextStep: steps.id, source },
  { code: "NoSuchUpload", status: 404, kind: "not-found", nextStep: steps.report, source },
  { code: "RequestTimeTooSkewed", status: 403, kind: "unauthorized", nextStep: steps.clock, source },
  { code: "SignatureDoesNotMatch", status: 403, kind: "unauthorized", nextStep: steps.secretKey, source },
  { code: "SlowDown", status: 503, kind: "throttled", nextStep: steps.later, source },
  { code: "XAmzContentSHA256Mismatch", status: 400, kind: "invalid", nextStep: steps.changed, source },
];
