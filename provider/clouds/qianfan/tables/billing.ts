import type { ObjectRule, TextRule } from "../../rules/value-rule";
import { cite } from "../../../sources";

const source = cite("kmm2wd9z1");

/** A text with known values that may grow: another one is a warning. */
export const known = (choices: readonly string[]): TextRule => ({
  kind: "text",
  minLength: 1,
  source,
  advised: { kind: "text", choices, source: `${source}; the catalogue changes` },
});

const isPrepaid = [{ at: "billing.paymentTiming", oneOf: ["Prepaid"] }];
/** Who may not have a member. Said by its opposite, so that a misspelt `paymentTiming` is one finding and not two. */
const notPostpaid = [{ at: "billing.paymentTiming", noneOf: ["Postpaid"] }];
const notPrepaid = [{ at: "billing.paymentTiming", noneOf: ["Prepaid"] }];

/** Who pays by token reserves nothing that would have to be bought. */
export const byToken = [{ at: "billing.chargeType", oneOf: ["Tokens"], absentMeans: "ComputingUnit" }];

/** The block `billing` of a service. */
export const billing: ObjectRule = {
  kind: "object",
  name: "QianfanBilling",
  doc: { en: "How the compute units of `resourceConfig` are paid.", zh: "`resourceConfig` 中算力单元的付费方式。" },
  // Auto-renewal has members too, whose names no page that we have shows.
  others: "warning",
  source,
  members: {
    paymentTiming: {
      rule: { kind: "text", choices: ["Postpaid", "Prepaid"], source },
      required: true,
      doc: {
        en: "`Postpaid`: by use, and destroy gives them back; `Prepaid`: for months, which no call gives back: destroy only takes the service off.",
        zh: "`Postpaid`：按用量付费，destroy 会归还；`Prepaid`：按月预付，没有调用可以归还，destroy 只下线服务。",
      },
    },
    reservation: {
      doc: {
        en: "For how long; needed with `Prepaid`, and only there.",
        zh: "预付时长；`Prepaid` 时必填，也仅用于此。",
      },
      rule: {
        kind: "object",
        source,
        members: {
          reservationTimeUnit: {
            rule: known(["Month"]),
            required: true,
            doc: { en: "Unit of the length.", zh: "时长的单位。" },
          },
          reservationLength: {
            rule: { kind: "number", whole: true, min: 1, max: 12, source },
            required: true,
            doc: { en: "How many.", zh: "时长的数量。" },
          },
        },
      },
    },
    chargeType: {
      rule: { kind: "text", choices: ["ComputingUnit", "Tokens"], source },
      defaultWords: { en: "the cloud's choice, `ComputingUnit`", zh: "由云决定，为 `ComputingUnit`" },
      doc: {
        en: "With `Postpaid`: by compute unit, or by token, where nothing is reserved.",
        zh: "`Postpaid` 时：按算力单元，或按 token（不预留资源）。",
      },
    },
    releaseTime: {
      rule: {
        kind: "text",
        pattern: /^(never|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))$/,
        says: "a time with its zone such as `2027-01-25T20:30:00+08:00`, or `never`",
        source: `${cite("Fmo6ws0f8")}; that the zone is needed, and \`never\`: our choice`,
      },
      change: "in place",
      defaultWords: { en: "what is set stays: none on a new service", zh: "保持已设置的时间：新服务没有" },
      doc: {
        en: "With `Postpaid`: when the compute units give themselves back, which ends what they cost and stops the service; `never` takes a time away again.",
        zh: "`Postpaid` 时：算力单元自动释放的时间，届时停止计费，服务也随之停止；`never` 取消已设置的时间。",
      },
    },
  },
  relations: [
    { kind: "required-when", member: "reservation", when: isPrepaid, says: "with paymentTiming Prepaid", source },
    { kind: "only-when", member: "reservation", when: notPostpaid, says: "with paymentTiming Prepaid", source },
    { kind: "only-when", member: "chargeType", when: notPrepaid, says: "with paymentTiming Postpaid", source },
    {
      kind: "only-when",
      member: "releaseTime",
      when: notPrepaid,
      says: "with paymentTiming Postpaid",
      source: cite("Fmo6ws0f8"),
    },
  ],
};
