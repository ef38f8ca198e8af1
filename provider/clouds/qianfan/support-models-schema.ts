import { z } from "zod";
import { optionalText } from "../http/optional-members";

const hyperParameter = z.object({
  key: z.string().min(1),
  /** `int`, `float`, `boolean`, `string`. */
  type: optionalText,
  /** `range`, `choice`, `mult_choice`. */
  checkType: optionalText,
  checkValue: z.array(z.unknown()).nullish(),
  default: z.unknown(),
});

const scale = z.object({
  parameterScale: z.string(),
  supportHyperParameterConfig: z.array(hyperParameter).nullish(),
});

const mode = z.object({ trainMode: z.string(), supportParameterScale: z.array(scale).nullish() });

const supportModel = z.object({
  model: z.string().min(1),
  baseModel: optionalText,
  modelType: optionalText,
  supportTrainMode: z.array(mode).nullish(),
});

/** Of DescribeFineTuningSupportModels, whose result is a bare list ([Python SDK]; no page has it). */
export const supportModelsAnswer = z.object({ result: z.array(supportModel) }).transform(({ result }) => result);

/** One model that can be trained: its modes, their scales, and the hyperparameters of each. */
export type SupportModel = z.infer<typeof supportModel>;
