import { own } from "../../base/own";
import { present } from "../../base/present";
import { isInsecure } from "../../base/loopback";
import { FineTuneError } from "../../base/fine-tune-error";
import type { TransportSettings } from "../http/transport-settings";
import type { BceCredentials } from "./bce-signer";
import { type BosClient, createBosClient } from "./bos/bos-client";
import { bosEndpoints } from "./bos/regions";
import type { QianfanDatasetClient } from "./dataset-client";
import { dataFormats } from "./dataset-formats";
import { observeVersion } from "./dataset-observation";
import { createDatasetSteps, type DatasetParts } from "./dataset-steps";
import { findByKey } from "./find-dataset";
import { removeDataset } from "./remove-dataset";
import type { DatasetOperations } from "../../contract/dataset-cloud";
import type { DatasetKey } from "../../contract/keys";
import { textFormats } from "../../contract/kinds/training-dataset";

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
    list: async function* (signal) {
      const options = signal === undefined ? {} : { signal };
      for await (const { datasetId, datasetName: name } of client.allDatasets(options)) {
        for await (const { versionId } of client.allDatasetVersions(datasetId, options))
          yield { key: { cloud: "qianfan", datasetId, versionId }, ...present({ name }) };
      }
    },
    told: async (key, signal) => {
      const found = await findByKey(client, key, signal === undefined ? {} : { signal });
      if (found === undefined) return undefined;
      const { datasetName: name, sampleCount: rows, dataFormat } = found.version;
      const formats = textFormats.filter((format) => dataFormats[format].some((word) => word === dataFormat));
      return {
        ...present({ name, rows, formats: formats.length === 0 ? undefined : formats }),
        block: present({ dataFormat }),
      };
    },
    remove: (key: DatasetKey, signal) => removeDataset(parts, key, signal === undefined ? {} : { signal }),
  };
}

/** Where the object storage is, and how to reach it. */
export interface StorageOptions extends TransportSettings, BceCredentials {
  readonly bosBaseUrl?: string;
  readonly bosRegion?: string;
  readonly allowInsecureEndpoint?: string;
  /** Of the calls; a report of the cloud may lie there, wherever that is. */
  readonly baseUrl: string;
}

const defaultRegion = "bj";

/** Opens what training data is made with. Sends nothing by itself. `account` marks every observation. */
export function openDatasets(
  client: QianfanDatasetClient,
  options: StorageOptions,
  account: string,
): DatasetOperations {
  const storages = new Map<string, BosClient>();
  return createDatasetOperations({
    client,
    account,
    transport: options,
    homes: [options.baseUrl, options.bosBaseUrl].filter((url) => url !== undefined),
    storageOf: (region = options.bosRegion ?? defaultRegion) => {
      const baseUrl = options.bosBaseUrl ?? own(bosEndpoints, region);
      if (baseUrl === undefined) throw unknownRegion(region);
      const isAllowed = options.bosBaseUrl !== undefined || options.allowInsecureEndpoint === "true";
      if (isInsecure(baseUrl) && !isAllowed) throw insecureRegion(region, baseUrl);
      const storage = storages.get(region) ?? createBosClient({ ...options, baseUrl, region });
      storages.set(region, storage);
      return storage;
    },
  });
}

function unknownRegion(region: string): FineTuneError {
  return new FineTuneError(`The endpoint of BOS in the region ${region} is not known to this version`, {
    code: "unknown-region",
    nextStep: `Set finetune:bosBaseUrl to it, or take one of ${Object.keys(bosEndpoints).join(", ")}.`,
  });
}

/** Two regions are documented with http alone. */
function insecureRegion(region: string, baseUrl: string): FineTuneError {
  return new FineTuneError(`the object storage of ${region} is at ${baseUrl}: whoever is on the way reads the data`, {
    code: "bad-configuration",
    nextStep: "Take a bucket in another region, or set finetune:allowInsecureEndpoint to true.",
  });
}
