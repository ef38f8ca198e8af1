import { clouds } from "../clouds";
import type { SettingRow, SettingRows } from "../contract/settings";

/** The settings that concern no cloud in particular. */
const general = {
  endpoint: {
    environment: "FINETUNE_ENDPOINT",
    isCredential: false,
    isPlace: true,
    doc: {
      en: "`embedded`: simulated clouds inside of the provider, without an account; or the URL of simulated clouds that run as a server. Wins over both base URLs.",
      zh: "`embedded`：provider 内的模拟云，不需要账号；或作为服务器运行的模拟云的 URL。优先于两个 base URL。",
    },
    fallbackWords: { en: "the real clouds", zh: "真实的云" },
    takes: "`embedded` or the http(s) URL of a simulated cloud",
  },
  allowInsecureEndpoint: {
    environment: "FINETUNE_ALLOW_INSECURE_ENDPOINT",
    isCredential: false,
    doc: {
      en: "`true`: keys and data may go over plain http to another machine, as to simulated clouds in a network of containers.",
      zh: "`true`：允许密钥和数据以明文 http 发往另一台机器，例如容器网络中的模拟云。",
    },
    takes: "`true` or `false`: keys may be sent over plain http to another machine",
    fallback: "false",
  },
  dataDir: {
    environment: "FINETUNE_DATA_DIR",
    isCredential: false,
    doc: {
      en: "Folder of the embedded clouds, relative to the program's; on a local disk.",
      zh: "内嵌云的目录，相对于程序所在目录；须在本地磁盘上。",
    },
    fallbackWords: { en: "`.finetune`", zh: "`.finetune`" },
    takes: "a folder on a local disk",
  },
  speed: {
    environment: "FINETUNE_SPEED",
    isCredential: false,
    doc: {
      en: "Simulated seconds per second of the embedded clouds, a number above 0, or `instant`.",
      zh: "内嵌云中每秒对应的模拟秒数，大于 0 的数字，或 `instant`。",
    },
    takes: "simulated seconds per real second (a number above 0), or `instant`",
    fallback: "60",
  },
  pollInterval: {
    environment: "FINETUNE_POLL_INTERVAL",
    isCredential: false,
    doc: {
      en: "Pause between two looks at a running job, a Go-style duration in the cloud's time: the embedded clouds divide it by their speed.",
      zh: "两次查询运行中任务的间隔，Go 风格的时长，按云的时间计：内嵌云会用它除以自己的速度。",
    },
    takes: "a Go-style duration such as `15s`",
    fallback: "15s",
  },
  namespace: {
    environment: "FINETUNE_NAMESPACE",
    isCredential: false,
    doc: {
      en: "Any text, which goes into the token by which a job is found again: set it where stacks of the same names share an account but no backend.",
      zh: "任意文本，是找回任务所用标记的一部分：名称相同的栈共用账号、却不在同一状态后端时设置它。",
    },
    takes: "any text",
  },
  organization: {
    environment: "FINETUNE_ORGANIZATION",
    isCredential: false,
    doc: {
      en: "The stack's organization on Pulumi Cloud, part of the token by which a job is found again; for the plugin, which the engine does not tell it.",
      zh: "栈在 Pulumi Cloud 上所属的组织，是找回任务所用标记的一部分；供插件使用，因为引擎不会告知插件。",
    },
    takes: "the stack's organization on Pulumi Cloud, for the plugin, which the engine does not tell it",
    fallback: "organization",
  },
  notify: {
    environment: "FINETUNE_NOTIFY",
    // Addresses of robots are what they are protected by.
    isCredential: true,
    doc: {
      en: "Whom to tell when a job ends: a list of objects with one of `dingtalk`, `feishu`, `wecom`, `slack` and `webhook`, each with `url` (`env:NAME`) and `secret`; and `events`, `waitingLongerThan`. In the environment and as a provider's argument it is JSON.",
      zh: "任务结束时通知谁：一个列表，每项含 `dingtalk`、`feishu`、`wecom`、`slack`、`webhook` 之一，其中有 `url`（`env:NAME`）和 `secret`；还可以有 `events`、`waitingLongerThan`。在环境变量和 provider 的参数中写作 JSON。",
    },
    takes:
      "whom to tell when a job ends: a list of objects with one of `dingtalk`, `feishu`, `wecom`, `slack` and `webhook`, " +
      "each with `url` (`env:NAME`) and `secret`; and `events`, `waitingLongerThan`",
  },
  prices: {
    environment: "FINETUNE_PRICES",
    isCredential: false,
    doc: {
      en: 'Prices before those of the price list, as JSON, per 1000 trained tokens and per hour of a unit that serves: `{"<cloud>": {"<model>": 0.006}, "hourly": {"<cloud>": {"MU1": 54}}, "currency": "CNY"}`.',
      zh: '优先于价目表的价格，写作 JSON，每 1000 个训练 token 和服务单元每小时：`{"<cloud>": {"<model>": 0.006}, "hourly": {"<cloud>": {"MU1": 54}}, "currency": "CNY"}`。',
    },
    takes:
      'prices as JSON, of training per 1000 tokens and of units that serve by the hour, {"<cloud>": {"<model>": 0.006}, ' +
      '"hourly": {"<cloud>": {"MU1": 54}}, "currency": "CNY"}',
  },
} satisfies SettingRows;

/** Every setting by its key in `pulumi config`, without the namespace `finetune:`: those of the clouds, then the general ones. */
export function settingRows(): SettingRows {
  return Object.fromEntries(
    [...clouds.all.map(({ settings }) => settings), general].flatMap(Object.entries<SettingRow>),
  );
}

/** @throws TypeError where there is no such setting, which is a mistake of ours. */
export function settingRow(name: string): SettingRow {
  const row = settingRows()[name];
  if (row === undefined) throw new TypeError(`there is no setting ${name}`);
  return row;
}
