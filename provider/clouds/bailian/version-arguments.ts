/** Block `bailian` of a model version. Source: https://help.aliyun.com/zh/model-studio/list-checkpoints-api. */
export interface BailianVersionArguments {
  /**
   * Name under which the console shows the model, unique in the account; not its ID, which the cloud makes. Default: made of the
   * resource's name. Without effect for the last checkpoint of a job, which the cloud publishes by itself.
   */
  modelName?: string;
}
