import type { Argument, NumberType, ObjectType, Output, PropertyType, Words } from "./declaration";

/** Words of a job's status, the same on every cloud. */
export const jobStatuses = ["queued", "running", "cancelling", "succeeded", "failed", "cancelled"] as const;

/** How long operations wait. */
export const timeoutsType = {
  type: "object",
  name: "Timeouts",
  doc: {
    en: "How long operations wait, as Go-style durations such as `90m`.",
    zh: "各操作的等待时间，使用 Go 风格的时长，例如 `90m`。",
  },
  members: {
    create: { type: { type: "text" }, doc: { en: "How long a create waits.", zh: "创建等待多久。" } },
    update: { type: { type: "text" }, doc: { en: "How long an update waits.", zh: "更新等待多久。" } },
    delete: { type: { type: "text" }, doc: { en: "How long a destroy waits.", zh: "销毁等待多久。" } },
  },
} as const satisfies ObjectType;

/** The argument `timeouts`. */
export const timeouts = {
  type: timeoutsType,
  takes: "an object with `create`, `update` and `delete`",
  doc: {
    en: "How long operations wait, as Go-style durations; the resource option `customTimeouts` sets the same.",
    zh: "各操作的等待时间，使用 Go 风格的时长；资源选项 `customTimeouts` 设置的是同一个值。",
  },
} as const satisfies Argument;

/** The argument `validation`. */
export const validation = {
  type: { type: "text", choices: ["error", "warn"] },
  default: "error",
  doc: {
    en: "`warn` lets pass what the offline tables refuse: catalogues change.",
    zh: "`warn` 放行离线规则表会拒绝的内容，因为云的目录会变化。",
  },
} as const satisfies Argument;

/** A number of tokens, rows, bytes or steps. */
export const countType = { type: "integer" } as const satisfies NumberType;

/** Names of metrics that clouds are known to report. */
const metricNames = ["BLEU-4", "ROUGE-1", "ROUGE-2", "ROUGE-L", "evalLoss", "perplexity"] as const;

/** Values by the names of metrics. */
export function byMetric<const T extends PropertyType>(
  values: T,
): { readonly type: "map"; readonly keys: typeof metricNames; readonly values: T } {
  return { type: "map", keys: metricNames, values };
}

/** Limits of one metric. */
export const metricLimitsType = {
  type: "object",
  name: "MetricLimits",
  doc: {
    en: "Limits of one metric: `{ min: 40 }`, `{ max: 1.2 }`, or both.",
    zh: "一个指标的界限：`{ min: 40 }`、`{ max: 1.2 }`，或两者都写。",
  },
  members: {
    min: { type: { type: "number" }, doc: { en: "The least that is accepted.", zh: "可接受的最小值。" } },
    max: { type: { type: "number" }, doc: { en: "The most that is accepted.", zh: "可接受的最大值。" } },
  },
} as const satisfies ObjectType;

/** One checkpoint of a training. */
export const checkpointType = {
  type: "object",
  name: "Checkpoint",
  doc: { en: "One checkpoint that the cloud reports.", zh: "云报告的一个 Checkpoint。" },
  members: {
    step: {
      type: countType,
      required: true,
      doc: { en: "The step after which it was taken.", zh: "取得该 Checkpoint 时的 step。" },
    },
    name: { type: { type: "text" }, doc: { en: "The cloud's name of it.", zh: "云给它的名称。" } },
    loss: { type: { type: "number" }, doc: { en: "Validation loss.", zh: "验证损失。" } },
    perplexity: { type: { type: "number" }, doc: { en: "Perplexity.", zh: "困惑度。" } },
  },
} as const satisfies ObjectType;

/** RFC 3339 with offset. */
const instant = { type: { type: "text" }, optional: true } as const;

/** An output that is a point in time. */
export function at<const W extends Words>(doc: W): typeof instant & { readonly doc: W } {
  return { ...instant, doc };
}

/** Where something stands: what every resource's outputs begin with. */
export const placed = {
  cloud: {
    type: { type: "cloud" },
    fixed: true,
    doc: { en: "The cloud that it is on.", zh: "它所在的云。" },
  },
  endpoint: {
    type: { type: "text" },
    fixed: true,
    doc: { en: "Base URL of the cloud, or `embedded`.", zh: "云的 base URL，或 `embedded`。" },
  },
  account: {
    type: { type: "text" },
    optional: true,
    doc: {
      en: "The account that it belongs to: Bailian's workspace and user, on Qianfan a fingerprint of the access key ID.",
      zh: "所属账号：百炼为业务空间和用户，千帆为 access key ID 的指纹。",
    },
  },
} as const satisfies Readonly<Record<string, Output>>;

/** The output `details`. */
export const details = {
  type: { type: "map", values: { type: "any" } },
  optional: true,
  doc: { en: "The rest of what the cloud reports.", zh: "云报告的其余内容。" },
} as const satisfies Output;
