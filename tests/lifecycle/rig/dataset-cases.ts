import type { ShippedCloudName } from "../../../provider/clouds/index";
import type { Rig } from "./create-rig";
import type { Properties } from "./engine-protocol";
import { effectsOf } from "./journal";
import { callElsewhere } from "./other-user";
import type { Program } from "./stack";
import { rowsFile } from "./training-files";

/** Training data on one cloud, as the scenarios that both share need it. */
export interface DatasetCase {
  readonly cloud: ShippedCloudName;
  /** A program with the one resource `data`. */
  program(args?: Properties): Program;
  /** What one way from a file to ready data does on the cloud, in this order. */
  readonly made: readonly string[];
  /** What its removal does. */
  readonly removed: readonly string[];
  /** The call that carries the bytes. */
  readonly send: string;
  /** Calls of that way whose answer can be lost. */
  readonly steps: readonly string[];
  /** The call that looks at data that stands. */
  readonly look: string;
  readonly idPattern: RegExp;
  /** Somebody deletes it on the console. */
  removeElsewhere(rig: Rig, outputs: Properties): Promise<unknown>;
  /** The same for what it was imported from, where that lies in storage of the user. */
  removeObject?(rig: Rig, outputs: Properties): Promise<unknown>;
}

function caseOf(cloud: ShippedCloudName, block: Properties, rest: Omit<DatasetCase, "cloud" | "program">): DatasetCase {
  return {
    cloud,
    program: (args = {}) => ({
      data: { path: rowsFile(), format: "chat", [cloud]: block, ...args },
    }),
    ...rest,
  };
}

/** Both clouds. */
export const datasetCases: Readonly<Record<ShippedCloudName, DatasetCase>> = {
  bailian: caseOf(
    "bailian",
    {},
    {
      made: ["file.uploaded"],
      removed: ["file.deleted"],
      send: "POST /files",
      steps: ["POST /files"],
      look: "GET /files/{file}",
      idPattern: /^bailian\/[0-9a-f-]{36}$/,
      removeElsewhere: (rig, { fileId }) =>
        rig.emulator.fetch(new Request(`http://x.invalid/api/v1/files/${String(fileId)}`, { method: "DELETE" })),
    },
  ),
  qianfan: caseOf(
    "qianfan",
    { bucket: "sample-bucket", prefix: "finetune" },
    {
      made: ["object.put", "dataset.created", "dataset-version.created", "dataset-import.started", "dataset.released"],
      removed: ["dataset-version.deleted", "dataset.deleted", "object.deleted"],
      send: "PUT /_bos/{object}",
      steps: ["CreateDataset", "CreateImportTask", "PublishDatasetVersion"],
      look: "DescribeDatasetVersion",
      idPattern: /^qianfan\/ds-\w+$/,
      removeElsewhere: (rig, { datasetId }) => callElsewhere(rig, "DeleteDataset", { datasetId }),
      removeObject: (rig, { object }) => {
        const { bucket, key } = object as Readonly<Record<string, string>>;
        return rig.emulator.fetch(new Request(`http://x.invalid/_bos/${bucket}/${key}`, { method: "DELETE" }));
      },
    },
  ),
};

/** Names of everything that the clouds did about training data, oldest first. */
export function dataEffects(rig: Rig): readonly string[] {
  return effectsOf(rig)
    .map(({ effect }) => effect)
    .filter((effect) => /^(file|dataset|dataset-version|dataset-import|object)\./.test(effect));
}
