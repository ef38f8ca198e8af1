import { z } from "zod";

/** The parts of a Hugging Face `tokenizer.json` that counting needs. */
export interface TokenizerFile {
  readonly vocabulary: Readonly<Record<string, number>>;
  readonly merges: readonly (readonly [string, string])[];
  /** Tokens that are no merges, such as `<|im_start|>`. */
  readonly addedTokens: readonly string[];
}

const schema = z.object({
  // The two large members are only looked at from outside: a quarter of a million entries cost a second to parse.
  model: z.object({
    type: z.literal("BPE"),
    vocab: z.custom<Record<string, number>>((value) => typeof value === "object" && value !== null),
    merges: z.custom<(string | [string, string])[]>(Array.isArray),
  }),
  normalizer: z.object({ type: z.literal("NFC") }),
  added_tokens: z.array(z.object({ content: z.string().min(1) })).min(1),
});

/**
 * Reads a parsed `tokenizer.json`.
 * @throws ZodError when it is no byte-pair encoding over NFC, so that another tokenizer is never counted with wrongly.
 */
export function readTokenizerFile(json: unknown): TokenizerFile {
  const { model, added_tokens } = schema.parse(json);
  return {
    vocabulary: model.vocab,
    // Older files write a merge as one text with a space; a symbol holds none.
    merges: model.merges.map((merge) => (typeof merge === "string" ? splitOnce(merge) : merge)),
    addedTokens: added_tokens.map(({ content }) => content),
  };
}

function splitOnce(merge: string): [string, string] {
  const space = merge.indexOf(" ");
  return [merge.slice(0, space), merge.slice(space + 1)];
}
