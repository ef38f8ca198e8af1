import type { JobRules, Workload } from "../../contract/rules";
import { isUnknown, UNKNOWN } from "../../base/unknown";
import type { BlockTables } from "../rules/block-tables";
import { type Reading, canonicalMembers } from "../rules/canonical";
import { checkBlock } from "../rules/check-block";
import { readNumber } from "../rules/read-number";
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
const mediaModels: ReadonlySet<ModelRow["modality"] | undefined> = new Set(["video", "image"]);

/** Both networks of a voice model pass over the recordings, each in epochs of its own [fine-tune-speech-synthesis-model-by-api]. */
function voiceEpochs(parameters: unknown): Pick<Workload, "epochs"> {
  const given = ["lm_max_epoch", "fm_max_epoch"].map((name) => memberOf(parameters, name));
  if (isUnknown(parameters) || given.some(isUnknown)) return { epochs: UNKNOWN };
  const [language = NaN, sound = NaN] = given.map((value) => readNumber(value) ?? NaN);
  return Number.isNaN(language + sound) ? {} : { epochs: language + sound };
}

const uploadRules = cite("text-generation-tuning-data-upload-rules");
const formatsOfTypes: FormatsOfMethods = {
  sft: ["chat"],
  efficient_sft: ["chat"],
  dpo_full: ["dpo"],
  dpo_lora: ["dpo"],
  cpt: ["text"],
};

/** Formats whose rows go up with their media: each for models of its own kind. */
const setFormats = ["vision", "image", "video", "voice"] as const;

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
  method: ({ trainingType, model }) => {
    const method = methodOf("trainingType", trainingType, formatsOfTypes, uploadRules);
    // Sets of media are for supervised training alone.
    if (method === undefined || !method.formats.includes("chat")) return method;
    const row = findModel(model);
    if (typeof model !== "string") return { ...method, formats: [...method.formats, ...setFormats] };
    if (row === undefined) return { ...method, model, doubted: setFormats };
    const { modality, seesMedia = false, source } = row;
    const named = { ...method, model: `the ${modality} model ${model}` };
    if (modality === "text") return seesMedia ? { ...named, formats: ["chat", "vision"] } : named;
    return { ...named, formats: [modality], source: modality === "vision" ? uploadRules : source };
  },
  workload: ({ model, hyperParameters }) => {
    const modality = findModel(model)?.modality;
    return {
      ...workloadOf(model, hyperParameters, { epochs: "n_epochs", maxLength: "max_length" }),
      ...(modality === "voice" ? voiceEpochs(hyperParameters) : {}),
      countsMedia: mediaModels.has(modality),
      mixesIn: String(memberOf(hyperParameters, "data_augmentation")) === "true",
    };
  },
};
