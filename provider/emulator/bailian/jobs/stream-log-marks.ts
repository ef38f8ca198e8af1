import type { OperationMarks } from "../../marks/operation-marks";

const client = { kind: "client", reference: "dashscope 1.27.8, stream_events; no page describes it" } as const;

/** Where StreamFineTuneLog comes from. */
export const streamLogMarks: OperationMarks = {
  source: client,
  rules: [
    {
      rule: "server-sent events, each data line one line of the log; the connection closes at the end",
      source: client,
    },
    {
      rule: "the stream closes within a quarter of a second after the job has ended",
      source: { kind: "our choice", reference: "dashscope 1.27.8 waits for the end of the connection" },
    },
    {
      rule: "a comment every 15 seconds",
      source: { kind: "our choice", reference: "dashscope 1.27.8 gives up after 300 seconds without a byte" },
    },
    { rule: "a job that has ended gives its whole log", source: { kind: "our choice", reference: "not stated" } },
  ],
  requestFields: [],
  answerFields: [],
};
