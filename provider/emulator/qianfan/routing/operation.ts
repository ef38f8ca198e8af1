import type { Json } from "../../../lifecycle/json";
import type { CallRecord } from "../../journal";
import type { QianfanCloud } from "../qianfan-cloud";
import type { OperationMarks } from "../../marks/operation-marks";

/** One call of an operation, inside its transaction. */
export interface OperationCall {
  readonly cloud: QianfanCloud;
  /** The parsed JSON body; `{}` when there was none. */
  readonly body: unknown;
  readonly record: CallRecord;
}

/** One Action of the V2 API: data, so that routes, answers and the page of differences cannot drift apart. */
export interface Operation extends OperationMarks {
  readonly path: "/v2/finetuning" | "/v2/model";
  readonly action: string;
  /** `write` takes the write lock; an operation that only reads never waits for a writer. */
  readonly mode: "read" | "write";
  /** @returns the member `result` of the answer. @throws Refusal */
  answer(call: OperationCall): Json;
}
