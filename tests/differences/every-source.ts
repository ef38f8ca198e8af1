import { generalRules as bailianRules } from "../../provider/emulator/bailian/general-rules";
import { baseModelsSource } from "../../provider/emulator/bailian/models/base-models";
import { missingOperations as missingBailianOperations } from "../../provider/emulator/bailian/missing-operations";
import { operations as bailianOperations } from "../../provider/emulator/bailian/operations";
import { errorTable as bailianErrors } from "../../provider/emulator/bailian/refusals";
import { bosErrorTable } from "../../provider/emulator/bos/errors";
import { bosRules } from "../../provider/emulator/bos/general-rules";
import { bosOperations } from "../../provider/emulator/bos/bos-surface";
import { missingBosOperations } from "../../provider/emulator/bos/missing-operations";
import { optionMarks } from "../../provider/emulator/provenance/option-marks";
import type { Source } from "../../provider/emulator/provenance/provenance";
import { generalRules as v2Rules } from "../../provider/emulator/qianfan/general-rules";
import { v1InferenceErrors, v2InferenceErrors } from "../../provider/emulator/qianfan/inference/inference-errors";
import { inferenceOperations } from "../../provider/emulator/qianfan/inference/inference-surfaces";
import { trainingOptions } from "../../provider/emulator/qianfan/jobs/training-options";
import { missingOperations } from "../../provider/emulator/qianfan/missing-operations";
import { operations as v2Operations } from "../../provider/emulator/qianfan/operations";
import { parameterLimits } from "../../provider/emulator/qianfan/parameter-limits";
import { errorTable } from "../../provider/emulator/qianfan/refusals";
import { trainTypes } from "../../provider/emulator/qianfan/v1/jobs/train-types";
import { v1ErrorTable } from "../../provider/emulator/qianfan/v1/v1-errors";
import { v1GeneralRules, v1Operations } from "../../provider/emulator/qianfan/v1/v1-operations";
import { trainingRules } from "../../provider/emulator/training/training-plan";

/** Every source that stands beside the code of the simulated clouds. */
export function everySource(): readonly Source[] {
  const operations = [...bailianOperations, ...v2Operations, ...v1Operations, ...inferenceOperations, ...bosOperations];
  const rows = [
    ...operations.flatMap((marks) => [marks, ...marks.requestFields, ...marks.answerFields]),
    ...[
      bailianErrors,
      errorTable,
      v1ErrorTable,
      v1InferenceErrors,
      v2InferenceErrors,
      bosErrorTable,
      parameterLimits,
      optionMarks,
    ].flatMap((table) => Object.values(table)),
    ...[missingBailianOperations, missingOperations, missingBosOperations, trainingOptions, trainTypes].flat(),
  ];
  const rules = [
    ...operations.map((operation) => operation.rules),
    ...[bailianRules, v2Rules, v1GeneralRules, trainingRules, bosRules],
  ].flatMap((each) => Object.values(each));
  return [baseModelsSource, ...rules, ...rows.map(({ source }) => source)];
}
