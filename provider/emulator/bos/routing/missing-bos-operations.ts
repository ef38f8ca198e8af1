import { doc, type Source } from "../../provenance/provenance";
import { compatible } from "../bos-marks";
import type { BosRoute } from "./bos-operation";

/** An operation that the cloud answers and the simulated one does not: 501 with its name. */
export interface MissingBosOperation extends BosRoute {
  readonly source: Source;
}

const s3Api = doc("S3 API");
const missing = (source: Source, route: BosRoute): MissingBosOperation => ({ ...route, source });

/** What clients ask for most, beyond what is simulated. Any other sub-resource of a bucket or an object is one more. */
export const missingBosOperations: readonly MissingBosOperation[] = [
  missing(compatible, { name: "CopyObject", method: "PUT", level: "object", header: "x-amz-copy-source" }),
  missing(compatible, { name: "ListMultipartUploads", method: "GET", level: "bucket", query: ["uploads"] }),
  missing(compatible, { name: "GetBucketAcl", method: "GET", level: "bucket", query: ["acl"] }),
  missing(compatible, { name: "PutBucketAcl", method: "PUT", level: "bucket", query: ["acl"] }),
  missing(s3Api, { name: "GetBucketLocation", method: "GET", level: "bucket", query: ["location"] }),
  missing(s3Api, { name: "DeleteObjects", method: "POST", level: "bucket", query: ["delete"] }),
  missing(s3Api, { name: "GetObjectAcl", method: "GET", level: "object", query: ["acl"] }),
  missing(s3Api, { name: "PutObjectAcl", method: "PUT", level: "object", query: ["acl"] }),
];
