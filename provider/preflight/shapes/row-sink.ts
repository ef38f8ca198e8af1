import type { FileRule, MediumKind } from "../../contract/training-files";

/** Who speaks. */
export type Role = "system" | "user" | "assistant" | "tool";

/** What the check of a row tells: what is wrong with it, and its texts, which are counted afterwards. */
export interface RowSink {
  /** What is wrong with a value, or with the place where it stands. */
  fail(rule: FileRule, value: number): void;
  /** What an object lacks. */
  lack(rule: FileRule, object: number, member: string): void;
  /** A turn of the conversation, in its order. `message` is the object around it, where it may hold more than its content. */
  turn(role: Role, content: number, message?: number): void;
  /** An answer that is not part of the conversation: the rejected one of a pair, the worse ones of several. */
  aside(content: number): void;
  /** The tools that a row lists. */
  tools(list: number): void;
  /** The name of a medium. */
  medium(name: number, holds: MediumKind): void;
  /** Text that is trained as it is. */
  plain(text: number): void;
}
