import type { Source } from "./source";

/** A member of a request or an answer and where it comes from, for the page of differences. */
export interface MarkedField {
  /** Path from the root of the body, result or query: `jobList[].jobId`. Covers everything below. */
  readonly field: string;
  readonly source: Source;
}
