import { listWords } from "../base/list-words";
import type { CatalogueRange } from "../contract/catalogue";

/** A range in words that fit after "takes". */
export function describeRange({ min, max, choices }: CatalogueRange): string {
  if (choices !== undefined) {
    return listWords(
      choices.map((choice) => JSON.stringify(choice)),
      "or",
    );
  }
  if (min !== undefined && max !== undefined) return `a number from ${min} to ${max}`;
  if (min !== undefined) return `a number of at least ${min}`;
  return max === undefined ? "any value" : `a number of at most ${max}`;
}
