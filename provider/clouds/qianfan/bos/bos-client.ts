import { z } from "zod";
import type { CallOptions } from "../../http/call";
import type { WireBody } from "../../http/exchange";
import { createTransport } from "../../http/transport";
import type { TransportSettings } from "../../http/transport-settings";
import type { BceCredentials } from "../bce-signer";
import { bosDialect } from "./bos-dialect";
import { xmlText } from "./xml-text";
import { uriEncode } from "../signature/canonical-request";
import { absentAsUndefined } from "../../tolerated-kind";

/** One account on the object storage of one region. */
export interface BosClientOptions extends TransportSettings, BceCredentials {
  readonly baseUrl: string;
  readonly region: string;
  /** Wall clock in milliseconds that dates the signatures; default `Date.now`. */
  readonly wallNowMs?: () => number;
}

/** Where an object is. */
export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
}

/** What the cloud tells about an object. */
export interface ObjectHead {
  readonly bytes: number;
  /** Without quotes: MD5 in hex, or another form for an object of several parts. */
  readonly etag: string;
  /** What was said about the object when it was put, names in lower case. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** A body that can be sent again, with its MD5 in base64. */
export interface BosBody {
  readonly bytes: number;
  readonly md5: string;
  make(): WireBody;
}

/** The S3-compatible calls of the object storage. Every method throws `CloudError`. */
export interface BosClient {
  /** `undefined` where there is no such object. */
  headObject(place: ObjectPlace, options?: CallOptions): Promise<ObjectHead | undefined>;
  putObject(
    place: ObjectPlace,
    body: BosBody,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<void>;
  /** Also where there is none. */
  deleteObject(place: ObjectPlace, options?: CallOptions): Promise<void>;
  /** @returns the upload's ID */
  createMultipartUpload(
    place: ObjectPlace,
    metadata: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<string>;
  /** @returns the part's ETag, with its quotes */
  uploadPart(upload: ObjectUpload, partNumber: number, body: BosBody, options?: CallOptions): Promise<string>;
  completeMultipartUpload(upload: ObjectUpload, etags: readonly string[], options?: CallOptions): Promise<void>;
  abortMultipartUpload(upload: ObjectUpload, options?: CallOptions): Promise<void>;
}

/** A multipart upload under way. */
export interface ObjectUpload extends ObjectPlace {
  readonly uploadId: string;
}

/** A line must carry this much, or a try is given up (our choice: far below any line that a training file is sent over). */
const slowestBytesPerMs = 50;
const baseTimeoutMs = 60_000;

const answer = z.object({ headers: z.record(z.string(), z.string()), text: z.string() });

/** An ETag stands in the headers of an answer, an upload's ID in its XML. */
const etagOf = answer.transform(({ headers }) => headers["etag"]).pipe(z.string().min(1));
const uploadIdOf = answer.transform(({ text }) => xmlText(text, "UploadId")).pipe(z.string().min(1));
const headOf = answer.transform(({ headers }): ObjectHead => ({
  bytes: Number(headers["content-length"] ?? NaN),
  etag: (headers["etag"] ?? "").replaceAll('"', ""),
  metadata: Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith("x-amz-meta-") ? [[name.slice("x-amz-meta-".length), value]] : [],
    ),
  ),
}));

/** Makes a client for one account and region. Sends nothing by itself. */
export function createBosClient(settings: BosClientOptions): BosClient {
  const dialect = bosDialect(settings, settings.region, settings.wallNowMs ?? Date.now);
  const secrets = [settings.accessKeyId, settings.secretAccessKey];
  const transport = createTransport({ ...settings, dialect, secrets });

  /** Putting the same bytes twice is the same as putting them once, so a try whose answer was lost is repeated. */
  const put = (operation: string, place: ObjectPlace, body: BosBody, options: CallOptions) =>
    ({
      operation,
      method: "PUT",
      path: objectPath(place),
      body: body.make,
      timeoutMs: baseTimeoutMs + body.bytes / slowestBytesPerMs,
      repeat: "safe",
      ...options,
    }) as const;

  return {
    headObject: (place, options = {}) => {
      const call = { operation: "HeadObject", method: "HEAD", path: objectPath(place), repeat: "safe" } as const;
      return absentAsUndefined(transport.call({ ...call, ...options }, headOf));
    },
    putObject: async (place, body, metadata, options = {}) => {
      const headers = { ...metadataHeaders(metadata), "Content-MD5": body.md5 };
      await transport.call({ ...put("PutObject", place, body, options), headers }, etagOf);
    },
    deleteObject: async (place, options = {}) => {
      const call = { operation: "DeleteObject", method: "DELETE", path: objectPath(place), repeat: "safe" } as const;
      await absentAsUndefined(transport.call({ ...call, ...options }, answer));
    },
    createMultipartUpload: (place, metadata, options = {}) => {
      const call = { operation: "CreateMultipartUpload", method: "POST", path: objectPath(place) } as const;
      const headers = metadataHeaders(metadata);
      // One that was made and not heard of holds nothing, so trying again does no harm.
      return transport.call({ ...call, query: { uploads: "" }, headers, repeat: "safe", ...options }, uploadIdOf);
    },
    uploadPart: ({ uploadId, ...place }, partNumber, body, options = {}) => {
      const query = { partNumber, uploadId };
      const headers = { "Content-MD5": body.md5 };
      return transport.call({ ...put("UploadPart", place, body, options), query, headers }, etagOf);
    },
    completeMultipartUpload: async ({ uploadId, ...place }, etags, options = {}) => {
      const call = { operation: "CompleteMultipartUpload", method: "POST", path: objectPath(place) } as const;
      const content = partList(etags);
      const body = { contentType: "application/xml", content, length: Buffer.byteLength(content) };
      await transport.call({ ...call, query: { uploadId }, body, repeat: "throttled", ...options }, answer);
    },
    abortMultipartUpload: async ({ uploadId, ...place }, options = {}) => {
      const call = { operation: "AbortMultipartUpload", method: "DELETE", path: objectPath(place) } as const;
      await absentAsUndefined(transport.call({ ...call, query: { uploadId }, repeat: "safe", ...options }, answer));
    },
  };
}

function metadataHeaders(metadata: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]));
}

function partList(etags: readonly string[]): string {
  const parts = etags.map(
    (etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag.replaceAll('"', "&quot;")}</ETag></Part>`,
  );
  return `<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`;
}

/** Path of an object, path-style [xjwvyq9l4], each segment strictly encoded, as it is signed. */
export function objectPath({ bucket, key }: ObjectPlace): string {
  return [bucket, ...key.split("/")].map((segment) => `/${uriEncode(segment)}`).join("");
}
