import type { CloudSession } from "../cloud";
import { placeOf, type Placed } from "../place";
import type { DatasetKey, DatasetObservation } from "./dataset-cloud";

/** Outputs of training data. A value that is not known yet is absent, never empty. */
export interface DatasetState extends Placed {
  readonly status: DatasetObservation["state"];
  /** Bailian. */
  readonly fileId?: string;
  /** Qianfan. */
  readonly datasetId?: string;
  readonly versionId?: string;
  readonly object?: DatasetKey["object"];
  /** Name on the cloud. */
  readonly name: string;
  /** RFC 3339 with offset. */
  readonly createdAt?: string;
}

/** The state after a look. */
export function datasetState(session: CloudSession, name: string, seen: DatasetObservation): DatasetState {
  const { key, state, createdAt, account } = seen;
  const { fileId, datasetId, versionId, object } = key;
  return {
    ...placeOf(session),
    name,
    status: state,
    ...(fileId === undefined ? {} : { fileId }),
    ...(datasetId === undefined ? {} : { datasetId }),
    ...(versionId === undefined ? {} : { versionId }),
    ...(object === undefined ? {} : { object }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(account === undefined ? {} : { account }),
  };
}

/** The data that a state belongs to. */
export function datasetKey({ cloud, fileId, datasetId, versionId, object }: DatasetState): DatasetKey {
  return {
    cloud,
    ...(fileId === undefined ? {} : { fileId }),
    ...(datasetId === undefined ? {} : { datasetId }),
    ...(versionId === undefined ? {} : { versionId }),
    ...(object === undefined ? {} : { object }),
  };
}

/** Resource ID: `bailian/<file ID>` or `qianfan/<version ID>`; absent before the cloud has given one. */
export function datasetId({ cloud, fileId, versionId }: DatasetKey): string | undefined {
  const id = fileId ?? versionId;
  return id === undefined ? undefined : `${cloud}/${id}`;
}

/** The data as people know it. */
export function nameOf(state: DatasetState): string {
  return `training data ${datasetId(datasetKey(state)) ?? state.name}`;
}

/** The data that a resource ID names. */
export function parseDatasetId(id: string): DatasetKey | undefined {
  const [cloud, name, ...rest] = id.split("/");
  if (name === undefined || name === "" || rest.length > 0) return undefined;
  if (cloud === "bailian") return { cloud, fileId: name };
  return cloud === "qianfan" ? { cloud, versionId: name } : undefined;
}
