import { refuse, type BosErrorCode } from "../errors";

/** What a request says about its own signature, in its `Authorization` header or its query (AWS Signature Version 4). */
export interface SignatureClaim {
  readonly place: "header" | "query";
  readonly accessKeyId: string;
  /** `20260101/bj/s3/aws4_request`. */
  readonly scope: string;
  readonly region: string;
  /** Lower-case names, in the order in which they were signed. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20260101T000000Z`. */
  readonly timestamp: string;
  readonly timestampMs: number;
  /** How long a signed URL holds; absent for a header. */
  readonly expiresSeconds?: number;
}

const ALGORITHM = "AWS4-HMAC-SHA256";
/** Longest life of a signed URL, seven days (S3 sigv4-query). */
const LONGEST_LIFE_SECONDS = 604_800;
/** Regions of the object storage [Hjwvyq84s]. */
const regions = new Set(["bj", "bd", "su", "gz", "fwh", "hkg"]);

/** The claim of a request; undefined when it makes none. @throws Refusal for one that cannot be read */
export function readClaim(headers: ReadonlyMap<string, string>, query: URLSearchParams): SignatureClaim | undefined {
  const header = headers.get("authorization");
  if (header !== undefined) return readHeader(header, headers);
  return query.has("X-Amz-Algorithm") || query.has("X-Amz-Signature") ? readQuery(query) : undefined;
}

function readHeader(header: string, headers: ReadonlyMap<string, string>): SignatureClaim {
  const code = "AuthorizationHeaderMalformed";
  const [, algorithm, rest = ""] = /^(\S+)\s+(\S.*)?$/.exec(header) ?? [];
  if (algorithm !== ALGORITHM) throw refuse(code, `The algorithm must be ${ALGORITHM}.`);
  const members = new Map(rest.split(",").map((member) => splitOnce(member.trim())));
  return claimOf("header", code, {
    credential: members.get("Credential"),
    signedHeaders: members.get("SignedHeaders"),
    signature: members.get("Signature"),
    timestamp: headers.get("x-amz-date") ?? basicDate(headers.get("date")),
  });
}

function readQuery(query: URLSearchParams): SignatureClaim {
  const code = "AuthorizationQueryParametersError";
  if (query.get("X-Amz-Algorithm") !== ALGORITHM) {
    throw refuse(code, `X-Amz-Algorithm only supports ${ALGORITHM}.`);
  }
  const expiresSeconds = Number(query.get("X-Amz-Expires") ?? NaN);
  if (!Number.isInteger(expiresSeconds) || expiresSeconds < 1 || expiresSeconds > LONGEST_LIFE_SECONDS) {
    throw refuse(code, `X-Amz-Expires must be a number from 1 to ${LONGEST_LIFE_SECONDS}.`);
  }
  const claim = claimOf("query", code, {
    credential: query.get("X-Amz-Credential") ?? undefined,
    signedHeaders: query.get("X-Amz-SignedHeaders") ?? undefined,
    signature: query.get("X-Amz-Signature") ?? undefined,
    timestamp: query.get("X-Amz-Date") ?? undefined,
  });
  return { ...claim, expiresSeconds };
}

function claimOf(
  place: SignatureClaim["place"],
  code: BosErrorCode,
  { credential = "", signedHeaders = "", signature = "", timestamp = "" }: Readonly<Record<string, string | undefined>>,
): SignatureClaim {
  // An access key may hold a slash, what follows it does not.
  const parts = credential.split("/");
  const [date = "", region = "", service = "", ending = ""] = parts.slice(-4);
  const timestampMs = readTimestamp(timestamp);
  if (timestampMs === undefined) throw refuse("AccessDenied", "A valid X-Amz-Date or Date is required.");
  if (parts.length < 5 || service !== "s3" || ending !== "aws4_request" || date !== timestamp.slice(0, 8)) {
    throw refuse(code, `The credential must be <access key>/${timestamp.slice(0, 8)}/<region>/s3/aws4_request.`);
  }
  if (!regions.has(region)) {
    throw refuse(code, `The region '${region}' is wrong; expecting one of ${[...regions].join(", ")}.`);
  }
  if (signedHeaders === "" || !/^[0-9a-f]{64}$/.test(signature)) {
    throw refuse(code, "SignedHeaders and a Signature of 64 hexadecimal characters are required.");
  }
  return {
    place,
    accessKeyId: parts.slice(0, -4).join("/"),
    scope: parts.slice(-4).join("/"),
    region,
    signedHeaders: signedHeaders.split(";"),
    signature,
    timestamp,
    timestampMs,
  };
}

function splitOnce(member: string): [string, string] {
  const at = member.indexOf("=");
  return at < 0 ? [member, ""] : [member.slice(0, at), member.slice(at + 1)];
}

function readTimestamp(text: string): number | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, ...rest] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, ...rest);
}

/** A `Date` header as a timestamp, for clients that send no `x-amz-date`. */
function basicDate(date: string | undefined): string | undefined {
  const at = Date.parse(date ?? "");
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
}
