import { doc, type Source } from "../provenance/provenance";
import type { MissingOperation } from "../surface/operation";
import type { Route } from "../surface/router";
import { compatible } from "./bos-call";

const s3Api = doc("S3 API");
const bucket = "/_bos/:bucket";
const object = "/_bos/:bucket/:key+";

const missing = (source: Source, name: string, route: Route): MissingOperation => ({ name, routes: [route], source });

/** What clients ask for most, beyond what is simulated. Any other sub-resource of a bucket or an object is one more. */
export const missingBosOperations: readonly MissingOperation[] = [
  missing(compatible, "CopyObject", { method: "PUT", path: object, header: "x-amz-copy-source" }),
  missing(compatible, "ListMultipartUploads", { method: "GET", path: bucket, query: ["uploads"] }),
  missing(compatible, "GetBucketAcl", { method: "GET", path: bucket, query: ["acl"] }),
  missing(compatible, "PutBucketAcl", { method: "PUT", path: bucket, query: ["acl"] }),
  missing(s3Api, "GetBucketLocation", { method: "GET", path: bucket, query: ["location"] }),
  missing(s3Api, "DeleteObjects", { method: "POST", path: bucket, query: ["delete"] }),
  missing(s3Api, "GetObjectAcl", { method: "GET", path: object, query: ["acl"] }),
  missing(s3Api, "PutObjectAcl", { method: "PUT", path: object, query: ["acl"] }),
];
