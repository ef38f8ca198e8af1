import type { TokenizerName } from "../contract/cloud";

/** Counts the tokens of texts, with one tokenizer or with an estimate of it. */
export interface TokenCounter {
  /** `qwen3`, or `estimate`. */
  readonly name: TokenizerName;
  /** False: what `count` tells lies within `estimateBand` of the truth. */
  readonly isExact: boolean;
  count(text: string): number;
}
