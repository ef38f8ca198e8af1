import type { MarkedRule } from "../marks/marked-rule";
import { ours, s3 } from "./bos-marks";

/** Rules of every call of the object storage. */
export const bosRules: readonly MarkedRule[] = [
  {
    rule: "the S3-compatible interface of BOS lies below /_bos, path-style; a host bucket.localhost names the bucket",
    source: ours("xjwvyq9l4 tells it by its host, which a simulated cloud cannot have"),
  },
  {
    rule: "requests are signed with AWS Signature Version 4, service s3, in the header or as a presigned URL",
    source: { kind: "document", reference: "Hjwvyq84s" },
  },
  {
    rule: "the region of a signature is bj, bd, su, gz, fwh or hkg; another is AuthorizationHeaderMalformed",
    source: { kind: "document", reference: "Hjwvyq84s for the regions; the code: S3 errors" },
  },
  { rule: "a bucket answers whatever of these regions a request is signed for", source: ours("not stated") },
  { rule: "the host and every x-amz-* header must be signed, else AccessDenied", source: s3 },
  {
    rule: "keys are those of Qianfan",
    source: { kind: "document", reference: "ojwvyq973: the account's access key and secret key" },
  },
  { rule: "clocks may differ by 15 minutes, by the wall clock", source: { kind: "document", reference: "S3 errors" } },
  {
    rule: "x-amz-security-token is signed where it is sent, and otherwise not looked at",
    source: { kind: "document", reference: "ejwvyq8vh: BOS does not take it" },
  },
  {
    rule: "Server is BceBos; x-amz-request-id is x-bce-request-id",
    source: { kind: "document", reference: "ejwvyq8vh" },
  },
  {
    rule: "an error is XML with Code, Message, Resource and RequestId; that of a HEAD has no body",
    source: { kind: "document", reference: "S3 errors" },
  },
  {
    rule: "a sub-resource that is not simulated answers 501 NotImplemented with its name",
    source: ours("never a wrong success"),
  },
  {
    rule: "objects lie as files in the folder objects of the data directory",
    source: ours("too large for the database"),
  },
];
