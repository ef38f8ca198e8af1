import type { CloudName } from "../../contract/cloud";
import type { Redactor } from "./redactor";

/** What every error about one call needs. */
export interface CallContext {
  readonly cloud: CloudName;
  readonly operation: string;
  /** Scheme, host and port that the call goes to. */
  readonly origin: string;
  readonly redact: Redactor;
}

/** The cloud's name as people write it. */
export const cloudLabels: Readonly<Record<CloudName, string>> = { bailian: "Bailian", qianfan: "Qianfan" };
