import type { Json } from "../../base/json";
import type { CallRecord } from "../journal";
import type { DataReading } from "./data/data-reader";
import type { QianfanCloud } from "./cloud";
import type { Provenance } from "../provenance/provenance";

/** One call of an operation, inside its transaction. */
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

/** One Action of the V2 API: data, so that routes, answers and the page of differences cannot drift apart. */
export interface Operation extends Provenance {
  readonly path: `/v2/${string}`;
  readonly action: string;
  /** Other routes to the same. */
  readonly aliases?: readonly { readonly path: `/v2/${string}`; readonly action: string }[];
  /** `write` takes the write lock; an operation that only reads never waits for a writer. */
  readonly mode: "read" | "write";
  readonly readFiles?: ReadFiles;
  /** @returns the member `result` of the answer. @throws Refusal */
  answer(call: OperationCall): Json;
}
