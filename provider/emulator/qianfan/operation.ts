import type { CallRecord } from "../journal";
import type { QianfanCloud } from "./cloud";
import type { DataReading } from "./data/data-reader";

/** One call of V1, inside its transaction. */
export interface OperationCall {
  readonly cloud: QianfanCloud;
  /** The parsed JSON body; `{}` when there was none. */
  readonly body: unknown;
  readonly record: CallRecord;
  /** `http://host:port` that the call came to, for addresses in answers. */
  readonly origin: string;
  /** What lies in the files that the body names, where the operation reads any. */
  readonly readings: readonly DataReading[];
}

/** Reads files before the transaction of a call begins: a transaction never waits. A body that is wrong reads none. */
export type ReadFiles = (call: Pick<OperationCall, "cloud" | "body">) => Promise<readonly DataReading[]>;
