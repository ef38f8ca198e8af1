import type { Tape } from "../json/tape";
import type { RowSink } from "./row-sink";

/** What the rows of one cloud's format look like. */
export interface RowShape {
  /** What a row is, as an example in a message. */
  readonly example: string;
  /** Judges a row of JSON and hands over its texts. */
  check(tape: Tape, sink: RowSink): void;
}
