import { seededNumber } from "./seeded-number";

type MetricName = "BLEU-4" | "ROUGE-1" | "ROUGE-2" | "ROUGE-L";

/** Lowest value of each metric in percent and how far it spreads (our choice). */
const ranges: Readonly<Record<MetricName, readonly [low: number, spread: number]>> = {
  "BLEU-4": [28, 14],
  "ROUGE-1": [46, 14],
  "ROUGE-2": [24, 12],
  "ROUGE-L": [38, 14],
};

/** Metrics of a finished text model, in percent with one decimal. */
export function textMetrics(curveSeed: string): Readonly<Record<MetricName, number>> {
  return {
    "BLEU-4": metric(curveSeed, "BLEU-4"),
    "ROUGE-1": metric(curveSeed, "ROUGE-1"),
    "ROUGE-2": metric(curveSeed, "ROUGE-2"),
    "ROUGE-L": metric(curveSeed, "ROUGE-L"),
  };
}

function metric(curveSeed: string, name: MetricName): number {
  const [low, spread] = ranges[name];
  return Math.round((low + spread * seededNumber(`${curveSeed}:${name}`)) * 10) / 10;
}
