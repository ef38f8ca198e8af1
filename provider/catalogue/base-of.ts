/** What a tuned model's ID has after the ID of its base: `qwen3-8b-ft-202511132025-e8c1`, and more of it when tuned again. */
const tunedEnding = /-ft-\d.*$/s;

/** The model that a tuned one was made from; any other is its own. */
export function baseOf(model: string): string {
  return model.replace(tunedEnding, "");
}
