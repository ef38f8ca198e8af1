import type { Relation } from "../../rules/value-rule";
import { cite } from "../../../sources";

const source = cite("create-fine-tuning-job-api");
const augmented = [{ at: ".data_augmentation", oneOf: [true], absentMeans: false }];
const withoutEffect = { kind: "only-when", severity: "warning", source } as const;
const noValidation = [{ at: "$hasValidation", oneOf: [false] }];

/** How the hyperparameters of Bailian hang together. */
export const parameterRelations: readonly Relation[] = [
  {
    kind: "required-when",
    member: "augmentation_types",
    when: augmented,
    says: "with data_augmentation",
    source,
  },
  {
    kind: "required-when",
    member: "augmentation_ratio",
    when: augmented,
    says: "with data_augmentation, one number for each type",
    source,
  },
  { ...withoutEffect, member: "augmentation_types", when: augmented, says: "when data_augmentation is true" },
  { ...withoutEffect, member: "augmentation_ratio", when: augmented, says: "when data_augmentation is true" },
  { kind: "same-count", members: ["augmentation_types", "augmentation_ratio"], source },
  {
    ...withoutEffect,
    member: "warmup_ratio",
    when: [{ at: ".lr_scheduler_type", noneOf: ["constant"] }],
    says: "with a lr_scheduler_type other than constant",
  },
  { ...withoutEffect, member: "split", when: noValidation, says: "without validation data" },
  { ...withoutEffect, member: "max_split_val_dataset_sample", when: noValidation, says: "without validation data" },
  {
    ...withoutEffect,
    member: "save_steps",
    when: [{ at: ".save_strategy", oneOf: ["steps"] }],
    says: "with save_strategy steps",
  },
];
