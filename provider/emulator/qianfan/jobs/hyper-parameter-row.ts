/** One hyperparameter, in the members of DescribeFineTuningSupportModels. */
export interface HyperParameterRow {
  readonly key: string;
  readonly type: "int" | "float" | "boolean" | "string";
  /** `range`: `checkValue` holds both ends, both allowed; `choice`: one of it; `mult_choice`: a list of them. */
  readonly checkType: "range" | "choice" | "mult_choice";
  readonly checkValue: readonly (number | string)[];
  readonly default: number | string;
}
