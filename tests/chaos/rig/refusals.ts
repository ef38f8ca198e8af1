import type { FaultRuleInput } from "../../../provider/emulator/faults/fault-rule";
import type { Moment } from "./moments";

type ErrorAction = Extract<FaultRuleInput["action"], { kind: "error" }>;

/** What a cloud may refuse a call for. */
export type RefusalKind = "throttled" | "server" | "refused" | "unauthorized" | "quota" | "not found";

type Dialect = "bailian" | "qianfan-v2" | "qianfan-v1";

/** Codes as each API spells them (the error tables of `provider/clouds/`). */
const codes: Readonly<Record<Dialect, Readonly<Record<RefusalKind, Omit<ErrorAction, "kind">>>>> = {
  bailian: {
    throttled: { code: "Throttling", status: 429, message: "Too many fine-tune job in running, please retry later." },
    server: { code: "InternalError", status: 500 },
    refused: { code: "InvalidParameter", status: 400 },
    unauthorized: { code: "InvalidApiKey", status: 401 },
    quota: {
      code: "Throttling",
      status: 429,
      message: "Only 20 fine-tune job in running or succeeded allowed per user.",
    },
    "not found": { code: "NotFound", status: 404 },
  },
  "qianfan-v2": {
    throttled: { code: "TaskTrainingCountOverLimit", status: 403 },
    server: { code: "InternalError", status: 500 },
    refused: { code: "InappropriateJSON", status: 400 },
    unauthorized: { code: "AccessDenied", status: 403 },
    quota: { code: "ChargeQuotaNotEnough", status: 403 },
    "not found": { code: "NotFound", status: 404 },
  },
  "qianfan-v1": {
    throttled: { code: "510402" },
    server: { code: "500000" },
    refused: { code: "500001" },
    unauthorized: { code: "500002" },
    quota: { code: "510403" },
    "not found": { code: "510301" },
  },
};

/** A refusal in the words of the API that a call belongs to. */
export function refusal(kind: RefusalKind, moment: Moment, when: "before" | "after"): ErrorAction {
  return { kind: "error", ...codes[dialectOf(moment)][kind], when };
}

function dialectOf({ atGate }: Moment): Dialect {
  if (atGate.includes("/wenxinworkshop/")) return "qianfan-v1";
  return atGate.includes(" ") ? "bailian" : "qianfan-v2";
}
