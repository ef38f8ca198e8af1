import { abortMultipartUpload } from "../operations/abort-multipart-upload";
import { completeMultipartUpload } from "../operations/complete-multipart-upload";
import { createBucket } from "../operations/create-bucket";
import { createMultipartUpload } from "../operations/create-multipart-upload";
import { deleteBucket } from "../operations/delete-bucket";
import { deleteObject } from "../operations/delete-object";
import { getObject } from "../operations/get-object";
import { headBucket } from "../operations/head-bucket";
import { headObject } from "../operations/head-object";
import { listBuckets } from "../operations/list-buckets";
import { listObjects } from "../operations/list-objects";
import { listObjectsV2 } from "../operations/list-objects-v2";
import { listParts } from "../operations/list-parts";
import { putObject } from "../operations/put-object";
import { uploadPart } from "../operations/upload-part";
import type { BosOperation } from "./bos-operation";

/** Every operation that the simulated object storage carries out. */
export const bosOperations: readonly BosOperation[] = [
  listBuckets,
  createBucket,
  headBucket,
  deleteBucket,
  listObjectsV2,
  listObjects,
  putObject,
  getObject,
  headObject,
  deleteObject,
  createMultipartUpload,
  uploadPart,
  listParts,
  completeMultipartUpload,
  abortMultipartUpload,
];
