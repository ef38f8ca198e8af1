import type { CloudCase } from "../clouds";
import type { Rig } from "./create-rig";
import { datasetCases } from "./dataset-cases";
import type { Properties } from "./engine-protocol";
import { succeeds } from "./expect";
import { createStack, type Program, type Stack } from "./stack";
import { datasetKind, rowsFile } from "./training-files";

/** Training data that stands on a cloud, in a stack of its own. */
export interface StandingData {
  readonly outputs: Properties;
  /** A job's program as its class makes it of `trainingDataset`; `ids` stand in place of the data's own. */
  program(common?: Properties, ids?: readonly string[]): Program;
  remove(): Promise<unknown>;
}

/** Uploads a file of so many rows; the same number is the same content, each time under another ID. */
export async function standingData(rig: Rig, cloud: CloudCase, rows = 60): Promise<StandingData> {
  uploads += 1;
  const name = `data${uploads}`;
  const stack: Stack = createStack(rig, datasetKind);
  const { data = {} } = datasetCases[cloud.cloud].program({ path: rowsFile(rows) });
  await succeeds(stack.up({ [name]: data }));
  const { outputs } = stack.entry(name);
  const { contentHash, format, tokens, tokensAreExact, longestRowTokens } = outputs;
  const trainingData = [{ contentHash, format, rows: outputs["rows"], tokens, tokensAreExact, longestRowTokens }];
  const own = [String(outputs["fileId"] ?? outputs["versionId"])];
  return {
    outputs,
    program: (common = {}, ids = own) => cloud.program({ trainingData, ...common }, cloud.withIds(ids)),
    remove: () => succeeds(stack.destroy()),
  };
}

/** Two uploads never share a name, nor therefore an ID. */
let uploads = 0;
