import { createHmac } from "node:crypto";
import { isRecord } from "../base/is-record";
import { readJson } from "../base/json";
import type { Message } from "./message";

/** What listens. */
export const robotNames = ["dingtalk", "feishu", "wecom", "slack", "webhook"] as const;

/** One of them. */
export type RobotName = (typeof robotNames)[number];

/** A call of a robot, without its address. */
export interface RobotCall {
  /** Added to the address. */
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a robot says to a message. `passing`: it may take the same message later. */
export type Verdict =
  { readonly kind: "taken" } | { readonly kind: "refused"; readonly isPassing: boolean; readonly says: string };

/** What a robot wants to be told how, by its vendor's documents. */
export interface Robot {
  call(message: Message, secret: string | undefined, now: Date): RobotCall;
  judge(status: number, text: string): Verdict;
}

/** HMAC-SHA256 in base64. */
function hmac(key: string | Buffer, text: string): string {
  return createHmac("sha256", key).update(text).digest("base64");
}

/**
 * All robots are given plain text: what a job is called can then neither link nor format, in whatever dialect of markdown the vendor
 * has. What their documents let mention people in a text is spelt so that it does not.
 */
const linesOf = ({ title, lines, link }: Message): string[] => [title, ...lines, ...(link === undefined ? [] : [link])];

/** [dingtalk custom robot]: key is the secret, signed are the time in milliseconds and the secret again. `at` names nobody. */
const dingtalk: Robot = {
  call: (message, secret, now) => {
    const timestamp = String(now.getTime());
    const text = { content: linesOf(message).join("\n") };
    const body = JSON.stringify({ msgtype: "text", text, at: { isAtAll: false } });
    if (secret === undefined) return { body };
    return { query: { timestamp, sign: hmac(secret, `${timestamp}\n${secret}`) }, body };
  },
  judge: judgeCode({ code: "errcode", says: "errmsg", busy: [-1, 130101] }),
};

/** [feishu custom bot]: key are the time in seconds and the secret, signed is nothing; both stand in the body. */
const feishu: Robot = {
  call: (message, secret, now) => {
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const signature = secret === undefined ? {} : { timestamp, sign: hmac(`${timestamp}\n${secret}`, "") };
    const { title, lines, link } = message;
    const content = [
      ...lines.map((line) => [{ tag: "text", text: withoutMention(line) }]),
      ...(link === undefined ? [] : [[{ tag: "a", text: withoutMention(link), href: link }]]),
    ];
    const post = { zh_cn: { title: withoutMention(title), content } };
    return { body: JSON.stringify({ ...signature, msg_type: "post", content: { post } }) };
  },
  judge: judgeCode({ code: "code", says: "msg", busy: [11232] }),
};

/** Most bytes of a text [wecom group robot]. */
const longestWecomText = 2048;

/** [wecom group robot]: the key in the address is all; `<@userid>` mentions. */
const wecom: Robot = {
  call: (message) => {
    const content = cutBytes(withoutMention(linesOf(message).join("\n")), longestWecomText);
    return { body: JSON.stringify({ msgtype: "text", text: { content } }) };
  },
  judge: judgeCode({ code: "errcode", says: "errmsg", busy: [-1, 45009] }),
};

/** [slack incoming webhooks]: the address is all; three characters are escaped [slack formatting], with which all markup begins. */
const slack: Robot = {
  call: (message) => {
    const text = linesOf(message).join("\n").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
    return { body: JSON.stringify({ text, mrkdwn: false, unfurl_links: false }) };
  },
  judge: (status, text) => (status === 200 ? { kind: "taken" } : refusedWith(status, text)),
};

/** [Standard Webhooks]: signed are ID, time in seconds and body. A secret `whsec_…` is base64; any other counts by its own bytes. */
const webhook: Robot = {
  call: ({ eventId, json }, secret = "", now) => {
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const key = secret.startsWith("whsec_") ? Buffer.from(secret.slice("whsec_".length), "base64") : secret;
    const signature = `v1,${hmac(key, `${eventId}.${timestamp}.${json}`)}`;
    return {
      headers: { "webhook-id": eventId, "webhook-timestamp": timestamp, "webhook-signature": signature },
      body: json,
    };
  },
  judge: (status, text) => (status >= 200 && status < 300 ? { kind: "taken" } : refusedWith(status, text)),
};

/** Every robot by its name. */
export const robots: Readonly<Record<RobotName, Robot>> = { dingtalk, feishu, wecom, slack, webhook };

/** Begins a mention, and a tag: its full-width twin reads the same and is none. */
function withoutMention(text: string): string {
  return text.replace(/</g, "＜");
}

/** Robots that answer 200 with a code of their own in JSON, 0 for what they have taken. */
function judgeCode(members: {
  readonly code: string;
  readonly says: string;
  readonly busy: readonly number[];
}): Robot["judge"] {
  return (status, text) => {
    const answer = readAnswer(text);
    const code = answer?.[members.code] ?? answer?.["StatusCode"];
    if (status !== 200 || answer === undefined) return refusedWith(status, text);
    if (code === 0) return { kind: "taken" };
    const says = `${members.code} ${JSON.stringify(code)}: ${String(answer[members.says])}`;
    return { kind: "refused", isPassing: members.busy.some((busy) => busy === code), says };
  };
}

/** Too many requests, or out of order: the same may be taken later [RFC 9110]. */
function refusedWith(status: number, text: string): Verdict {
  return { kind: "refused", isPassing: status === 429 || status >= 500, says: `HTTP ${status}: ${text}` };
}

function readAnswer(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const answer = readJson(text);
    return isRecord(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

/** The text up to so many bytes of UTF-8, of whole characters. */
function cutBytes(text: string, bytes: number): string {
  const encoded = Buffer.from(text, "utf8");
  if (encoded.length <= bytes) return text;
  // A character that was cut through ends in what stands for no character.
  return (
    encoded
      .subarray(0, bytes - 4)
      .toString("utf8")
      .replace(/\ufffd{1,3}$/, "") + "…"
  );
}
