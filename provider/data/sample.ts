import type { Json } from "../base/json";

/** Who speaks. */
export type Role = "system" | "user" | "assistant" | "tool";

/** A call of a tool, its arguments as a text of JSON. */
export interface Call {
  readonly id: string;
  readonly type: "function";
  readonly function: { readonly name: string; readonly arguments: string };
}

/** What one speaker says. */
export interface Turn {
  readonly role: Role;
  readonly content: string;
  /** What the assistant thought before. */
  readonly thinking?: string;
  /** How much of it is learnt, 0 to 1; absent: as the cloud does by itself. */
  readonly weight?: number;
  readonly calls?: readonly Call[];
  /** The call that a tool answers. */
  readonly callId?: string;
}

/** What one row teaches, whatever its shape was: between every shape that is read and every format that is written. */
export type Sample =
  | { readonly yields: "text"; readonly text: string }
  | ({ readonly yields: "conversation" } & Talk)
  | ({ readonly yields: "pair"; readonly chosen: Turn; readonly rejected: Turn } & Talk)
  | ({ readonly yields: "judged"; readonly answer: Turn; readonly isGood: boolean } & Talk);

/** What was said; in pairs and judgements, before the answers. */
export interface Talk {
  readonly turns: readonly Turn[];
  readonly tools?: readonly Json[];
}
