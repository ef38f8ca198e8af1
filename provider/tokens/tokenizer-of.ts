import type { CloudName } from "../contract/cloud";
import type { TokenizerName } from "./token-counter";

/** Qwen 3.5 has another vocabulary (248,320 entries instead of 151,936), and so may later ones; Qwen 2 to 3 share theirs. */
const qwen3Models = /^qwen(?:2|2\.5|3)-/;

/**
 * The tokenizer that a model counts with, as far as there is one here. ERNIE's is not published, so Qianfan is always estimated,
 * with the costs that were fitted to Qwen.
 * @param model of the job, a tuned one too (`qwen3-8b-ft-…`); absent where data stands for itself: then Qwen 3's on Bailian
 */
export function tokenizerOf(cloud: CloudName, model?: string): TokenizerName {
  if (cloud === "qianfan") return "estimate";
  return model === undefined || qwen3Models.test(model) ? "qwen3" : "estimate";
}
