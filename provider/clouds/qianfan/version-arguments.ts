/** Block `qianfan` of a model version: how a checkpoint becomes a version of a model (CreateCustomModel). */
export interface QianfanVersionArguments {
  /**
   * Name of the new model set: 2 to 20 letters, digits, Chinese characters and `_`, not `_` at the start; not beside
   * `modelSetId`. Default: one made of the resource's name and its token.
   */
  modelName?: string;
  /** An existing set, `am-…`, that gets another version; not beside `modelName`. */
  modelSetId?: string;
  /** Description of the version, at most 300 characters. */
  description?: string;
}
