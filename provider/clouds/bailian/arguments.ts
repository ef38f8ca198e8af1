/** One set of training or validation data on Bailian. */
export interface BailianDataset {
  /** `file_id`: a file of the files API; `oss_mount`: an object in the user's own OSS bucket (Beijing only). */
  dataSourceType: "file_id" | "oss_mount";
  /** ID of the file; needed for `file_id`. */
  fileId?: string;
  /** Place of the object; needed for `oss_mount`. */
  mountStorage?: {
    /** Region of the bucket: `cn-beijing` or `ap-southeast-1`. */
    region: string;
    /** Name of the bucket. */
    bucket: string;
    /** Object key; for data of several files the key of its `data.jsonl`. No zip. */
    filePath: string;
  };
}

/** Known training methods of Bailian; others are passed on with a warning. */
export type BailianTrainingType = "sft" | "efficient_sft" | "cpt" | "dpo_full" | "dpo_lora" | (string & {});

/**
 * Block `bailian` of a fine-tuning job: the members of `POST /fine-tunes` in camelCase, the keys of `hyperParameters`
 * exactly as the cloud spells them. Source:
 * https://help.aliyun.com/zh/model-studio/create-fine-tuning-job-api.
 */
export interface BailianArguments {
  /** Base model, for example `qwen3-8b`, or the `finetunedOutput` of an earlier job. A change trains anew. */
  model: string;
  /**
   * Training method: `sft` (all parameters), `efficient_sft` (LoRA), `cpt` (continued pre-training), `dpo_full`,
   * `dpo_lora`. Best given: documents disagree on what the cloud takes when it is absent. A change trains anew.
   */
  trainingType?: BailianTrainingType;
  /** IDs of the training files. Exactly one of this and `trainingDatasets`. Speech and video models: one file. */
  trainingFileIds?: string[];
  /** Training data in the newer form. Exactly one of this and `trainingFileIds`. */
  trainingDatasets?: BailianDataset[];
  /** IDs of the validation files. Default: the cloud splits the training data (`split`). */
  validationFileIds?: string[];
  /** Validation data in the newer form; not beside `validationFileIds`. */
  validationDatasets?: BailianDataset[];
  /**
   * Hyperparameters under the cloud's names. Text and vision models need `n_epochs` (1 or more), `batch_size` (8 to
   * 1024) and `max_length` (500 to 131072 tokens), since these decide the price; `learning_rate` may be a text such as
   * `"1.6e-5"`. A change trains anew; numbers compare as numbers.
   */
  hyperParameters?: Record<string, unknown>;
  /** Display name of the trained model, not its ID. Takes effect at the next training run. */
  modelName?: string;
  /** Stands between base model and job ID in the trained model's ID. A change trains anew. */
  finetunedOutputSuffix?: string;
  /** Members that this version does not know, sent as given and never judged. A change trains anew. */
  extraParameters?: Record<string, unknown>;
}
