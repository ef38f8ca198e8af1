import { CloudError } from "../contract/cloud-error";
import type { CloudName } from "../contract/keys";
import { isRecord } from "../base/is-record";
import { quoted } from "./http/identifier";
import type { LeftOut } from "./http/read-leniently";

/** Where something stands in a list that may be what is about to be made, and cannot be read. */
export interface UnreadableTwin {
  readonly cloud: CloudName;
  readonly title: string;
  /** The call that lists. */
  readonly operation: string;
  /** What is there, in words that follow the operation. */
  readonly says: string;
  readonly nextStep: string;
}

/** The refusal to make something while what cannot be read may be it: it would be paid a second time. */
export function unreadableTwin({ cloud, title, operation, says, nextStep }: UnreadableTwin): CloudError {
  return new CloudError(`${title} ${operation}: ${says}`, {
    cloud,
    operation,
    code: "unreadable",
    kind: "unreadable",
    isRetryable: false,
    nextStep,
  });
}

/** What a list sent in the place of an ID, for people; goes behind the words for the thing. */
export function sentAs({ item }: LeftOut, idMember: string): string {
  return isRecord(item) && idMember in item ? ` (${idMember}: ${quoted(item[idMember])})` : "";
}
