import type { Condition } from "../../rules/condition";
import type { Relation } from "../../rules/value-rule";
import type { NumberRule, ObjectRule, TextRule } from "../../rules/value-rule";
import { cite } from "../../../sources";
import { throughputMembers, throughputRelations } from "./throughput";

const source = cite("create-deployment-api");
const scale = cite("scale-deployment-api");
const pythonClient = cite("dashscope 1.27.8");
const commandLine = cite("bailian-cli");
const introduction = cite("model-deployment-introduction");
/** When units and plans were compared with the documents. */
const tableOf = "2026-11";
const filled: TextRule = { kind: "text", minLength: 1, source };
const limit: NumberRule = { kind: "number", whole: true, min: 1, source: `${source}; not below 1: our choice` };
const units: NumberRule = { kind: "number", whole: true, min: 0, max: 999, source: scale };

const plans = ["lora", "mu", "ptu", "cu"];
const withPlan = (...oneOf: string[]): readonly Condition[] => [{ at: "$plan", oneOf }];
const onlyWith = (plan: string, ...members: string[]): readonly Relation[] =>
  members.map((member) => ({ kind: "only-when", member, when: withPlan(plan), says: `with plan ${plan}`, source }));

/**
 * Units of templates that documents name: of no model less than these, which the cloud's list of models tells for each.
 * Others are not judged.
 */
export const templateUnits: Readonly<Record<string, number>> = { MU1: 2, MU2: 2 };

/** The members of the block `bailian` of a deployment. */
export const deploymentRule: ObjectRule = {
  kind: "object",
  name: "BailianDeploymentArguments",
  doc: {
    en: "Block `bailian` of a deployment: the members of `POST /deployments` in camelCase.",
    zh: "部署的 `bailian` 块：`POST /deployments` 的成员，写成 camelCase。",
  },
  source: `${source}; what this version does not know goes into extraParameters`,
  members: {
    plan: {
      required: true,
      rule: {
        ...filled,
        advised: { kind: "text", choices: plans, anyCase: true, source, tableOf },
      },
      doc: {
        en: "How the deployment is billed: `lora` (shared, by token, for LoRA results; released after a month without a call), `mu` (model units, by the hour), `ptu` (reserved throughput), `cu` (compute units, image and video models).",
        zh: "计费方式：`lora`（共享，按 token，用于 LoRA 结果；一个月没有调用会被释放）、`mu`（模型单元，按小时）、`ptu`（预留吞吐）、`cu`（算力单元，图像和视频模型）。",
      },
    },
    capacity: {
      rule: units,
      change: "in place",
      doc: {
        en: "Number of units, a multiple of the template's units, which differ by model (`MU1` 4 and `MU2` 8 for most, 2 for qwen3-8b; `GET /deployments/models` tells them). Needed for `mu` and `cu`; without effect for `lora`. May become 0.",
        zh: "单元数，须为模板单元数的倍数，各模型不同（多数模型 `MU1` 为 4、`MU2` 为 8，qwen3-8b 均为 2；见 `GET /deployments/models`）。`mu` 和 `cu` 必填；对 `lora` 无效。可以改为 0。",
      },
    },
    suffix: {
      rule: {
        kind: "text",
        minLength: 1,
        maxLength: 8,
        pattern: /^[a-z0-9]+$/,
        says: "made of lower-case letters and digits",
        source: `${source}; lower case: ${pythonClient}`,
      },
      defaultWords: {
        en: "made of the resource's name and content, so that a replacement can stand beside what it replaces",
        zh: "由资源名和内容生成，使新部署能与被替换者并存",
      },
      doc: { en: "Ending of the deployment's name, unique on the cloud.", zh: "部署名的后缀，在云上唯一。" },
    },
    deploySpec: {
      rule: filled,
      doc: {
        en: "Template, for example `MU1`; needed for `mu`. The cloud lists them at `GET /deployments/models?version=v1.0`.",
        zh: "模板，例如 `MU1`；`mu` 必填。云在 `GET /deployments/models?version=v1.0` 列出它们。",
      },
    },
    billingMethod: {
      rule: { ...filled, advised: { kind: "text", choices: ["POST_PAY"], source } },
      default: "POST_PAY",
      doc: {
        en: "For `mu`: `POST_PAY`, the only one that documents know.",
        zh: "用于 `mu`：`POST_PAY`，文档中唯一的取值。",
      },
    },
    rpmLimit: {
      rule: limit,
      change: "in place",
      doc: { en: "Most requests per minute; `mu`, some models.", zh: "每分钟最多请求数；`mu`，部分模型。" },
    },
    tpmLimit: {
      rule: limit,
      change: "in place",
      doc: { en: "Most tokens per minute; `mu`, some models.", zh: "每分钟最多 token 数；`mu`，部分模型。" },
    },
    ...throughputMembers,
    aigcConfig: {
      doc: {
        en: "How prompts are made; models of videos and pictures, plan `lora`.",
        zh: "提示词的生成方式；视频和图像模型，`lora` 方案。",
      },
      rule: {
        kind: "object",
        name: "BailianAigcConfig",
        doc: { en: "How prompts of a video or picture are made.", zh: "视频或图像提示词的生成方式。" },
        source: commandLine,
        members: {
          useInputPrompt: {
            rule: { kind: "boolean", source: commandLine },
            default: false,
            doc: { en: "Whether the prompt of a call counts.", zh: "是否使用调用时传入的提示词。" },
          },
          prompt: {
            rule: { ...filled, source: commandLine },
            doc: { en: "Template by which the prompt is made.", zh: "生成提示词的模板。" },
          },
          loraPromptDefault: {
            rule: { ...filled, source: commandLine },
            doc: { en: "Prompt where none can be made.", zh: "无法生成提示词时的默认提示词。" },
          },
        },
      },
    },
    enableThinking: {
      rule: { kind: "boolean", source },
      doc: {
        en: "Whether the model thinks before it answers; `mu`, models that can.",
        zh: "模型回答前是否思考；`mu`，支持思考的模型。",
      },
    },
    maxContextLength: {
      rule: { kind: "number", whole: true, min: 1, max: 262_144, source },
      doc: { en: "Longest context in tokens; `mu`.", zh: "最长上下文的 token 数；`mu`。" },
    },
    prefillCapacity: {
      rule: units,
      change: "in place",
      doc: {
        en: "Units that compute first tokens, in templates that separate the two; beside `decodeCapacity`.",
        zh: "在分离两者的模板中，计算首个 token 的单元数；与 `decodeCapacity` 一起使用。",
      },
    },
    decodeCapacity: {
      rule: units,
      change: "in place",
      doc: {
        en: "Units that compute further tokens; beside `prefillCapacity`.",
        zh: "计算后续 token 的单元数；与 `prefillCapacity` 一起使用。",
      },
    },
    templateId: {
      rule: filled,
      doc: {
        en: "Template under the name that older pages and clients give it.",
        zh: "模板，使用旧文档和旧客户端中的名称。",
      },
    },
    name: {
      rule: filled,
      defaultWords: { en: "made of the resource's name", zh: "由资源名组成" },
      doc: { en: "Name that the console shows.", zh: "控制台上显示的名称。" },
    },
    extraParameters: {
      rule: { kind: "object", members: {}, others: "any", source: "our choice: sent as given" },
      doc: {
        en: "Members of the request that this version does not know, sent as given and never judged.",
        zh: "本版本不认识的请求成员，原样发送，从不检查。",
      },
    },
  },
  relations: [
    { kind: "at-most-one", members: ["capacity", "prefillCapacity"], source },
    { kind: "needs", member: "prefillCapacity", other: "decodeCapacity", source },
    { kind: "needs", member: "decodeCapacity", other: "prefillCapacity", source },
    { kind: "at-most-one", members: ["deploySpec", "templateId"], source: `${source}: one under two names` },
    {
      kind: "required-when",
      member: "capacity",
      when: [...withPlan("mu", "cu"), { at: "$isSplit", oneOf: [false] }],
      says: "with plan mu or cu",
      source,
    },
    {
      kind: "required-when",
      member: "deploySpec",
      when: [...withPlan("mu"), { at: "$hasTemplate", oneOf: [false] }],
      says: "with plan mu",
      source,
    },
    {
      kind: "required-when",
      member: "ptuCapacity",
      when: withPlan("ptu"),
      says: "with plan ptu: older pages give defaults, the cloud refuses to do without (Miss ptu capacity info)",
      source: commandLine,
    },
    ...throughputRelations,
    ...onlyWith("ptu", "chargeType", "serviceTier", "prePaidInfo", "overflowStrategy"),
    {
      kind: "only-when",
      member: "aigcConfig",
      when: withPlan("lora"),
      says: "with plan lora",
      severity: "warning",
      source: commandLine,
    },
    {
      kind: "only-when",
      member: "capacity",
      when: [{ at: "$plan", noneOf: ["ptu"] }],
      says: "with another plan than ptu, which has ptuCapacity",
      severity: "warning",
      source,
    },
    {
      kind: "only-when",
      member: "capacity",
      when: [{ at: "$plan", noneOf: ["lora"] }],
      says: "with another plan than lora, where it has no effect",
      severity: "warning",
      source: cite("model-deployment-quick-start"),
    },
    ...onlyWith("mu", "deploySpec", "billingMethod", "rpmLimit", "tpmLimit", "enableThinking", "maxContextLength"),
    ...onlyWith("mu", "prefillCapacity", "decodeCapacity"),
    ...onlyWith("ptu", "ptuCapacity"),
    ...Object.entries(templateUnits).map(([template, multipleOf]): Relation => ({
      kind: "narrowed-when",
      member: "capacity",
      when: [{ at: "$template", oneOf: [template] }],
      rule: { kind: "number", whole: true, multipleOf, source: introduction },
      subject: template,
      source: introduction,
      tableOf,
    })),
  ],
};
