import type { Condition } from "../../rules/condition";
import type { MemberRule, NumberRule, Relation, TextRule } from "../../rules/value-rule";
import { cite } from "../../../sources";

const reservation = cite("throughput-reservation-api");
const source = cite("create-deployment-api");
/** When the words were compared with the documents. */
const tableOf = "2026-11";
const filled: TextRule = { kind: "text", minLength: 1, source: reservation };
const limit: NumberRule = { kind: "number", whole: true, min: 1, source: `${source}; not below 1: our choice` };

const prePaid: readonly Condition[] = [{ at: "chargeType", oneOf: ["pre_paid"], absentMeans: "post_paid" }];
const paidDays = [...Array.from({ length: 30 }, (_day, index) => index + 1), 60, 90, 120, 365];

/** Members of plan `ptu`: reserved throughput. */
export const throughputMembers: Readonly<Record<string, MemberRule>> = {
  ptuCapacity: {
    change: "in place",
    doc: { en: "Reserved throughput; `ptu`.", zh: "预留吞吐；`ptu`。" },
    rule: {
      kind: "object",
      name: "BailianPtuCapacity",
      doc: {
        en: "Reserved throughput. Documents disagree on the unit, 1000 times apart: tokens a minute, or thousands of tokens a minute. The number is sent as it is; read the console's price first.",
        zh: "预留吞吐。单位在文档中互相矛盾，相差 1000 倍：每分钟 token 数，或每分钟千 token 数。数字原样发送；请先看控制台上的价格。",
      },
      source,
      members: {
        inputTpm: {
          rule: limit,
          required: true,
          doc: {
            en: "Input throughput; 10000 in the pages that count tokens a minute.",
            zh: "输入吞吐；以每分钟 token 计的文档中为 10000。",
          },
        },
        outputTpm: {
          rule: limit,
          required: true,
          doc: {
            en: "Output throughput; 1000 in the pages that count tokens a minute.",
            zh: "输出吞吐；以每分钟 token 计的文档中为 1000。",
          },
        },
        thinkingOutputTpm: {
          rule: limit,
          doc: {
            en: "Throughput of thoughts, for models that think; newer pages call it deprecated.",
            zh: "思考输出吞吐，用于会思考的模型；新文档称其已弃用。",
          },
        },
      },
    },
  },
  chargeType: {
    rule: {
      ...filled,
      advised: { kind: "text", choices: ["post_paid", "pre_paid"], source: reservation, tableOf },
    },
    defaultWords: { en: "`post_paid` for `ptu`", zh: "`ptu` 为 `post_paid`" },
    doc: {
      en: "How reserved throughput is paid; `ptu`. What is paid beforehand is unsubscribed in the billing console, not deleted.",
      zh: "预留吞吐的付费方式；`ptu`。预付费的只能在费用控制台退订，不能删除。",
    },
  },
  serviceTier: {
    rule: {
      ...filled,
      advised: { kind: "text", choices: ["ptu_fast", "ptu_default"], source: reservation, tableOf },
    },
    defaultWords: { en: "the cloud's `ptu_fast`", zh: "云的 `ptu_fast`" },
    doc: {
      en: "Tier of reserved throughput; `ptu`. With `ptu_default` the cloud chooses the ending of the deployment's name.",
      zh: "预留吞吐的档位；`ptu`。`ptu_default` 时部署名的后缀由云决定。",
    },
  },
  prePaidInfo: {
    doc: {
      en: "How long is paid beforehand; with `chargeType` `pre_paid`.",
      zh: "预付时长；`chargeType` 为 `pre_paid` 时使用。",
    },
    rule: {
      kind: "object",
      name: "BailianPrePaidInfo",
      doc: { en: "What is paid beforehand.", zh: "预付费信息。" },
      source: reservation,
      members: {
        duration: {
          rule: {
            kind: "number",
            whole: true,
            min: 1,
            source: reservation,
            advised: { kind: "number", choices: paidDays, source: reservation, tableOf },
          },
          required: true,
          doc: { en: "Days: 1 to 30, 60, 90, 120 or 365.", zh: "天数：1～30、60、90、120 或 365。" },
        },
        autoRenewal: {
          rule: { kind: "boolean", source: reservation },
          default: false,
          doc: { en: "Whether the cloud renews it by itself.", zh: "是否自动续费。" },
        },
        autoRenewalDuration: {
          rule: { kind: "number", whole: true, min: 1, source: reservation },
          doc: { en: "Days of a renewal; with `autoRenewal`.", zh: "续费天数；`autoRenewal` 时使用。" },
        },
      },
      relations: [
        {
          kind: "required-when",
          member: "autoRenewalDuration",
          when: [{ at: ".autoRenewal", oneOf: [true] }],
          says: "with autoRenewal",
          source: reservation,
        },
      ],
    },
  },
  overflowStrategy: {
    rule: { ...filled, source: reservation },
    change: "in place",
    doc: {
      en: "What happens to calls above the reserved throughput, for example `disable`; `ptu`.",
      zh: "超出预留吞吐的调用如何处理，例如 `disable`；`ptu`。",
    },
  },
};

/** How they hang together. */
export const throughputRelations: readonly Relation[] = [
  {
    kind: "required-when",
    member: "prePaidInfo",
    when: prePaid,
    says: "with chargeType pre_paid",
    source: reservation,
  },
  { kind: "only-when", member: "prePaidInfo", when: prePaid, says: "with chargeType pre_paid", source: reservation },
  ...(["suffix", "name"] as const).map((member): Relation => ({
    kind: "only-when",
    member,
    when: [{ at: "serviceTier", noneOf: ["ptu_default"], absentMeans: "ptu_fast" }],
    says: "with another serviceTier than ptu_default, by whose name of ours alone a deployment is found again",
    source: reservation,
  })),
];
