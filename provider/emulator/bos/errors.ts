import { doc } from "../provenance/provenance";
import { refusalsOf, type ErrorRow } from "../surface/refusal";

const documented = (status: number, message: string): ErrorRow => ({
  status,
  message,
  source: doc("S3 errors; that BOS answers alike: Njwvyq8ho"),
});

const rows = {
  AccessDenied: documented(403, "Access Denied"),
  AuthorizationHeaderMalformed: documented(400, "The authorization header is malformed."),
  AuthorizationQueryParametersError: documented(400, "The authorization query parameters are malformed."),
  BadDigest: documented(400, "The Content-MD5 or checksum you specified did not match what we received."),
  BucketAlreadyOwnedByYou: documented(409, "The bucket exists and belongs to you already."),
  BucketNotEmpty: documented(409, "The bucket you tried to delete is not empty."),
  EntityTooLarge: documented(400, "Your proposed upload exceeds the maximum allowed object size."),
  EntityTooSmall: documented(400, "Your proposed upload is smaller than the minimum allowed object size."),
  IncompleteBody: documented(400, "You did not provide the number of bytes specified by the HTTP headers."),
  InternalError: documented(500, "We encountered an internal error. Please try again."),
  InvalidAccessKeyId: documented(403, "The access key ID you provided does not exist in our records."),
  InvalidArgument: documented(400, "Invalid argument."),
  InvalidBucketName: documented(400, "The specified bucket is not valid."),
  InvalidDigest: documented(400, "The Content-MD5 you specified is not valid."),
  InvalidPart: documented(400, "One or more of the specified parts could not be found or have another entity tag."),
  InvalidPartOrder: documented(400, "The list of parts was not in ascending order."),
  InvalidRange: documented(416, "The requested range cannot be satisfied."),
  InvalidRequest: documented(400, "Invalid request."),
  KeyTooLongError: documented(400, "Your key is too long."),
  MalformedXML: documented(400, "The XML you provided was not well-formed or did not validate."),
  MethodNotAllowed: documented(405, "The specified method is not allowed against this resource."),
  NoSuchBucket: documented(404, "The specified bucket does not exist."),
  NoSuchKey: documented(404, "The specified key does not exist."),
  NoSuchUpload: documented(404, "The specified multipart upload does not exist."),
  NotImplemented: documented(501, "The simulated object storage does not have this operation."),
  PreconditionFailed: documented(412, "At least one of the preconditions you specified did not hold."),
  RequestTimeTooSkewed: documented(403, "The difference between the request time and the server's time is too large."),
  SignatureDoesNotMatch: documented(403, "The request signature we calculated does not match the one you provided."),
  XAmzContentSHA256Mismatch: documented(400, "The provided x-amz-content-sha256 does not match what was computed."),
} as const satisfies Record<string, ErrorRow>;

/** Codes that the object storage refuses with. */
export type BosErrorCode = keyof typeof rows;

/** Every error of the object storage by code. */
export const bosErrorTable: Readonly<Record<BosErrorCode, ErrorRow>> = rows;

/** Makes the refusals of the object storage. */
export const refuse = refusalsOf(bosErrorTable);
