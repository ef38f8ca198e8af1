import assert from "node:assert/strict";
import type { FaultRuleInput } from "../../../provider/emulator/faults/fault-rule";
import type { CloudApi } from "./clouds";
import type { JournalEntry } from "./journal-entries";
import type { Seen } from "./look";

/** A fault in an answer: what the client sees, what the cloud did, what the journal says. */
export interface AnswerCase {
  readonly action: FaultRuleInput["action"];
  /** Whether the operation took effect. */
  readonly effect: boolean;
  readonly journaled: Pick<JournalEntry, "status" | "lost" | "errorCode">;
  sees(seen: Seen, api: CloudApi): void;
}

const rejectedWith = (code: string) => (seen: Seen) => assert.equal(seen.failure, `fetch failed: ${code}`);
const answered = { status: 200 };

/** Every action that decides what is answered. */
export const answerCases: Readonly<Record<string, AnswerCase>> = {
  "an error before the operation": {
    action: { kind: "error", code: "Oops", status: 418, message: "no tea", retryAfterSeconds: 7 },
    effect: false,
    journaled: { status: 418, errorCode: "Oops" },
    sees: (seen, api) => {
      assert.deepEqual([seen.status, seen.retryAfter], [418, "7"]);
      const { code, message } = seen.body ?? {};
      assert.deepEqual({ code, message }, { code: "Oops", message: "no tea" }, api.create);
    },
  },
  "an error after the operation": {
    action: { kind: "error", code: "Late", when: "after" },
    effect: true,
    journaled: { status: 500, errorCode: "Late" },
    sees: (seen) => assert.deepEqual([seen.status, seen.body?.code], [500, "Late"]),
  },
  "a reset before the operation": {
    action: { kind: "reset" },
    effect: false,
    journaled: { lost: true },
    sees: rejectedWith("ECONNRESET"),
  },
  "a reset after the operation": {
    action: { kind: "reset", when: "after" },
    effect: true,
    journaled: { ...answered, lost: true },
    sees: rejectedWith("ECONNRESET"),
  },
  "an answer that is lost": {
    action: { kind: "loseAnswer" },
    effect: true,
    journaled: { ...answered, lost: true },
    sees: rejectedWith("UND_ERR_SOCKET"),
  },
  "a page of a gateway before the operation": {
    action: { kind: "html" },
    effect: false,
    journaled: { status: 502 },
    sees: (seen) => {
      assert.deepEqual([seen.status, seen.type], [502, "text/html; charset=utf-8"]);
      assert.match(seen.text ?? "", /^<html>[^]*502 Bad Gateway/);
    },
  },
  "a page of a gateway after the operation": {
    action: { kind: "html", status: 504, when: "after" },
    effect: true,
    journaled: { status: 504 },
    sees: (seen) => assert.equal(seen.status, 504),
  },
  "a body that breaks off": {
    action: { kind: "truncate" },
    effect: true,
    journaled: answered,
    sees: (seen) => assert.deepEqual([seen.status, seen.failure], [200, "terminated: UND_ERR_SOCKET"]),
  },
  "a body that breaks off before its first byte": {
    action: { kind: "truncate", bytes: 0 },
    effect: true,
    journaled: answered,
    sees: (seen) => assert.deepEqual([seen.status, seen.failure], [200, "terminated: UND_ERR_SOCKET"]),
  },
  "a body that is too short on a connection that lives": {
    action: { kind: "truncate", bytes: 9, connection: "kept" },
    effect: true,
    journaled: answered,
    sees: (seen) => {
      assert.equal(seen.status, 200);
      assert.deepEqual([seen.text?.length, seen.body], [9, undefined]);
    },
  },
};
