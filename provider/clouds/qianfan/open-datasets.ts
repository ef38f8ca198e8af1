import type { DatasetOperations } from "../../contract/dataset-cloud";
import { FineTuneError } from "../../base/fine-tune-error";
import type { TransportSettings } from "../http/transport-settings";
import type { BceCredentials } from "./bce-signer";
import { createBosClient, type BosClient } from "./bos/bos-client";
import { bosEndpoints } from "./bos/regions";
import type { QianfanDatasetClient } from "./dataset-client";
import { createDatasetOperations } from "./dataset-operations";

/** Where the object storage is, and how to reach it. */
export interface StorageOptions extends TransportSettings, BceCredentials {
  readonly bosBaseUrl?: string;
  readonly bosRegion?: string;
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
    storageOf: (region = options.bosRegion ?? defaultRegion) => {
      const baseUrl = options.bosBaseUrl ?? bosEndpoints[region];
      if (baseUrl === undefined) throw unknownRegion(region);
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
