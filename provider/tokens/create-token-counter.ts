import { createEstimateCounter } from "./estimate-counter";
import { loadQwen3Tokenizer } from "./load-qwen3-tokenizer";
import { createQwen3Counter } from "./qwen3-counter";
import type { TokenCounter } from "./token-counter";
import type { TokenizerName } from "../contract/cloud";

/** One counter a name, folder and thread: a tokenizer takes a second to read. */
const counters = new Map<string, TokenCounter>();

/**
 * The counter that comes nearest to what is wanted: exact where the tokenizer's package is installed, else the estimate. Look at
 * `isExact` for which it became. Costs nothing before the first call; every thread that calls it has its own.
 * @param wanted see `tokenizerOf` of the cloud
 * @param programDirectory folder of the Pulumi program: the optional package is looked for there first, then beside this package
 * @throws FineTuneError `bad-configuration` when the package is installed and cannot be read
 * @example createTokenCounter("qwen3", process.cwd()).count("你好") // 1
 */
export function createTokenCounter(wanted: TokenizerName, programDirectory: string): TokenCounter {
  const key = `${wanted} ${programDirectory}`;
  const counter = counters.get(key) ?? openCounter(wanted, programDirectory);
  counters.set(key, counter);
  return counter;
}

function openCounter(wanted: TokenizerName, programDirectory: string): TokenCounter {
  const file = wanted === "qwen3" ? loadQwen3Tokenizer([programDirectory, __dirname]) : undefined;
  return file === undefined ? createEstimateCounter() : createQwen3Counter(file);
}
