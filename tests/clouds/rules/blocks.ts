import { isRecord } from "../../../provider/base/is-record";

/** A block under test. */
export type Block = Record<string, unknown>;

/** A Bailian block without findings. */
export const bailianBlock: Block = {
  model: "qwen3-8b",
  trainingType: "efficient_sft",
  trainingFileIds: ["1d5a2c0e-7f7b-4a0c-9b1e-0c9f1f5c3a20"],
  hyperParameters: { n_epochs: 3, batch_size: 16, max_length: 8192, learning_rate: "1.6e-5" },
};

/** A Qianfan block without findings. */
export const qianfanBlock: Block = {
  model: "ERNIE-Speed-8K",
  trainMode: "SFT",
  parameterScale: "FullFineTuning",
  dataset: {
    sourceType: "Platform",
    versions: [{ versionId: "ds-sample0000000001", samplingRate: 1 }],
    splitRatio: 20,
  },
  hyperParameters: { epoch: 3, learningRate: 3e-5, maxSeqLen: 4096 },
};

/** The value with one place inside it changed, without touching the original; `undefined` removes a member. */
export function changed(value: unknown, path: readonly (string | number)[], replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === key ? changed(item, rest, replacement) : item));
  }
  const before = isRecord(value) ? value : {};
  return { ...before, [key]: changed(before[key], rest, replacement) };
}

/** A block with members at dotted paths changed. */
export function block(base: Block, changes: Readonly<Record<string, unknown>>): Block {
  return Object.entries(changes).reduce<Block>((result, [path, replacement]) => {
    const keys = path.split(".").map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    const next = changed(result, keys, replacement);
    return isRecord(next) ? { ...next } : {};
  }, base);
}

/** Every path inside a value, the root excluded. */
export function pathsOf(value: unknown): (string | number)[][] {
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item])
    : isRecord(value)
      ? Object.entries(value)
      : [];
  return entries.flatMap(([key, item]) => [[key], ...pathsOf(item).map((rest) => [key, ...rest])]);
}
