/** Counts the tokens of texts, with one tokenizer or with an estimate of it. */
export interface TokenCounter {
  /** `qwen3`, or `estimate`. */
  readonly name: TokenizerName;
  /** False: what `count` tells lies within `estimateBand` of the truth. */
  readonly isExact: boolean;
  count(text: string): number;
}

/** `qwen3` is the tokenizer of Qwen 2, 2.5 and 3. */
export type TokenizerName = "qwen3" | "estimate";
