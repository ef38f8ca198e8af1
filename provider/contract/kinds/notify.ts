import { noticeEvents } from "../notice";
import type { Argument, ObjectType, Output } from "./declaration";

const url = {
  type: { type: "text" },
  required: true,
  doc: {
    en: "The robot's address, which is a secret: `env:NAME` reads it from the environment variable NAME. In `finetune:notify` the address itself may stand here, encrypted (`pulumi config set --secret --path`).",
    zh: "机器人的地址，本身就是机密：`env:NAME` 从环境变量 NAME 读取。在 `finetune:notify` 中也可以直接写地址，须加密（`pulumi config set --secret --path`）。",
  },
} as const;

const secret = {
  type: { type: "text" },
  doc: {
    en: "The secret that messages are signed with, in the same way as `url`.",
    zh: "消息签名所用的密钥，写法与 `url` 相同。",
  },
} as const;

const unsigned = {
  type: "object",
  name: "NotifyRobot",
  doc: { en: "A robot whose address is all that it is protected by.", zh: "仅以地址保护的机器人。" },
  members: { url },
} as const satisfies ObjectType;

const signed = {
  type: "object",
  name: "NotifySignedRobot",
  doc: { en: "A robot that can ask for a signature.", zh: "可以要求签名的机器人。" },
  members: { url, secret },
} as const satisfies ObjectType;

const webhook = {
  type: "object",
  name: "NotifyWebhook",
  doc: { en: "An address that takes signed JSON.", zh: "接收带签名 JSON 的地址。" },
  members: { url, secret: { ...secret, required: true } },
} as const satisfies ObjectType;

/** Whom to tell, and of what: an entry of `finetune:notify` and of the argument `notify`. */
export const notifyTargetType = {
  type: "object",
  name: "NotifyTarget",
  doc: {
    en: "Whom to tell, and of what. Exactly one of the robots.",
    zh: "通知谁、通知什么。机器人只能写一个。",
  },
  members: {
    dingtalk: { type: signed, doc: { en: "A robot of a DingTalk group.", zh: "钉钉群机器人。" } },
    feishu: { type: signed, doc: { en: "A custom bot of a Feishu group.", zh: "飞书群自定义机器人。" } },
    wecom: { type: unsigned, doc: { en: "A robot of a WeCom group.", zh: "企业微信群机器人。" } },
    slack: { type: unsigned, doc: { en: "An incoming webhook of Slack.", zh: "Slack 的 incoming webhook。" } },
    webhook: {
      type: webhook,
      doc: { en: "Any address that takes a signed POST.", zh: "任何接收带签名 POST 的地址。" },
    },
    events: {
      type: { type: "list", items: { type: "text", choices: noticeEvents } },
      defaultWords: { en: "all but `started`", zh: "除 `started` 以外的全部" },
      doc: { en: "What to tell of.", zh: "通知哪些事件。" },
    },
    waitingLongerThan: {
      type: { type: "text" },
      doc: {
        en: "Tell, once, that an operation has waited for longer than this Go-style duration of the cloud's time (event `waiting`).",
        zh: "操作等待超过这个 Go 风格的时长（云上时间）时通知一次（事件 `waiting`）。",
      },
    },
  },
} as const satisfies ObjectType;

/** The argument `notify`. */
export const notify = {
  type: { type: "list", items: notifyTargetType },
  doc: {
    en: "Whom to tell when the job starts, ends or fails, in place of `finetune:notify`; `[]`: nobody.",
    zh: "任务开始、结束或失败时通知谁，取代 `finetune:notify`；`[]`：不通知任何人。",
  },
} as const satisfies Argument;

/** The output `notices`: what was told, by the IDs of events, each with the targets that have not got it yet. */
export const notices = {
  type: { type: "map", values: { type: "list", items: { type: "text" } } },
  optional: true,
  internal: true,
  doc: { en: "What people were told.", zh: "已发出的通知。" },
} as const satisfies Output;
