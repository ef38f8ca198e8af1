import { countMerged } from "./count-merged";
import { readMergeTable } from "./merge-table";
import type { TokenizerFile } from "./read-tokenizer-file";
import type { TokenCounter } from "./token-counter";

/**
 * What Qwen's tokenizer takes apart before it merges (`pre_tokenizer` of its tokenizer.json, with the case-insensitive group
 * written out): merges never cross these pieces.
 */
const pieces =
  // eslint-disable-next-line regexp/no-super-linear-move -- what the first two look through in vain, the third takes.
  /'(?:[sS]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;

/** Pieces whose count is remembered, and how long they may be: some 10 MB in all. */
const rememberedPieces = 50_000;
const longestRemembered = 64;

/**
 * The exact counter over the data of Qwen's tokenizer. It does the merging itself: the JavaScript tokenizers take seconds to
 * load and read some 0.3 MB a second, this one some ten to twenty, because language repeats its pieces.
 */
export function createQwen3Counter(file: TokenizerFile): TokenCounter {
  const table = readMergeTable(file);
  const added = new RegExp(file.addedTokens.map(escapeForRegExp).join("|"), "g");
  const encoder = new TextEncoder();
  const remembered = new Map<string, number>();

  const countPiece = (piece: string): number => {
    const known = remembered.get(piece);
    if (known !== undefined) return known;
    const count = countMerged(encoder.encode(piece), table);
    if (piece.length > longestRemembered) return count;
    if (remembered.size >= rememberedPieces) remembered.clear();
    remembered.set(piece, count);
    return count;
  };
  const countPlain = (text: string): number => {
    let sum = 0;
    for (const [piece] of composed(text).matchAll(pieces)) sum += countPiece(piece);
    return sum;
  };
  return {
    name: "qwen3",
    isExact: true,
    count: (text) => {
      const plain = text.split(added);
      return plain.reduce((sum, part) => sum + countPlain(part), plain.length - 1);
    },
  };
}

/** What such a run is made of, with letters of rare scripts: told many times as fast. */
const mayBeManyMarks = /[\u0300-\u2fff\u302a-\u302f\u3099\u309a\ua000-\uabff\ud800-\udfff\ufb1e\ufe00-\ufe2f]{64}/;
/** Behind more marks on one letter than any script has (our choice). */
const behindManyMarks = /(?<=\p{M}{64})/u;

/** In NFC, as Qwen's tokenizer reads it. Sorting the marks of a letter takes the square of their number: beyond those they stay as they are. */
function composed(text: string): string {
  if (!mayBeManyMarks.test(text)) return text.normalize("NFC");
  return text
    .split(behindManyMarks)
    .map((part) => part.normalize("NFC"))
    .join("");
}

function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
