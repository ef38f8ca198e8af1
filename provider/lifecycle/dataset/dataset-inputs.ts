import type { DatasetContent } from "../../contract/dataset-cloud";
import type { trainingDataset } from "../../contract/kinds/training-dataset";
import type { InputsOf } from "../../contract/kinds/types-of";

/** Arguments of training data after `check`: plain values, nothing unknown. */
type DatasetInputs = InputsOf<typeof trainingDataset>;

/** Arguments together with what check has read. */
export type CheckedDataset = DatasetInputs & DatasetContent;
