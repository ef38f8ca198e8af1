import { doc, seed, type Source } from "../../provenance/provenance";

/** One error of the V1 API; the answer's HTTP status is 200 all the same. */
export interface V1ErrorRow {
  readonly code: number;
  readonly message: string;
  readonly source: Source;
}

const seeded = (code: number, message: string): V1ErrorRow => ({
  code,
  message,
  source: seed("003, error codes"),
});

const ofPublishing = (code: number, message: string): V1ErrorRow => ({
  code,
  message,
  source: doc("api-125406462, error codes of publishTrainModel"),
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
  modelNotExist: ofPublishing(10001, "模型不存在"),
  modelVersionStateInvalid: ofPublishing(21002, "模型版本状态异常"),
  modelNameExist: ofPublishing(70101, "AI模型名称已存在"),
  modelVersionNotExist: {
    code: 70102,
    message: "AI模型版本记录不存在",
    source: doc("api-125401760, error codes of modelVersionDetail"),
  },
  trainModelNotFound: ofPublishing(70114, "训练模型信息获取失败"),
  runAlreadyPublished: ofPublishing(70118, "当前模型已存在该运行发布的版本"),
  modelTypeMismatch: ofPublishing(70130, "模型类型匹配失败"),
  modelNameEmpty: ofPublishing(70131, "AI模型名称不能为空"),
} as const satisfies Record<string, V1ErrorRow>;

/** Names of the errors that the V1 face answers. */
export type V1ErrorName = keyof typeof rows;

/** Every error of the V1 face by name. */
export const v1ErrorTable: Readonly<Record<V1ErrorName, V1ErrorRow>> = rows;

/** A V1 request is not carried out. Thrown inside a transaction it also undoes what was written before. */
export class V1Refusal extends Error {
  readonly code: number;

  constructor(name: V1ErrorName) {
    super(v1ErrorTable[name].message);
    this.name = "V1Refusal";
    this.code = v1ErrorTable[name].code;
  }
}
