import type { MarkedRule } from "../marks/marked-rule";

const ours = (reference: string) => ({ kind: "our choice", reference }) as const;

/** Rules of the training engine under both simulated clouds. */
export const trainingRules: readonly MarkedRule[] = [
  {
    rule: "one run of an account trains at a time, the others queue in the order of their creation",
    source: { kind: "seed", reference: "000, QUEUING; for Qianfan our choice" },
  },
  {
    rule: "200 short rows and one epoch take about ten simulated minutes, most of it visible as running",
    source: ours("real durations depend on more than a document says"),
  },
  { rule: "no run trains longer than ten simulated hours", source: ours("a run must end within a test") },
  {
    rule: "the loss curve, the metrics and the perplexity follow from the seed of the data directory",
    source: ours("same seed, same requests, same answers"),
  },
  {
    rule: "a token is four ASCII characters or one other character",
    source: ours("the vendors' tokenizers are not here"),
  },
  {
    rule: "one checkpoint at the end of each epoch, of which the newest are kept",
    source: ours("the documents say how many, not when"),
  },
  {
    rule: "a run whose data cannot be trained on fails while it prepares, with the reason in its log",
    source: { kind: "document", reference: "fine-tuning-api-guide; for Qianfan our choice" },
  },
];
