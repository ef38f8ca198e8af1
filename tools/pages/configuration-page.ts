import { settingRows } from "../../provider/configuration/settings-table";
import type { Words } from "../../provider/contract/kinds/declaration";
import { settingDefault, type Language } from "../declarations/sentences";

const words = {
  en: {
    head: [
      "# Configuration",
      "Every setting, its environment variable and its default. Set it with `pulumi config set <key> <value>`, or in the environment.",
    ],
    secret: " Set it with `--secret`.",
    gap: " ",
    environment: (name: string) => `- Environment: \`${name}\``,
    fallback: (text: string) => `- Default: ${text}`,
    tail: [
      "Data and job go to the same clouds: `finetune:qianfanBaseUrl` with another address than Qianfan's own needs `finetune:bosBaseUrl` beside it, real clouds take no storage that speaks plain http, and `finetune:endpoint` no address of a real cloud.",
      "For keys and secrets the environment wins over the configuration, for everything else the configuration wins. Pulumi gives `refresh` and `destroy` the configuration of the last `up`, not what was set since; the environment is always that of the command.",
      "Proxies are those of `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy` (in capitals, too); characters other than letters and digits in their user name and password are percent-encoded. Where a company's proxy opens TLS with a CA of its own, name that CA's PEM file in `NODE_EXTRA_CA_CERTS`. `npx finetune doctor` goes the same way and says where it ends.",
    ],
  },
  zh: {
    head: ["# 配置", "全部设置、对应的环境变量和默认值。用 `pulumi config set <key> <value>` 设置，或使用环境变量。"],
    secret: "用 `--secret` 设置。",
    gap: "",
    environment: (name: string) => `- 环境变量：\`${name}\``,
    fallback: (text: string) => `- 默认值：${text}`,
    tail: [
      "数据和任务总是发往同一处的云：`finetune:qianfanBaseUrl` 若不是千帆自己的地址，就必须同时给出 `finetune:bosBaseUrl`；真实的云不接受明文 http 的对象存储；`finetune:endpoint` 不接受真实云的地址。",
      "对于密钥，环境变量优先于配置；其他设置都是配置优先。Pulumi 给 `refresh` 和 `destroy` 的是上一次 `up` 时的配置，而不是之后设置的值；环境变量则总是取自当前命令。",
      "代理取自 `https_proxy`、`http_proxy`、`all_proxy` 和 `no_proxy`（大写亦可）；其中用户名和密码里字母、数字以外的字符要做百分号编码。如果公司的代理用自己的 CA 解开 TLS，请用 `NODE_EXTRA_CA_CERTS` 指出该 CA 的 PEM 文件。`npx finetune doctor` 走同样的路径，并说明在哪里中断。",
    ],
  },
} as const;

const identity = { en: "See [identity](../concepts/identity.md).", zh: "见[身份](../concepts/identity.md)。" };

/** What the page tells of a setting beyond what programs are told, which have no links. */
const further: Readonly<Record<string, Words>> = {
  namespace: identity,
  organization: identity,
  notify: {
    en: "Addresses are secret: write `env:NAME`, or set them with `--secret --path`; see [Word when it ends](../guides/notifications.md).",
    zh: "地址是机密：写 `env:NAME`，或用 `--secret --path` 设置；见[结束时通知](../guides/notifications.md)。",
  },
};

/** The page of settings in a language. */
export function configurationPage(language: Language): string {
  const said = words[language];
  const sections = Object.entries(settingRows()).flatMap(([name, row]) => {
    const more = further[name]?.[language];
    const fallback = settingDefault(row, language);
    const secret = row.isCredential && more === undefined ? said.secret : "";
    return [
      `## \`finetune:${name}\``,
      `${row.doc[language]}${secret}${more === undefined ? "" : `${said.gap}${more}`}`,
      [said.environment(row.environment), ...(fallback === "" ? [] : [said.fallback(fallback)])].join("\n"),
    ];
  });
  return [...said.head, ...sections, ...said.tail].join("\n\n");
}
