import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";

/** What a failed create or update has to save all the same. */
export interface InitFailure {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly reasons: readonly string[];
}

/** The details of a gRPC error, where it says that the resource exists and is not ready; `undefined` for another error. */
export function readInitFailure(error: unknown): InitFailure | undefined {
  const details = metadataOf(error)?.get("grpc-status-details-bin")[0];
  if (!Buffer.isBuffer(details)) return undefined;
  const [detail] = Status.deserializeBinary(details).getDetailsList();
  if (detail === undefined) return undefined;
  const failed = ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
  return {
    id: failed.getId(),
    properties: failed.getProperties()?.toJavaScript() ?? {},
    reasons: failed.getReasonsList(),
  };
}

function metadataOf(error: unknown): { get(key: string): unknown[] } | undefined {
  if (typeof error !== "object" || error === null || !("metadata" in error)) return undefined;
  // Every error of a gRPC call carries its trailing metadata.
  return error.metadata as { get(key: string): unknown[] };
}
