import { doc, ours, type Rules } from "../provenance/provenance";
import { s3 } from "./bos-call";

/** Rules of every call of the object storage. */
export const bosRules: Rules = {
  "the S3-compatible interface of BOS lies below /_bos, path-style; a host bucket.localhost names the bucket": ours(
    "xjwvyq9l4 tells it by its host, which a simulated cloud cannot have",
  ),
  "requests are signed with AWS Signature Version 4, service s3, in the header or as a presigned URL": doc("Hjwvyq84s"),
  "the region of a signature is bj, bd, su, gz, fwh or hkg; another is AuthorizationHeaderMalformed": doc(
    "Hjwvyq84s for the regions; the code: S3 errors",
  ),
  "a bucket answers whatever of these regions a request is signed for": ours("not stated"),
  "the host and every x-amz-* header must be signed, else AccessDenied": s3,
  "keys are those of Qianfan": doc("ojwvyq973: the account's access key and secret key"),
  "clocks may differ by 15 minutes, by the wall clock": doc("S3 errors"),
  "x-amz-security-token is signed where it is sent, and otherwise not looked at": doc(
    "ejwvyq8vh: BOS does not take it",
  ),
  "no answer is a page of its origin: X-Content-Type-Options is nosniff, Content-Security-Policy is sandbox": ours(
    "what is stored may be anybody's",
  ),
  "Server is BceBos; x-amz-request-id is x-bce-request-id": doc("ejwvyq8vh"),
  "an error is XML with Code, Message, Resource and RequestId; that of a HEAD has no body": doc("S3 errors"),
  "a sub-resource that is not simulated answers 501 NotImplemented with its name": ours("never a wrong success"),
  "objects lie as files in the folder objects of the data directory": ours("too large for the database"),
};
