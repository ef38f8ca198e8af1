import { bailianErrorTable } from "../../provider/clouds/bailian/error-table";
import type { ErrorRow } from "../../provider/clouds/http/read-error-table";
import { qianfanErrorTable } from "../../provider/clouds/qianfan/error-table";
import { v1ErrorTable } from "../../provider/clouds/qianfan/v1/error-table";
import type { CloudErrorKind } from "../../provider/contract/cloud-error";
import type { Words } from "../../provider/contract/kinds/declaration";
import type { Language } from "../declarations/sentences";
import { cloudSteps } from "./cloud-steps";
import ownErrors from "./own-errors.json";

/** What each kind of a cloud's error means, whatever the cloud calls it. */
const kindWords: Readonly<Record<CloudErrorKind, Words>> = {
  invalid: { en: "The cloud refused what the request says.", zh: "云拒绝了请求的内容。" },
  "not-found": { en: "What is named does not exist for this account.", zh: "所指定的内容在该账号下不存在。" },
  unsupported: { en: "The state of the thing forbids the operation.", zh: "当前状态不允许该操作。" },
  conflict: { en: "The name is taken.", zh: "名称已被占用。" },
  unauthorized: { en: "A key is wrong or may not do this.", zh: "密钥错误，或没有权限。" },
  throttled: {
    en: "Too much for now. It is sent again by itself until the timeout.",
    zh: "目前太多。在超时之前会自动重试。",
  },
  quota: { en: "Refused until something is freed, bought or made smaller.", zh: "在腾出、购买或缩小之前会一直拒绝。" },
  server: { en: "The cloud itself failed. Reads are asked again.", zh: "云自身出错。读取操作会重试。" },
  unreachable: {
    en: "No connection, so the cloud has not seen the request.",
    zh: "没有建立连接，因此云没有看到请求。",
  },
  "no-answer": {
    en: "The request was sent, and no answer came. It is looked for before it is sent again.",
    zh: "请求已发送，但没有响应。再次发送之前会先查找。",
  },
  unreadable: { en: "An answer came that is not what the cloud documents.", zh: "收到的响应与云的文档不符。" },
  cancelled: { en: "The call was given up by Ctrl-C or a signal.", zh: "调用因 Ctrl-C 或信号而放弃。" },
};

/** What is told of kinds that are codes of their own, as there was no answer with one. */
const unanswered: Readonly<Partial<Record<CloudErrorKind, Words>>> = {
  unreachable: {
    en: "Check the network, the proxy and the base URL; `npx finetune doctor` says where it ends.",
    zh: "检查网络、代理和 base URL；`npx finetune doctor` 会说明在哪里中断。",
  },
  "no-answer": {
    en: "Run the same command again: nothing is paid twice.",
    zh: "再次执行同一条命令：不会重复付费。",
  },
  unreadable: {
    en: "Check that the base URL leads to the cloud's API, and not to a proxy's page.",
    zh: "确认 base URL 指向云的 API，而不是代理的页面。",
  },
  cancelled: { en: "Run the same command again.", zh: "再次执行同一条命令。" },
};

const words = {
  en: {
    title: "# Errors by code",
    intro:
      "Search this page for the code that an error names. Each has what it means and what to do. Situations without a code are in [when things go wrong](when-things-go-wrong.md).",
    prefix:
      "A code that is not here is read by its part before the first dot (`Throttling.New` is a `Throttling`), else by its HTTP status.",
    failed: "## Why a job failed",
    failedIntro:
      "The error has the cloud's reason and code, and the last lines of the job's log. Its words are the cloud's.",
    dataMeans:
      "The data cannot be trained on: rows that cannot be read, too few of them, a file that is missing. The simulated clouds fail a job with this code; a real cloud may use words of its own.",
    dataDo:
      "`npx finetune data check <file> --cloud <cloud> --format <format>` names each row. Correct the file and run `pulumi up`: changed data trains anew. See [your data](guides/your-data.md).",
    bailian: "## Codes of Bailian",
    qianfan: "## Codes of Qianfan",
    numbers: "## Numbers of Qianfan",
    numbersIntro: "By API V1 and the gateway before every call; they come with HTTP status 200.",
    unanswered: "## Calls without an answer of the cloud's",
    own: "## Codes of this package",
    ownIntro: "An error of the package has them as `code`, for scripts.",
    where: (text: string) => `Where the message says \`${text}\`: `,
    status: (all: string) => `HTTP ${all}.`,
    space: " ",
  },
  zh: {
    title: "# 按错误码查找",
    intro:
      "在本页搜索错误给出的错误码。每个都说明含义和该怎么做。没有错误码的情况见[出问题时](when-things-go-wrong.md)。",
    prefix:
      "这里没有的错误码，按第一个点之前的部分理解（`Throttling.New` 就是 `Throttling`），否则按 HTTP 状态码理解。",
    failed: "## 任务为什么失败",
    failedIntro: "错误信息给出云的原因和错误码，以及任务日志的最后几行。这些是云的原话。",
    dataMeans:
      "数据无法用于训练：有读不懂的行、行数太少，或缺少文件。模拟云用这个错误码表示任务失败；真实的云可能用自己的说法。",
    dataDo:
      "`npx finetune data check <file> --cloud <cloud> --format <format>` 会指出每一行。修正文件后运行 `pulumi up`：数据变了就会重新训练。见[准备数据](guides/your-data.md)。",
    bailian: "## 百炼的错误码",
    qianfan: "## 千帆的错误码",
    numbers: "## 千帆的数字错误码",
    numbersIntro: "来自 API V1 和每次调用之前的网关；HTTP 状态码为 200。",
    unanswered: "## 没有得到云的响应的调用",
    own: "## 本包的错误码",
    ownIntro: "本包的错误以 `code` 给出它们，供脚本使用。",
    where: (text: string) => `消息中有 \`${text}\` 时：`,
    status: (all: string) => `HTTP ${all}。`,
    space: "",
  },
} as const;

/** A step in a language. */
function stepIn(language: Language, english: string): string {
  if (language === "en") return english;
  const chinese = cloudSteps[english];
  if (chinese === undefined) throw new Error(`tools/pages/cloud-steps.ts has no Chinese for: ${english}`);
  return chinese;
}

/** Every code of a table as a heading, with the meanings that its messages tell apart. */
function codesOf(table: readonly ErrorRow[], language: Language): string[] {
  const { where, status, space } = words[language];
  return [...new Set(table.map(({ code }) => code))].sort(byCode).map((code) => {
    const rows = table.filter((row) => row.code === code);
    // The general meaning first, then what a message narrows it to.
    const ordered = [...rows].sort(
      (one, other) => Number(one.messageContains !== undefined) - Number(other.messageContains !== undefined),
    );
    const statuses = [...new Set(rows.map((row) => row.status))].filter((number) => number !== 200).join(", ");
    const lines = ordered.map(({ kind, nextStep, messageContains }) => {
      const when = messageContains === undefined ? "" : where(messageContains);
      return `- ${when}${kindWords[kind][language]}${space}${stepIn(language, quoted(nextStep, language))}`;
    });
    return [`### \`${code}\``, ...(statuses === "" ? [] : [status(statuses)]), lines.join("\n")].join("\n\n");
  });
}

/** Names of settings, variables and policies as code, in English as the translations have them. */
function quoted(step: string, language: Language): string {
  if (language === "zh") return step;
  return step.replace(
    /(?<!`)(finetune:[A-Za-z]+|\b[A-Z]+_[A-Z_]+\b|\/api\/v1|\bptuCapacity\b|\bcapacity\b(?= to)|\bbailian\b|QianfanModel\w+)(?!`)/g,
    "`$1`",
  );
}

function byCode(one: string, other: string): number {
  const numbers = [Number(one), Number(other)] as const;
  return Number.isNaN(numbers[0]) || Number.isNaN(numbers[1])
    ? one.localeCompare(other, "en")
    : numbers[0] - numbers[1];
}

/** The page of errors in a language. */
export function errorsPage(language: Language): string {
  const page = words[language];
  const calls = Object.entries(unanswered).map(
    ([kind, step]) => `### \`${kind}\`\n\n${kindWords[kind as CloudErrorKind][language]}${page.space}${step[language]}`,
  );
  // What each means, and what to do.
  const own = Object.entries(ownErrors)
    .sort(([one], [other]) => byCode(one, other))
    .map(([code, told]) => `### \`${code}\`\n\n${told[language].join(page.space)}`);
  return [
    page.title,
    page.intro,
    page.prefix,
    page.failed,
    page.failedIntro,
    `### \`InvalidTrainingData\`\n\n${page.dataMeans}\n\n${page.dataDo}`,
    page.bailian,
    ...codesOf(bailianErrorTable, language),
    page.qianfan,
    ...codesOf(qianfanErrorTable, language),
    page.numbers,
    page.numbersIntro,
    ...codesOf(v1ErrorTable, language),
    page.unanswered,
    ...calls,
    page.own,
    page.ownIntro,
    ...own,
  ].join("\n\n");
}
