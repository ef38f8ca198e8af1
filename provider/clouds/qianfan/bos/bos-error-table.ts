import { cite } from "../../../sources";
import type { ErrorRow } from "../../http/error-row";

const source = `${cite("S3 errors")}; BOS answers them by ${cite("Njwvyq8ho")}` as const;

const steps = {
  accessKey: "Check QIANFAN_ACCESS_KEY: the object storage does not know it.",
  bucket: "Create the bucket, or name another one: it is not made by itself.",
  changed: "Run again: the file may have changed while it was sent.",
  clock: "Set this machine's clock: the signature's time is too far from the cloud's.",
  grant: "Have the access key's account granted access to the bucket.",
  id: "Check bucket and region, and that the access key belongs to the account that has the bucket.",
  later: "Wait a while and run again.",
  region: "Check the bucket's region (`region` in the block, or finetune:bosRegion).",
  report: "Run again; if it stays, report it with the request ID.",
  secretKey: "Check QIANFAN_SECRET_KEY: it does not belong to the access key.",
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
