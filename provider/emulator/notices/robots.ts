import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { isRecord } from "../../base/is-record";

/** A message as it arrived. */
export interface Arrived {
  readonly path: string;
  readonly query: URLSearchParams;
  header(name: string): string | undefined;
  readonly body: string;
  /** Milliseconds of the wall clock: signatures know no other. */
  readonly now: number;
}

/** What a simulated robot is reached and signed with. */
export interface RobotKeys {
  readonly token: string;
  readonly secret: string;
}

/** What a robot answers: absent `refusal` means that it has taken the message. */
export interface RobotAnswer {
  readonly status: number;
  readonly body: string;
  readonly refusal?: string;
}

/** One simulated robot, written from its vendor's documents, apart from what is sent to it. */
export interface SimulatedRobot {
  /** Where it is called, below its own path. */
  address(keys: RobotKeys): string;
  readonly isSigned: boolean;
  receive(arrived: Arrived, keys: RobotKeys): RobotAnswer;
}

const hourMs = 3_600_000;
const json = (status: number, body: object, refusal?: string): RobotAnswer => ({
  status,
  body: JSON.stringify(body),
  ...(refusal === undefined ? {} : { refusal }),
});

const dingtalkAnswer = (errcode: number, errmsg: string): RobotAnswer =>
  json(200, { errcode, errmsg }, errcode === 0 ? undefined : errmsg);

/** [dingtalk custom robot]: signed are time and secret; times are in milliseconds, and at most an hour off. */
const dingtalk: SimulatedRobot = {
  address: ({ token }) => `?access_token=${token}`,
  isSigned: true,
  receive: ({ query, body, now }, { token, secret }) => {
    if (query.get("access_token") !== token) return dingtalkAnswer(300005, "token is not exist");
    const timestamp = query.get("timestamp") ?? "";
    if (!isNear(Number(timestamp), now)) return dingtalkAnswer(310000, "invalid timestamp");
    const wanted = createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
    if (!isSame(query.get("sign") ?? "", wanted)) return dingtalkAnswer(310000, "sign not match");
    const { msgtype, text } = members(body);
    const isText = msgtype === "text" && isRecord(text) && typeof text["content"] === "string";
    return isText ? dingtalkAnswer(0, "ok") : dingtalkAnswer(40035, "the JSON lacks a parameter");
  },
};

const feishuAnswer = (code: number, msg: string): RobotAnswer =>
  json(200, { code, msg, data: {} }, code === 0 ? undefined : msg);

/** [feishu custom bot]: time in seconds and secret are the key, nothing is signed; a body has at most 20 KB. */
const feishu: SimulatedRobot = {
  address: ({ token }) => `/${token}`,
  isSigned: true,
  receive: ({ path, body, now }, { token, secret }) => {
    if (path !== `/${token}`) return feishuAnswer(19001, "param invalid: incoming webhook access token invalid");
    const { timestamp, sign, msg_type: type, content } = members(body);
    const wanted = createHmac("sha256", `${String(timestamp)}\n${secret}`).digest("base64");
    const isSigned = isNear(Number(timestamp) * 1000, now) && isSame(String(sign), wanted);
    if (!isSigned) return feishuAnswer(19021, "sign match fail or timestamp is not within one hour from current time");
    const isWhole = typeof type === "string" && isRecord(content) && Buffer.byteLength(body) <= 20 * 1024;
    return isWhole ? feishuAnswer(0, "success") : feishuAnswer(9499, "Bad Request");
  },
};

/** [wecom group robot]: the key is all; a text has at most 2048 bytes. */
const wecom: SimulatedRobot = {
  address: ({ token }) => `?key=${token}`,
  isSigned: false,
  receive: ({ query, body }, { token }) => {
    const answer = (errcode: number, errmsg: string) => dingtalkAnswer(errcode, errmsg);
    if (query.get("key") !== token) return answer(93000, "invalid webhook url");
    const { text } = members(body);
    const content = isRecord(text) ? text["content"] : undefined;
    if (typeof content !== "string" || content === "") return answer(44004, "empty content");
    return Buffer.byteLength(content) > 2048 ? answer(40058, "content exceed max length") : answer(0, "ok");
  },
};

const plain = (status: number, body: string): RobotAnswer => ({
  status,
  body,
  ...(status === 200 ? {} : { refusal: body }),
});

/** [slack incoming webhooks]: the address is all; answers are a word. */
const slack: SimulatedRobot = {
  address: ({ token }) => `/T00000000/B00000000/${token}`,
  isSigned: false,
  receive: ({ path, body }, { token }) => {
    if (path !== `/T00000000/B00000000/${token}`) return plain(403, "invalid_token");
    const { text } = members(body);
    return typeof text === "string" && text !== "" ? plain(200, "ok") : plain(400, "no_text");
  },
};

/** [Standard Webhooks]: signed are ID, time in seconds and body; times are at most five minutes off. */
const webhook: SimulatedRobot = {
  address: ({ token }) => `/${token}`,
  isSigned: true,
  receive: ({ path, header, body, now }, { token, secret }) => {
    if (path !== `/${token}`) return plain(404, "no such webhook");
    const [id = "", timestamp = "", signatures = ""] = ["id", "timestamp", "signature"].map((name) =>
      header(`webhook-${name}`),
    );
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    const wanted = `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
    const isFresh = Math.abs(Number(timestamp) * 1000 - now) <= 5 * 60_000;
    if (!isFresh || !signatures.split(" ").some((signature) => isSame(signature, wanted)))
      return plain(401, "bad signature");
    return plain(200, "ok");
  },
};

/** Every robot by its name. */
export const simulatedRobots: Readonly<Record<string, SimulatedRobot>> = { dingtalk, feishu, wecom, slack, webhook };

/** A robot's keys, as its vendor makes them; they follow from a secret of the data directory. */
export function robotKeys(name: string, root: string): RobotKeys {
  const derive = (what: string): Buffer => createHmac("sha256", root).update(`${name} ${what}`).digest();
  const secret = derive("secret");
  return {
    token: derive("token").toString("hex"),
    secret: name === "webhook" ? `whsec_${secret.toString("base64")}` : `SEC${secret.toString("hex")}`,
  };
}

function isNear(time: number, now: number): boolean {
  return Math.abs(time - now) <= hourMs;
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

/** The members of a JSON object; none where it is another thing. */
export function members(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
