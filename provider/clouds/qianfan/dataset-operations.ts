import type { DatasetOperations } from "../../contract/dataset-cloud";
import type { DatasetKey } from "../../contract/keys";
import type { TransportSettings } from "../http/transport-settings";
import type { BosClient } from "./bos/bos-client";
import type { QianfanDatasetClient } from "./dataset-client";
import { observeVersion } from "./dataset-observation";
import { createDatasetSteps } from "./dataset-steps";
import { findByKey } from "./find-dataset";
import { removeDataset } from "./remove-dataset";

/** What datasets are made with. */
export interface DatasetParts {
  readonly client: QianfanDatasetClient;
  /** The object storage of a region; of the configured one without. */
  storageOf(region: string | undefined): BosClient;
  /** Marks every observation. */
  readonly account: string;
  /** How the cloud's reports are fetched. */
  readonly transport: TransportSettings;
}

/** Training data on Qianfan: an object in BOS, and the dataset that it is imported into. */
export function createDatasetOperations(parts: DatasetParts): DatasetOperations {
  const { client, storageOf, account } = parts;
  const steps = createDatasetSteps(parts);
  return {
    ensure: steps.ensure,
    observe: async (key, signal) => {
      const options = signal === undefined ? {} : { signal };
      const { versionId, object } = key;
      const found = await findByKey(client, key, options);
      if (found !== undefined || versionId !== undefined) return found && observeVersion(found, object, account);
      const head = object && (await storageOf(object.region).headObject(object, options));
      return head && { key, state: "uploading", account };
    },
    remove: (key: DatasetKey, signal) => removeDataset(parts, key, signal === undefined ? {} : { signal }),
  };
}
