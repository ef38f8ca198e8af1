import type { Condition } from "../../rules/condition";
import type { ParameterRow } from "../../rules/parameter-row";
import type { NumberRule } from "../../rules/value-rule";
import { cite, type Authority } from "../../../sources";

const pythonMock = cite("SDK's mock");
const supportTable = cite("clwgbz367");

const says = "ERNIE-Speed-8K";
const scaled = (scale: string, modes: readonly string[]): readonly Condition[] => [
  { at: "model", oneOf: ["ERNIE-Speed-8K", "ERNIE-Speed"] },
  { at: "trainMode", oneOf: modes },
  { at: "parameterScale", oneOf: [scale] },
];
const full = scaled("FullFineTuning", ["SFT", "PostPretrain"]);
const lora = scaled("LoRA", ["SFT"]);

const row = (
  key: string,
  where: readonly Condition[],
  source: Authority,
  limits: Omit<NumberRule, "kind" | "source">,
  usual?: number,
): ParameterRow => ({
  key,
  where,
  says,
  rule: { kind: "number", source, ...limits },
  ...(usual === undefined ? {} : { default: usual }),
});

const lengths = { choices: [512, 1024, 2048, 4096, 8192] } as const;
const epochs = { whole: true, min: 1, max: 50 } as const;

/**
 * ERNIE-Speed-8K: the values of 2024 hold for full tuning. For LoRA they are the same copy by mistake (a LoRA learning
 * rate of at most 4e-5 would train nothing), so that the LoRA range of ERNIE-Lite is taken. Our choice.
 */
export const speedParameters: readonly ParameterRow[] = [
  row("epoch", full, pythonMock, epochs, 1),
  row("learningRate", full, pythonMock, { min: 1e-6, max: 4e-5 }, 3e-5),
  row("maxSeqLen", full, pythonMock, lengths, 4096),
  row("weightDecay", full, pythonMock, { min: 0.0001, max: 0.1 }, 0.01),
  row("epoch", lora, pythonMock, epochs),
  row("learningRate", lora, `${supportTable}, row of ERNIE-Lite-8K-0308`, { min: 1e-6, max: 0.001 }, 3e-4),
  row("maxSeqLen", lora, pythonMock, lengths),
];
