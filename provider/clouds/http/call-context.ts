import type { CloudName } from "../../contract/keys";
import type { Redactor } from "./redactor";

/** What every error about one call needs. */
export interface CallContext {
  readonly cloud: CloudName;
  /** Its name as people write it. */
  readonly title: string;
  readonly operation: string;
  /** Scheme, host and port that the call goes to. */
  readonly origin: string;
  readonly redact: Redactor;
}
