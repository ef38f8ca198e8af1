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
  /** Parts of a message may name media, which lie beside the rows. */
  readonly namesMedia?: true;
  /** Turns that are kept. */
  readonly mostTurns: number;
}

/** What a row of a format looks like, as data: one of the layouts that preflight can read, which threads share. */
export type RowLayout =
  /** `messages`: a conversation; `message-pairs`: one that ends in a better and a worse answer. */
  | { readonly kind: "messages" | "message-pairs"; readonly dialect: MessageDialect }
  /** An object of texts and names of media. */
  | { readonly kind: "members"; readonly members: readonly RowMember[]; readonly source: Authority }
  /** Lists of turns: with answers, with pairs of answers, with judged answers, with several answers in their order. */
  | { readonly kind: "turns" | "turn-pairs" | "judged-turns" | "sorted-turns" }
  /** Questions alone; or one plain text a row. */
  | { readonly kind: "prompts" | "text" };

/** What a file is that rows name. */
export type MediumKind = "picture" | "video" | "recording";

/** A member of a row that names a medium or says a text. */
export interface RowMember {
  readonly name: string;
  readonly holds: "text" | MediumKind;
  /** Rows that go without: those of a set for validation, or any. Absent: none. */
  readonly lacks?: "validation" | "some";
}

/** What a set takes of one kind of media. */
export interface MediumRule {
  /** As `medium.ts` of preflight names them, for example `PNG`; absent: any. */
  readonly formats?: readonly string[];
  readonly mostBytes?: number;
  /** Of width and height, in pixels. */
  readonly mostSide?: number;
  /** Samples of a recording in a second. */
  readonly leastSampleRate?: number;
  readonly leastSeconds?: number;
  /** What is advised: the shortest and the longest. */
  readonly advisedSeconds?: readonly [number, number];
  /** A token of training for so many pixels, or so many tokens for a second. */
  readonly pixelsPerToken?: number;
  readonly tokensPerSecond?: number;
}

/** Rows together with the media that they name: a zip archive with the rows in `data.jsonl` at its root. */
export interface MediaSet {
  /** Whose training it is for, for example `vision models`. */
  readonly isFor: string;
  /** How rows name a medium: by its file name alone wherever it lies, or by its path from the root. */
  readonly namedBy: "name" | "path";
  /** Where all media lie; paths may leave it out. */
  readonly folder?: string;
  /** No folders inside. */
  readonly isFlat?: true;
  /** Names of files and folders, without the ending: only letters of ASCII, digits, `_` and `-`. */
  readonly otherNames: "error" | "warning";
  /** Bytes of `data.jsonl`. */
  readonly mostRowBytes?: number;
  readonly media: Readonly<Partial<Record<MediumKind, MediumRule>>>;
  readonly source: Authority;
}

/** What a cloud takes as training files. */
export interface TrainingFiles {
  /** The formats that it takes. */
  readonly formats: Readonly<Partial<Record<DatasetFormat, RowLayout>>>;
  readonly formatsSource: Authority;
  /** Formats whose rows go up in a zip archive with the media that they name. */
  readonly sets?: Readonly<Partial<Record<DatasetFormat, MediaSet>>>;
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
