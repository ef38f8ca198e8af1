import type { MarkedField } from "./marked-field";
import type { MarkedRule } from "./marked-rule";
import type { Source } from "./source";

/** Where an operation of a simulated cloud comes from: as a whole, by rule, by member of its request and answer. */
export interface OperationMarks {
  readonly source: Source;
  readonly rules: readonly MarkedRule[];
  /** Members of the body or the query that are read. Others are ignored. */
  readonly requestFields: readonly MarkedField[];
  /** Members of the answer below the envelope's own. */
  readonly answerFields: readonly MarkedField[];
}
