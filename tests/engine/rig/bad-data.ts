import type { ShippedCloudName } from "../../../provider/clouds/index";
import type { DatasetFormat } from "../../../provider/contract/dataset-cloud";

/** A training file with something about it, and what `pulumi preview` says of that. */
export interface BadData {
  readonly cloud?: ShippedCloudName;
  readonly format?: DatasetFormat;
  readonly maxLength?: number;
  /** Made when it is needed: some are large. */
  readonly file: () => string | Buffer;
  /** Beginning with the place. */
  readonly says: RegExp;
  /** Only said; the preview goes well. */
  readonly isWarning?: true;
}

const rowsWanted = 40;

const chatRow = (n: number | string) => ({
  messages: [
    { role: "system", content: "Answer briefly." },
    { role: "user", content: `question ${n}` },
    { role: "assistant", content: `answer ${n}` },
  ],
});

/** Good rows with others after them, the first of these on line 41. */
function withRows(row: (n: number) => unknown, ...others: readonly (object | string)[]): string {
  const good = Array.from({ length: rowsWanted }, (_, n) => row(n));
  return [...good, ...others].map((each) => (typeof each === "string" ? each : JSON.stringify(each))).join("\n") + "\n";
}

const chat = (...others: readonly (object | string)[]) => withRows(chatRow, ...others);

const user = { role: "user", content: "which?" };
const answer = (content: string) => ({ role: "assistant", content });
const preference = (n: number) => ({ messages: [user], chosen: answer(`yes ${n}`), rejected: answer(`no ${n}`) });
const judged = (n: number) => [{ user: `question ${n}`, chosen: "yes" }];
const asked = (n: number) => [{ prompt: `question ${n}`, response: [[`answer ${n}`]] }];
const text = (n: number) => ({ text: `a text to go on with ${n}` });

const before = (mark: Buffer, rest: string) => Buffer.concat([mark, Buffer.from(rest)]);
const gbk = Buffer.from([0xc4, 0xe3, 0xba, 0xc3]);

/** By what is wrong. */
export const badData: Readonly<Record<string, BadData>> = {
  "a line that is no JSON": {
    file: () => chat("{oops}"),
    says: /train\.jsonl, line 41, column 2: the line is no JSON: a name in quotation marks is expected/,
  },
  "a role that does not exist": {
    file: () => chat({ messages: [{ role: "bot", content: "hello" }, user, answer("this one")] }),
    says: /train\.jsonl, line 41, column \d+: messages\[0\]\.role is "bot"; roles are system, user, assistant/,
  },
  "a conversation without an answer": {
    file: () => chat({ messages: [user] }),
    says: /line 41.*holds no message of the assistant, so that there is nothing to learn/,
  },
  "thinking before the last answer": {
    file: () => chat({ messages: [user, answer("<think>\nhm\n</think>\n\nthis"), user, answer("that")] }),
    says: /line 41, column \d+: .*thinks, and only the last message of the assistant may hold <think>/,
  },
  "a preference without the answer that lost": {
    format: "dpo",
    file: () => withRows(preference, { messages: [user], chosen: answer("yes") }),
    says: /line 41.*rejected is missing/,
  },
  "a judgement that is none": {
    cloud: "qianfan",
    format: "kto",
    file: () => withRows(judged, [{ user: "question" }]),
    says: /line 41.*has to have either `chosen` or `rejected`/,
  },
  "a text to go on with that is empty": {
    format: "text",
    file: () => withRows(text, { text: "" }),
    says: /line 41.*text is empty/,
  },
  "a turn of Qianfan without its answer": {
    cloud: "qianfan",
    format: "prompt-response",
    file: () => withRows(asked, [{ prompt: "question" }]),
    says: /line 41.*response is missing; .*neither published nor trained/,
  },
  "an empty line": {
    file: () => chat("", chatRow("last")),
    says: /line 41: the line is empty; every line holds one row/,
  },
  "a row without content": {
    file: () => chat({ messages: [user, answer("")] }),
    says: /line 41, column \d+: messages\[1\]\.content is empty/,
    isWarning: true,
  },
  "a byte order mark": {
    file: () => before(Buffer.from([0xef, 0xbb, 0xbf]), chat()),
    says: /train\.jsonl: the file begins with a byte order mark.*save it as UTF-8 without one/,
  },
  "UTF-16": {
    file: () => Buffer.from(`\ufeff${chat()}`, "utf16le"),
    says: /the file is encoded as UTF-16; save it as UTF-8/,
  },
  "another encoding": {
    file: () => Buffer.concat([Buffer.from(`${chat()}{"messages": "`), gbk, Buffer.from('"}\n')]),
    says: /line 41, column \d+: the line is not UTF-8 from this column on/,
  },
  "a NUL byte": { file: () => chat('{"messages": \0}'), says: /line 41, column \d+: the line holds a NUL byte/ },
  "a line over 32 MB": {
    file: () => chat({ messages: [user, answer("long ".repeat(7e6))] }),
    says: /line 41: the line is longer than 32 MB/,
  },
  "a file beyond what the cloud takes": {
    file: () => chat(...Array.from({ length: 160 }, (_, n) => chatRow(`${n} ${"long ".repeat(200_000)}`))),
    says: /train\.jsonl: the file has 30\d\.\d MiB; Bailian takes 300 MB/,
  },
  "fewer rows than the cloud trains on": {
    cloud: "qianfan",
    format: "prompt-response",
    file: () => `${JSON.stringify(asked(1))}\n`,
    says: /train\.jsonl: the file has 1 row; Qianfan trains on 32 rows or more/,
  },
  "no row at all": { file: () => "", says: /train\.jsonl: the file holds no row/ },
  "the other cloud's rows": {
    file: () => withRows(asked),
    says: /the file fits format prompt-response, which Qianfan takes; a row of chat on Bailian is \{"messages"/,
  },
  "more failures than anybody reads": {
    file: () => chat(...Array.from({ length: 30 }, () => "{")),
    says: /line 60[^]*train\.jsonl: 30 failures in all, of which these are the first 20/,
  },
  "a row that stands twice": {
    file: () => chat(chatRow(0)),
    says: /line 41: the line repeats line 1 byte by byte/,
    isWarning: true,
  },
  "rows that are longer than the job takes": {
    file: () => chat({ messages: [user, answer("long ".repeat(2_000))] }),
    maxLength: 1_000,
    says: /1 of 41 rows have more than the 1000 tokens of max_length and are dropped; the longest has .*line 41/,
    isWarning: true,
  },
};
