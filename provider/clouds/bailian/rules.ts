import type { JobRules } from "../../contract/rules";
import { isUnknown } from "../../base/unknown";
import type { BlockTables } from "../rules/block-tables";
import { type Reading, canonicalMembers } from "../rules/canonical";
import { checkBlock } from "../rules/check-block";
import { retiredModel } from "../rules/retired-model";
import { withCatalogue } from "../rules/with-catalogue";
import { methodOf, type FormatsOfMethods } from "../rules/method-of";
import { memberOf, workloadOf } from "../rules/workload-of";
import { isAbsent } from "../rules/is-absent";
import { cite } from "../../sources";
import { blockRule } from "./tables/block";
import { mediaParameters } from "./tables/media-parameters";
import { modelRows, type ModelRow, reinforcement, tunedModel } from "./tables/models";
import { retirements } from "./tables/retired-models";
import { textParameters } from "./tables/text-parameters";

/** What is billed by tokens of media. Pictures in conversations count as text does: the page gives them one formula. */
const mediaModels: ReadonlySet<ModelRow["modality"] | undefined> = new Set(["voice", "video", "image"]);

const uploadRules = cite("text-generation-tuning-data-upload-rules");
const formatsOfTypes: FormatsOfMethods = {
  sft: ["chat"],
  efficient_sft: ["chat"],
  dpo_full: ["dpo"],
  dpo_lora: ["dpo"],
  cpt: ["text"],
};

type Block = Readonly<Record<string, unknown>>;

/** The row of a model, or of the base that a trained model's ID begins with: its ranges hold for it too. */
function findModel(model: unknown): ModelRow | undefined {
  if (typeof model !== "string") return undefined;
  const exact = modelRows.find((row) => row.model === model);
  if (exact !== undefined || !tunedModel.test(model)) return exact;
  const bases = modelRows.filter((row) => model.startsWith(`${row.model}-`));
  return bases.sort((left, right) => right.model.length - left.model.length)[0];
}

function hasValidation(block: Block): unknown {
  const given = [block.validationFileIds, block.validationDatasets].filter((value) => !isAbsent(value));
  return given.find(isUnknown) ?? given.length > 0;
}

const tables: BlockTables = {
  title: "Bailian",
  block: blockRule,
  parameters: {
    member: "hyperParameters",
    rows: [...textParameters, ...mediaParameters],
    takers: ["model", "trainingType"],
    knows: ({ model }) => isAbsent(model) || findModel(model) !== undefined,
  },
  scope: (block) => {
    const row = findModel(block.model);
    const facts = {
      $baseModel: row?.model,
      $modality: row?.modality,
      $family: row?.family,
    };
    return { ...block, ...facts, $hasValidation: hasValidation(block) };
  },
};

/**
 * What decides which model comes out, and under which ID. `modelName` is left out: it is only displayed.
 * The data are joined below under one name, since the cloud takes both spellings for the same.
 */
const readings: Readonly<Record<string, Reading>> = {
  model: "plain",
  trainingType: "plain",
  hyperParameters: "numbers",
  finetunedOutputSuffix: "plain",
  extraParameters: "exact",
};

/** File IDs and datasets under one form, in the order given: the cloud may train in it. Both at once are kept apart. */
function dataOf(fileIds: unknown, datasets: unknown): unknown {
  const files = Array.isArray(fileIds)
    ? fileIds.map((fileId: unknown) => ({ dataSourceType: "file_id", fileId }))
    : fileIds;
  const given = [files, datasets].filter((value) => !isAbsent(value));
  return given.length > 1 ? given : given[0];
}

const catalogueMembers = { method: ["trainingType"], parameters: "hyperParameters" };

/** The rules of Bailian: what can be said about the block `bailian` offline. */
export const bailianRules: JobRules = {
  check: (block, _inputs, known) => {
    const findings = checkBlock(tables, block);
    if (known === undefined) return findings;
    // Of reinforcement learning the catalogue says nothing.
    const isOther = reinforcement.some((word) => word === block.trainingType);
    return [
      ...(isOther ? findings : withCatalogue(findings, block, catalogueMembers, known)),
      ...retiredModel(block.model, retirements, known, "tuning"),
    ];
  },
  trainedOn: (block, content) =>
    canonicalMembers(
      {
        ...block,
        trainingData: content ?? dataOf(block.trainingFileIds, block.trainingDatasets),
        validationData: dataOf(block.validationFileIds, block.validationDatasets),
      },
      { ...readings, trainingData: "plain", validationData: "plain" },
    ),
  method: ({ trainingType }) => methodOf("trainingType", trainingType, formatsOfTypes, uploadRules),
  workload: ({ model, hyperParameters }) => ({
    ...workloadOf(model, hyperParameters, { epochs: "n_epochs", maxLength: "max_length" }),
    countsMedia: mediaModels.has(findModel(model)?.modality),
    mixesIn: String(memberOf(hyperParameters, "data_augmentation")) === "true",
  }),
};
