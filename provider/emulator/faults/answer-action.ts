import type { FaultAction } from "./fault-action";

const kinds = ["error", "reset", "loseAnswer", "hang", "truncate", "html"] as const;

/** An action that decides what is answered; a call can have but one. */
export type AnswerAction = Extract<FaultAction, { kind: (typeof kinds)[number] }>;

const known: ReadonlySet<string> = new Set(kinds);

/** True for an action that decides what is answered. */
export function isAnswerAction(action: FaultAction): action is AnswerAction {
  return known.has(action.kind);
}
