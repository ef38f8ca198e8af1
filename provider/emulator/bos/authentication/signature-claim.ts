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
