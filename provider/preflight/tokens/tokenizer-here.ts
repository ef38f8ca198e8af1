import { createRequire } from "node:module";
import path from "node:path";
import { qwen3Package } from "../../tokens/load-qwen3-tokenizer";
import type { TokenizerName } from "../../contract/cloud";

/**
 * The tokenizer that a scan will count with: part of what its result is kept by, so that the result changes when the optional
 * package comes or goes. Only looks where the package is; the thread reads it.
 */
export function tokenizerHere(wanted: TokenizerName, programDirectory: string): TokenizerName {
  if (wanted === "estimate") return wanted;
  return [programDirectory, __dirname].some(isInstalled) ? wanted : "estimate";
}

function isInstalled(folder: string): boolean {
  try {
    createRequire(path.resolve(folder, "index.js")).resolve(`${qwen3Package}/models/tokenizer.json`);
    return true;
  } catch {
    return false;
  }
}
