import type { Source } from "./source";

/** A rule and where it comes from, for the page of differences. */
export interface MarkedRule {
  readonly rule: string;
  readonly source: Source;
}
