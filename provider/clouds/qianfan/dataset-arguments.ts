/** Block `qianfan` of training data: where the file goes, and what the dataset is made of it. */
export interface QianfanDatasetArguments {
  /** Bucket of the account in BOS that the file is put into; it must exist. A change uploads anew. */
  bucket: string;
  /** Folder in the bucket, for example `finetune/train`. Default: the bucket's root. A change uploads anew. */
  prefix?: string;
  /** Region of the bucket: `bj`, `gz`, `su`, `bd`, `fwh`, `hkg`. Default: `finetune:bosRegion`. A change uploads anew. */
  region?: string;
  /**
   * The cloud's word for the rows, for example `PromptResponse` or `Role`. Default by `format`: chat `Role`,
   * prompt-response `PromptResponse`, text `Text`, dpo `DPO_PromptChosenRejected`, kto `KTO_PromptChosenRejected`.
   * A change uploads anew.
   */
  dataFormat?: string;
  /**
   * Where the dataset keeps its copy: `sysStorage`, the platform's own, which goes with the dataset; or `BOS`, the folder
   * of the file, where the cloud's copy stays when the dataset is deleted. Default: `sysStorage`. A change uploads anew.
   */
  storageType?: "sysStorage" | "BOS";
}
