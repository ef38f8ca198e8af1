/** Training types in which text models keep the checkpoints on their way (guide to fine-tuning by API). */
const keepsAll: ReadonlySet<string> = new Set(["sft", "efficient_sft"]);
const mediaModel = /^(wan|qwen-image|cosyvoice)/;

/** Most checkpoints that a run keeps, of the `limit` that was asked for. */
export function keptCheckpoints(baseModel: string, trainingType: string, limit: number): number {
  return keepsAll.has(trainingType) || mediaModel.test(baseModel) ? limit : 1;
}
