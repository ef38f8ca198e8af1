import type { trainingDataset } from "../../contract/kinds/training-dataset";
import type { ComputedOf, InputsOf } from "../../contract/kinds/types-of";
import type { Blocks } from "../job/inputs";

/** Arguments of training data after `check`: plain values, nothing unknown. */
type DatasetInputs = InputsOf<typeof trainingDataset> & Blocks;

/** What preflight reads in the file: known at preview, and what decides whether the data is the same. */
export type DatasetContent = ComputedOf<typeof trainingDataset>;

/** Arguments together with what check has read. */
export type CheckedDataset = DatasetInputs & DatasetContent;
