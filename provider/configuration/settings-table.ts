import { clouds } from "../clouds";
import type { SettingRow, SettingRows } from "../contract/settings";

/** The settings that concern no cloud in particular. */
const general = {
  endpoint: {
    environment: "FINETUNE_ENDPOINT",
    isCredential: false,
    isPlace: true,
    takes: "`embedded` or the http(s) URL of a simulated cloud",
  },
  allowInsecureEndpoint: {
    environment: "FINETUNE_ALLOW_INSECURE_ENDPOINT",
    isCredential: false,
    takes: "`true` or `false`: keys may be sent over plain http to another machine",
    fallback: "false",
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
  organization: {
    environment: "FINETUNE_ORGANIZATION",
    isCredential: false,
    takes: "the stack's organization on Pulumi Cloud, for the plugin, which the engine does not tell it",
    fallback: "organization",
  },
  notify: {
    environment: "FINETUNE_NOTIFY",
    // Addresses of robots are what they are protected by.
    isCredential: true,
    takes:
      "whom to tell when a job ends: a list of objects with one of `dingtalk`, `feishu`, `wecom`, `slack` and `webhook`, " +
      "each with `url` (`env:NAME`) and `secret`; and `events`, `waitingLongerThan`",
  },
  prices: {
    environment: "FINETUNE_PRICES",
    isCredential: false,
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
