import type { Finding } from "../../contract/rules";
import type { Scope } from "./condition";

/** Where a check stands and how it speaks. */
export interface Judging {
  /** Path of the value inside the cloud's block; empty for the block itself. */
  readonly path: string;
  /** Who takes the value, for messages: `Bailian`, or `qwen3-8b with efficient_sft`. */
  readonly subject: string;
  /** What a broken rule is. */
  readonly severity: Finding["severity"];
  /** What the subject does with values that are fine. Default: `takes`. */
  readonly verb?: string;
  readonly scope: Scope;
}
