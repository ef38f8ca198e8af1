/** Block `bailian` of training data: what an upload takes besides the file. Source: https://help.aliyun.com/zh/model-studio/upload-file-api. */
export interface BailianDatasetArguments {
  /** What the file is for. Default: `fine-tune`. A change uploads anew. */
  purpose?: string;
  /** Shown beside the file on the console. A change takes effect with the next upload. */
  description?: string;
}
