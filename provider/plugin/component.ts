import { runtime } from "@pulumi/pulumi";
import { packageVersion } from "../base/package-version";
import type { TrainingDatasetArgs } from "../../sdk/declared/training-dataset";
import { FineTunedModel, TrainingDataset } from "../../sdk/native";

/** Resources that a program gives to the component come by their URNs. */
runtime.registerResourceModule("finetune", "index", {
  version: packageVersion(),
  // What is there needs no arguments; the engine tells of it. The other kinds are given to no component.
  construct: (name, _type, urn) => new TrainingDataset(name, {} as TrainingDatasetArgs, { urn }),
});

/**
 * The component as the plugin makes it, of its own resources.
 * @public loaded by `require` when first needed
 */
export { FineTunedModel };
