import type { Condition } from "../../rules/condition";
import type { ParameterRow } from "../../rules/parameter-row";
import type { NumberRule } from "../../rules/value-rule";
import { cite, type Authority } from "../../../sources";

const source = cite("003");
const olderPage = cite("doc-3261270");
const turbo0516 = "ERNIE-Bot-turbo-0516";
const turbo0704 = "ERNIE-Bot-turbo-0704";
const turbo0725 = "ERNIE-Bot-turbo-0725";
const baichuan = "Baichuan2-13B";

const number = (limits: Omit<NumberRule, "kind" | "source">, from: Authority = source): NumberRule => ({
  kind: "number",
  source: from,
  ...limits,
});
const of = (...trainTypes: readonly string[]): Condition => ({ at: "trainType", oneOf: trainTypes });
const notOf = (...trainTypes: readonly string[]): Condition => ({ at: "trainType", noneOf: trainTypes });
const tuned = (peftType: string): Condition => ({ at: "peftType", oneOf: [peftType] });

const rate = (min: number, max: number, ...where: readonly Condition[]): ParameterRow => ({
  key: "learningRate",
  where,
  rule: number({ min, max }),
});

/**
 * `trainConfig` of createJob. An incremental run names no model: then whatever some model takes is let through, as every
 * value that decides may be the one of the run that it trains on from.
 */
export const v1Parameters: readonly ParameterRow[] = [
  // Every sample of the documentation gives epoch and learningRate; the page tells no defaults.
  { key: "epoch", required: true, rule: number({ whole: true, min: 1, max: 50 }) },
  rate(1e-5, 4e-5, of(turbo0704, turbo0725), tuned("ALL")),
  rate(3e-3, 0.1, of(turbo0704), tuned("P-tuning")),
  rate(3e-5, 1e-3, of(turbo0704, turbo0725), tuned("LoRA")),
  rate(1e-10, 2e-4, of(baichuan)),
  rate(2e-7, 2e-4, notOf(turbo0704, turbo0725, baichuan)),
  // For kinds of tuning that the tables do not know.
  { key: "learningRate", required: true, rule: number({ above: 0 }) },
  { key: "maxSeqLen", where: [of(turbo0725)], required: true, rule: number({ choices: [4096, 8192] }) },
  { key: "maxSeqLen", rule: number({ choices: [4096, 8192] }) },
  {
    key: "batchSize",
    where: [of(turbo0516)],
    says: turbo0516,
    rule: number({ whole: true, min: 16, max: 64 }, olderPage),
  },
  {
    key: "batchSize",
    where: [notOf(turbo0516, turbo0704, turbo0725)],
    says: "the models outside ERNIE-Bot-turbo",
    rule: number({ whole: true, min: 4, max: 64 }, olderPage),
  },
];
