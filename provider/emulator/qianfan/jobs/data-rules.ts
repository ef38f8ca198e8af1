import { client, ours, type Rules } from "../../provenance/provenance";

/** Rules of what a run trains on, for V1 and V2. */
export const dataRules: Rules = {
  "files in object storage are read when the run is submitted; a row that cannot be trained on fails the run":
    ours("not stated"),
  "data in a bucket that the simulated object storage does not have counts as 200 short rows": ours(
    "it cannot be read, and programs that name their own bucket run all the same",
  ),
  "rows that are longer than maxSeqLen are cut": client("recorded answers: rows over 8,000 tokens are truncated"),
};
