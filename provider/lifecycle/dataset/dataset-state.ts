import { listWords } from "../../base/list-words";
import { present } from "../../base/present";
import type { CloudRegistry } from "../../contract/cloud";
import type { trainingDataset } from "../../contract/kinds/training-dataset";
import type { StateOf } from "../../contract/kinds/types-of";
import type { CloudSession } from "../../contract/session";
import type { DatasetKey } from "../../contract/keys";
import { placedBy, type Placed } from "../place";
import type { DatasetObservation } from "../../contract/dataset-cloud";

/** Outputs of training data. A value that is not known yet is absent, never empty. */
export type DatasetState = StateOf<typeof trainingDataset> & Placed;

/** The state after a look. */
export function datasetState(session: CloudSession, name: string, seen: DatasetObservation): DatasetState {
  const { key, state, createdAt, account } = seen;
  return { ...placedBy(session), name, status: state, ...present({ ...ids(key), createdAt, account }) };
}

/** The data that a state belongs to. */
export function datasetKey(state: DatasetState): DatasetKey {
  return { cloud: state.cloud, ...ids(state) };
}

function ids({ fileId, datasetId, versionId, object }: Omit<DatasetKey, "cloud">): Omit<DatasetKey, "cloud"> {
  return present({ fileId, datasetId, versionId, object });
}

/**
 * Resource ID: `<cloud>/<file ID>` or `<cloud>/<version ID>`, and `<cloud>/bos:/<bucket>/<key>` as long as there is only the
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
export function datasetTitle(state: DatasetState): string {
  return `training data ${datasetId(datasetKey(state)) ?? state.name}`;
}

/** The data that a resource ID names. */
export function parseDatasetId(clouds: CloudRegistry, id: string): DatasetKey | undefined {
  const [cloud = "", name, ...rest] = id.split("/");
  const dataset = clouds.find(cloud)?.dataset;
  if (dataset === undefined || name === undefined || name === "" || rest.length > 0) return undefined;
  return { cloud, [dataset.idMember]: name };
}

/** For people: what resource IDs of training data look like on each cloud. */
export function datasetIdExamples({ all }: CloudRegistry): string {
  const examples = all.flatMap(({ name, dataset }) =>
    dataset === undefined ? [] : [`\`${name}/${dataset.idExample}\``],
  );
  return listWords(examples, "and");
}
