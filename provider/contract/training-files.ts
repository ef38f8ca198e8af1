import type { JsonObject } from "../base/json";
import type { Authority } from "../sources/source";
import type { DatasetFormat } from "./dataset-cloud";

/** One thing that preflight looks at, as data. */
export interface FileRule {
  /** Stable word that a message names. */
  readonly code: string;
  /** A warning never fails. */
  readonly severity: "error" | "warning";
  /** What the message shows before `says`: the value, the place that lacks something, or nothing but the place. */
  readonly shows: "value" | "absence" | "place";
  /** What is allowed, or what is wrong; continues the sentence. */
  readonly says: string;
  /** Where the rule stands (`cite`), or "our choice" with the reason. */
  readonly source: Authority;
}

/** A bound of a number, and the rule that a file breaks which is beyond it. */
export interface Bound {
  /** The formats that it is for; absent: all. */
  readonly formats?: readonly DatasetFormat[];
  readonly of: "bytes" | "rows";
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly rule: FileRule;
}

/** How a cloud reads messages. */
export interface MessageDialect {
  readonly role: FileRule;
  /** Roles besides the four that the cloud's function calling has, which is not judged further. */
  readonly otherRole?: string;
  /** The cloud's rules on thinking and tools are known. */
  readonly judgesToolsAndThinking: boolean;
  /** The member that says how much an answer counts: `weight`, which is 0 or 1, or `loss_weight`, up to 1. */
  readonly weighsBy: "weight" | "loss_weight";
  /** An older `function_call` of the assistant is a call of a tool, and `functions` list them. */
  readonly hasFunctionCalls: boolean;
  /** Turns that are kept. */
  readonly mostTurns: number;
}

/** What a row of a format looks like, as data: one of the layouts that preflight can read, which threads share. */
export type RowLayout =
  /** `messages`: a conversation; `message-pairs`: one that ends in a better and a worse answer. */
  | { readonly kind: "messages" | "message-pairs"; readonly dialect: MessageDialect }
  /** Lists of turns: with answers, with pairs of answers, with judged answers, with several answers in their order. */
  | { readonly kind: "turns" | "turn-pairs" | "judged-turns" | "sorted-turns" }
  /** Questions alone; or one plain text a row. */
  | { readonly kind: "prompts" | "text" };

/** What a cloud takes as training files. */
export interface TrainingFiles {
  /** The formats that it takes. */
  readonly formats: Readonly<Partial<Record<DatasetFormat, RowLayout>>>;
  readonly formatsSource: Authority;
  /** The layout where the cloud's block says more about the rows than the format does; absent: that of the format. */
  layoutIn?(format: DatasetFormat, block: JsonObject): RowLayout | undefined;
  /** Where the rules that all clouds share stand in this cloud's documents, by their code. */
  readonly sources?: Readonly<Record<string, Authority>>;
  /** What it takes in one file. How many files an account may have is not told by a file. */
  readonly bounds: readonly Bound[];
  /** What becomes of a row that is longer than a job takes, continuing "the rows …", and where that stands. */
  readonly longRows: {
    readonly fate: string;
    readonly fateByFormat?: Readonly<Partial<Record<DatasetFormat, string>>>;
    readonly source: Authority;
  };
}
