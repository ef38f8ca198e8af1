import type { MarkedRule } from "../../marks/marked-rule";

/** Rules of what a run trains on, for V1 and V2. */
export const dataRules: readonly MarkedRule[] = [
  {
    rule: "files in object storage are read when the run is submitted; a row that cannot be trained on fails the run",
    source: { kind: "our choice", reference: "not stated" },
  },
  {
    rule: "data in a bucket that the simulated object storage does not have counts as 200 short rows",
    source: {
      kind: "our choice",
      reference: "it cannot be read, and programs that name their own bucket run all the same",
    },
  },
  {
    rule: "rows that are longer than maxSeqLen are cut",
    source: { kind: "client", reference: "recorded answers: rows over 8,000 tokens are truncated" },
  },
];
