import type { CloudSession } from "../../contract/cloud";
import type { trainingDataset } from "../../contract/kinds/training-dataset";
import type { StateOf } from "../../contract/kinds/types-of";
import { placeOf, type Placed } from "../place";
import type { DatasetKey, DatasetObservation } from "../../contract/dataset-cloud";

/** Outputs of training data. A value that is not known yet is absent, never empty. */
export type DatasetState = StateOf<typeof trainingDataset> & Placed;

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

/**
 * Resource ID: `bailian/<file ID>` or `qianfan/<version ID>`, and `qianfan/bos:/<bucket>/<key>` as long as there is only the
 * object that we put there; absent before anything stands on the cloud.
 */
export function datasetId(key: DatasetKey): string | undefined {
  return datasetIds(key)[0];
}

/** Every ID under which a stack may hold the same data: what was cut short keeps its first one until a refresh. */
export function datasetIds({ cloud, fileId, versionId, object }: DatasetKey): readonly string[] {
  const place = object && `bos:/${object.bucket}/${object.key}`;
  return [fileId, versionId, place].flatMap((id) => (id === undefined ? [] : [`${cloud}/${id}`]));
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
