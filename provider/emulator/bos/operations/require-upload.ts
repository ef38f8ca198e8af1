import { BosRefusal } from "../answer/bos-refusal";
import type { BosCall } from "../routing/bos-operation";
import type { Upload } from "../store/upload-store";
import { requireBucket } from "./require-bucket";

/** The multipart upload that a call names. Inside a transaction. @throws BosRefusal `NoSuchBucket`, `NoSuchUpload` */
export function requireUpload(call: BosCall): Upload {
  const { cloud, query, address } = call;
  requireBucket(call);
  const upload = cloud.uploads.get(query.get("uploadId") ?? "");
  if (upload === undefined || upload.bucket !== address.bucket || upload.key !== address.key) {
    throw new BosRefusal("NoSuchUpload");
  }
  return upload;
}
