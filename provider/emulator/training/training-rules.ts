import { doc, ours, seed, type Rules } from "../provenance/provenance";

/** Rules of the training engine under both simulated clouds. */
export const trainingRules: Rules = {
  "one run of an account trains at a time, the others queue in the order of their creation": seed(
    "000, QUEUING; for Qianfan our choice",
  ),
  "200 short rows and one epoch take about ten simulated minutes, most of it visible as running": ours(
    "real durations depend on more than a document says",
  ),
  "no run trains longer than ten simulated hours": ours("a run must end within a test"),
  "the loss curve, the metrics and the perplexity follow from the seed of the data directory": ours(
    "same seed, same requests, same answers",
  ),
  "a token is four ASCII characters or one other character": ours("the vendors' tokenizers are not here"),
  "one checkpoint at the end of each epoch, of which the newest are kept": ours("the documents say how many, not when"),
  "a run whose data cannot be trained on fails while it prepares, with the reason in its log": doc(
    "fine-tuning-api-guide; for Qianfan our choice",
  ),
};
