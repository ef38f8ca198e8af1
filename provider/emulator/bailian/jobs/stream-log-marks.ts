import { client, ours, type Provenance } from "../../provenance/provenance";

const sdk = client("dashscope 1.27.8, stream_events; no page describes it");

/** Where StreamFineTuneLog comes from. */
export const streamLogMarks: Provenance = {
  source: sdk,
  rules: {
    "server-sent events, each data line one line of the log; the connection closes at the end": sdk,
    "the stream closes within a quarter of a second after the job has ended": ours(
      "dashscope 1.27.8 waits for the end of the connection",
    ),
    "a comment every 15 seconds": ours("dashscope 1.27.8 gives up after 300 seconds without a byte"),
    "a job that has ended gives its whole log": ours("not stated"),
  },
  requestFields: [],
  answerFields: [],
};
