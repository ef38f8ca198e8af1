import type { FaceContext } from "../face-context";
import { readSignedRequest } from "../qianfan/authentication/signed-request";
import { injectedRefusal } from "../surface/refusal";
import type { Asked, Found } from "../surface/router";
import {
  destinationsOf,
  missingDestination,
  routerOf,
  unknownDestination,
  type Destination,
  type Surface,
} from "../surface/surface";
import { bosRefusalAnswer } from "./answers";
import { verifyBosRequest, type ChunkKey } from "./authentication/verify-request";
import { bosPath } from "./bos-address";
import { createBosCloud, type BosCall } from "./bos-call";
import { createBucket, deleteBucket, headBucket, listBuckets } from "./buckets/bucket-operations";
import { bosErrorTable, refuse } from "./errors";
import { missingBosOperations } from "./missing-operations";
import { getObject, headObject } from "./objects/get-object";
import { listObjects, listObjectsV2 } from "./objects/list-objects";
import { deleteObject, putObject } from "./objects/put-object";
import { completeMultipartUpload } from "./uploads/complete-upload";
import { abortMultipartUpload, createMultipartUpload, listParts, uploadPart } from "./uploads/upload-operations";

/** Every operation that the simulated object storage carries out. */
export const bosOperations = [
  ...[listBuckets, createBucket, headBucket, deleteBucket],
  ...[listObjectsV2, listObjects, putObject, getObject, headObject, deleteObject],
  ...[createMultipartUpload, uploadPart, listParts, completeMultipartUpload, abortMultipartUpload],
];

/** Members of a query by which an operation is asked for, and not told something; the first that is there is named. */
const subResources = [
  ...["accelerate", "acl", "analytics", "attributes", "cors", "delete", "encryption", "inventory", "legal-hold"],
  ...["lifecycle", "location", "logging", "metrics", "notification", "object-lock", "ownershipControls", "policy"],
  ...["policyStatus", "publicAccessBlock", "replication", "requestPayment", "restore", "retention", "select"],
  ...["tagging", "torrent", "versionId", "versioning", "versions", "website", "uploads"],
];

/** Leads a request to what the object storage answers it with. */
export function findBosDestination(
  context: FaceContext,
): (asked: Asked) => Pick<Found<Destination>, "target" | "params"> {
  const surface = bosSurface(context);
  const find = routerOf(destinationsOf(surface));
  const missing = new Set(missingBosOperations.map(({ name }) => name));
  return (asked) => {
    const found = find({ ...asked, path: bosPath(asked.host, asked.path) });
    if (found !== undefined && missing.has(found.target.name)) return found;
    const wanted = subResources.find((name) => asked.query.has(name) && !found?.route.query?.includes(name));
    if (wanted !== undefined) {
      return { target: missingDestination(surface, `${asked.method} ?${wanted}`), params: found?.params ?? {} };
    }
    return found ?? { target: unknownDestination(surface), params: {} };
  };
}

/** How the object storage speaks: S3's XML, signed with AWS Signature Version 4. */
function bosSurface(context: FaceContext): Surface<BosCall, Response, ChunkKey> {
  const cloud = createBosCloud(context);
  return {
    cloud: "qianfan",
    operations: bosOperations,
    missing: missingBosOperations,
    authenticate: ({ request }) => {
      const { credentials, world } = context;
      const keys = { accessKeyId: credentials.qianfanAccessKey, secretAccessKey: credentials.qianfanSecretKey };
      return verifyBosRequest(readSignedRequest(request), keys, world.wallNow());
    },
    open: (arrival, chunkKey) => {
      const { bucket = "", key = "" } = arrival.params;
      return { ...arrival, cloud, address: { bucket, key }, chunkKey, dropped: [] };
    },
    success: ({ dropped }, response) => {
      context.blobs.remove(dropped);
      return response;
    },
    refusal: ({ record, request }, refusal) => bosRefusalAnswer(record.requestId, request, refusal),
    refuses: {
      missing: (name) => refuse("NotImplemented", `The simulated object storage does not have ${name}.`),
      unknown: () => refuse("MethodNotAllowed"),
      internal: (reason) => refuse("InternalError", `${bosErrorTable.InternalError.message} (${reason})`),
      injected: (error) => injectedRefusal(bosErrorTable, error),
    },
  };
}
