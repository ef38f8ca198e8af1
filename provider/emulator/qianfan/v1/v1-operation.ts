import type { ZodType } from "zod";
import type { Json } from "../../../base/json";
import type { Provenance } from "../../provenance/provenance";
import type { OperationCall, ReadFiles } from "../operation";
import { V1Refusal } from "./v1-errors";

/**
 * One call of the V1 API. Mind the words in this folder: V1's *task* is the container, which V2 calls *job*, and V1's
 * *job* is one run, which V2 calls *task*. Paths, members and errors have V1's words, everything else V2's.
 */
export interface V1Operation extends Provenance {
  /** Last words of the path, by which the call is known: `createJob`, `dataset/info`. */
  readonly name: string;
  readonly path: `/wenxinworkshop/${string}`;
  /** Calls about datasets answer in an envelope of their own [Sloicm9qz]. */
  readonly envelope: "plain" | "dataset";
  /** `write` takes the write lock; a call that only reads never waits for a writer. */
  readonly mode: "read" | "write";
  readonly readFiles?: ReadFiles;
  /** @returns the member `result` of the answer. @throws V1Refusal */
  answer(call: OperationCall): Json;
}

/**
 * Reads the members of a body that a call knows; the rest is ignored, as in V2.
 *
 * @throws V1Refusal 500001: V1's message names no member (seed [003])
 */
export function parseV1Body<Value>(schema: ZodType<Value>, body: unknown): Value {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new V1Refusal("paramInvalid");
  return parsed.data;
}
