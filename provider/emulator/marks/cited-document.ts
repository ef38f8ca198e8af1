/** A document or client that marks refer to by its key. */
export interface CitedDocument {
  /** Words by which references name it. */
  readonly key: string;
  /** What it is, and its edition where it has one. */
  readonly title: string;
  readonly url: string;
}
