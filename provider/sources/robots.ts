import type { Source } from "./source";

/** Documents of those who are told. */
export const robotPages = [
  {
    key: "dingtalk custom robot",
    title: "Custom robot access",
    publisher: "DingTalk",
    url: "https://open.dingtalk.com/document/robots/custom-robot-access",
    decides: "how a message to a group's robot looks, how it is signed, and what its answers mean",
  },
  {
    key: "feishu custom bot",
    title: "Custom bot usage guide",
    publisher: "Feishu",
    url: "https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot",
    decides: "how a message to a custom bot looks, how it is signed, and what its answers mean",
  },
  {
    key: "wecom group robot",
    title: "Group robot configuration",
    publisher: "WeCom",
    url: "https://developer.work.weixin.qq.com/document/path/91770",
    decides: "how a message to a group's robot looks, how long it is, and what mentions people in it",
  },
  {
    key: "slack incoming webhooks",
    title: "Sending messages using incoming webhooks",
    publisher: "Slack",
    url: "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
    decides: "how a message looks, and what its answers mean",
  },
  {
    key: "slack formatting",
    title: "Formatting message text",
    publisher: "Slack",
    url: "https://docs.slack.dev/messaging/formatting-message-text",
    decides: "which characters of a text are escaped",
  },
  {
    key: "Standard Webhooks",
    title: "Standard Webhooks",
    edition: "1.0.0",
    publisher: "standard-webhooks",
    url: "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md",
    decides: "headers and signature of a webhook",
  },
] as const satisfies readonly Source[];
