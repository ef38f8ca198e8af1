/** Where a fact about the world outside comes from, so that every reader can look it up. */
export interface Source<Key extends string = string> {
  /** What citations say, in brackets where they stand in a comment: for a page the last word of its address. */
  readonly key: Key;
  readonly title: string;
  /** The edition that was read, where there is more than one, or the page's date. */
  readonly edition?: string;
  readonly publisher: string;
  readonly url: `https://${string}`;
  /** What it is the authority for here. */
  readonly decides: string;
}

/** What a rule of a table says of its origin: a source with its address, or our choice with the reason. */
export type Authority = `${string}https://${string}` | `our choice: ${string}`;

/** Title and edition of a source, as tables and messages have them. */
export function titleOf({ title, edition }: Source): string {
  return edition === undefined ? title : `${title}, ${edition}`;
}
