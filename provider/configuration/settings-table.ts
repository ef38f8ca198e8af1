/** One setting of the provider. */
export interface SettingRow {
  /** Name in the environment, as the official clients spell it where they have one ([dashscope 2.0.2], [official SDKs]). */
  readonly environment: string;
  readonly isCredential: boolean;
  /** What a valid value looks like, for error messages and documentation. */
  readonly takes: string;
  readonly fallback?: string;
}

/** Every setting, by its key in `pulumi config` without the namespace `finetune:`. */
export const settingsTable: Readonly<Record<SettingName, SettingRow>> = {
  dashscopeApiKey: {
    environment: "DASHSCOPE_API_KEY",
    isCredential: true,
    takes: "a Model Studio API key",
  },
  dashscopeBaseUrl: {
    environment: "DASHSCOPE_HTTP_BASE_URL",
    isCredential: false,
    takes: "an http(s) URL that ends in /api/v1",
    // Beijing: the region of the tuning API by seed [000].
    fallback: "https://dashscope.aliyuncs.com/api/v1",
  },
  dashscopeWorkspace: {
    environment: "DASHSCOPE_WORKSPACE_ID",
    isCredential: false,
    takes: "a workspace ID (llm-…)",
  },
  qianfanAccessKey: {
    environment: "QIANFAN_ACCESS_KEY",
    isCredential: true,
    takes: "an IAM access key",
  },
  qianfanSecretKey: {
    environment: "QIANFAN_SECRET_KEY",
    isCredential: true,
    takes: "an IAM secret key",
  },
  qianfanBaseUrl: {
    environment: "QIANFAN_CONSOLE_API_BASE_URL",
    isCredential: false,
    takes: "an http(s) URL",
    // Host of every console call: seed [001].
    fallback: "https://qianfan.baidubce.com",
  },
  bosBaseUrl: {
    environment: "BOS_ENDPOINT",
    isCredential: false,
    takes: "the http(s) URL of an S3-compatible endpoint of BOS",
  },
  bosRegion: {
    // As the Python client of Qianfan names it [Python SDK].
    environment: "QIANFAN_BOS_HOST_REGION",
    isCredential: false,
    takes: "a region of BOS such as `bj`",
    fallback: "bj",
  },
  endpoint: {
    environment: "FINETUNE_ENDPOINT",
    isCredential: false,
    takes: "`embedded` or the http(s) URL of a simulated cloud",
  },
  dataDir: {
    environment: "FINETUNE_DATA_DIR",
    isCredential: false,
    takes: "a folder on a local disk",
  },
  speed: {
    environment: "FINETUNE_SPEED",
    isCredential: false,
    takes: "simulated seconds per real second (a number above 0), or `instant`",
    fallback: "60",
  },
  pollInterval: {
    environment: "FINETUNE_POLL_INTERVAL",
    isCredential: false,
    takes: "a Go-style duration such as `15s`",
    fallback: "15s",
  },
  namespace: {
    environment: "FINETUNE_NAMESPACE",
    isCredential: false,
    takes: "any text",
  },
  prices: {
    environment: "FINETUNE_PRICES",
    isCredential: false,
    takes: 'prices of training per 1000 tokens as JSON, such as {"bailian": {"qwen3-8b": 0.006}, "currency": "CNY"}',
  },
};

/** Key of a setting without the namespace. */
export type SettingName =
  | "dashscopeApiKey"
  | "dashscopeBaseUrl"
  | "dashscopeWorkspace"
  | "qianfanAccessKey"
  | "qianfanSecretKey"
  | "qianfanBaseUrl"
  | "bosBaseUrl"
  | "bosRegion"
  | "endpoint"
  | "dataDir"
  | "speed"
  | "pollInterval"
  | "namespace"
  | "prices";
