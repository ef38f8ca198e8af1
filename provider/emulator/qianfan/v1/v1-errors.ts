import { doc, seed } from "../../provenance/provenance";
import { refusalsOf, type ErrorRow } from "../../surface/refusal";

/** An error has HTTP status 200 all the same. */
const seeded = (code: number, message: string): ErrorRow => ({
  status: 200,
  code,
  message,
  source: seed("003, error codes"),
});

const ofModels = (code: number, message: string, reference = "api-125406462, error codes of publishTrainModel") => ({
  status: 200,
  code,
  message,
  source: doc(reference),
});

const rows = {
  internalServerError: seeded(500000, "internal server error"),
  paramInvalid: seeded(500001, "param invalid"),
  authFailed: seeded(500002, "auth failed, no access"),
  datasetEntityCountNotEnough: seeded(510101, "dataset entity count not enough, at least 32"),
  datasetConfigError: seeded(510102, "dataset config error"),
  taskNameExist: seeded(510201, "task name exist"),
  taskNotExist: seeded(510202, "task not exist"),
  taskCountOverLimit: seeded(510203, "task count over limit"),
  jobNotExist: seeded(510301, "job not exist"),
  jobStatusInvalid: seeded(510302, "job status invalid"),
  trainConfigError: seeded(510401, "train config error"),
  jobTrainingCountOverLimit: seeded(510402, "job training count over limit"),
  chargeQuoteNotEnough: seeded(510403, "charge quote not enough"),
  jobNotSupportIncreTrain: seeded(510404, "job not support incre train"),
  modelNotExist: ofModels(10001, "模型不存在"),
  modelVersionStateInvalid: ofModels(21002, "模型版本状态异常"),
  modelNameExist: ofModels(70101, "AI模型名称已存在"),
  modelVersionNotExist: ofModels(70102, "AI模型版本记录不存在", "api-125401760, error codes of modelVersionDetail"),
  trainModelNotFound: ofModels(70114, "训练模型信息获取失败"),
  runAlreadyPublished: ofModels(70118, "当前模型已存在该运行发布的版本"),
  modelTypeMismatch: ofModels(70130, "模型类型匹配失败"),
  modelNameEmpty: ofModels(70131, "AI模型名称不能为空"),
} as const satisfies Record<string, ErrorRow>;

/** Every error of the V1 face by name. */
export const v1ErrorTable: Readonly<Record<keyof typeof rows, ErrorRow>> = rows;

/** Makes the refusals of V1's services; the gateway before them has V2's. */
export const refuse = refusalsOf(v1ErrorTable);
