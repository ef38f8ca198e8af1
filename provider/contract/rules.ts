import type { UNKNOWN } from "../base/unknown";
import type { Authority } from "../sources";
import type { Knowledge } from "./catalogue";
import type { DatasetFormat } from "./dataset-cloud";

/** One sentence about one argument, for the person who wrote it. */
export interface Finding {
  /** Property path inside the cloud's block, for example `hyperParameters.n_epochs`. */
  readonly path: string;
  /** What is wrong with which value, what is allowed, and the source of the rule. */
  readonly reason: string;
  /** Warnings never fail: catalogues change. */
  readonly severity: "error" | "warning";
  /** What a catalogue does not know: only a doubt, which who writes `validation: "warn"` need not hear. */
  readonly isDoubt?: true;
}

/** What can be said about one cloud's block of arguments without calling the cloud. Pure. */
export interface BlockRules {
  /**
   * Every finding at once. Values that are not known yet (`UNKNOWN`) are never judged.
   * @param inputs all arguments of the resource, where the block depends on one beside it.
   * @param known what is known beside the tables: the day, and the catalogue that is read before them.
   */
  check(block: Record<string, unknown>, inputs?: Readonly<Record<string, unknown>>, known?: Knowledge): Finding[];
}

/** What data given as a resource is known by, wherever it lies. */
export interface DataContent {
  /** SHA-256 of the bytes. */
  readonly contentHash: string | typeof UNKNOWN;
  /** Shape of the rows, where the cloud keeps data by it. */
  readonly format?: unknown;
}

/** What can be said about a cloud's block of a job without calling the cloud. Pure. */
export interface JobRules extends BlockRules {
  /**
   * Canonical form of what decides which model comes out: the part of the block whose change retrains.
   * @param content what data given as resources holds, in the order given; it counts in place of the IDs in the block.
   */
  trainedOn(block: Record<string, unknown>, content?: readonly DataContent[]): Record<string, unknown>;
  /** What decides how much a training takes; absent where the block does not say. */
  workload(block: Record<string, unknown>): Workload;
  /** How the block trains and on which rows; absent where it does not say yet, or no document does. */
  method(block: Record<string, unknown>): TrainingMethod | undefined;
}

/** A way to train, and the formats of rows that it takes. */
export interface TrainingMethod {
  /** As the program says it, for example `trainingType sft`. */
  readonly name: string;
  /** The model that is trained, where its kind decides with the method, for example `the vision model qwen3-vl-8b-instruct`. */
  readonly model?: string;
  readonly formats: readonly DatasetFormat[];
  /** Formats that only models of some kinds take, where the kind of this one is not known. */
  readonly doubted?: readonly DatasetFormat[];
  readonly source: Authority;
}

/** Model, epochs and longest row of a training, as far as a block says. */
export interface Workload {
  readonly model?: string | typeof UNKNOWN;
  readonly epochs?: number | typeof UNKNOWN;
  /** In tokens. */
  readonly maxLength?: number | typeof UNKNOWN;
  /** The cloud adds rows of its own and bills them, and no answer tells how many. */
  readonly mixesIn?: boolean;
  /** The cloud bills tokens that it makes of pictures, videos or speech, which no count of texts tells. */
  readonly countsMedia?: boolean;
}

/** What a deployment takes by the hour, called or not, as far as is told. */
export type HourlyUse =
  /** It waits for another resource. */
  | { readonly kind: "unknown" }
  /** `because` says why, for example `plan lora is paid by token`. */
  | { readonly kind: "nothing"; readonly because: string }
  /** It costs, and `why` says what is missing. */
  | { readonly kind: "untold"; readonly why: string }
  | HourlyUnits;

/** Units that are paid by the hour. */
export interface HourlyUnits {
  readonly kind: "units";
  /** Name of the unit as prices have it, for example `MU1`. */
  readonly unit: string;
  readonly count: number;
  /**
   * Where documents disagree on what the numbers of the block mean: the greatest count among the readings, and a sentence on
   * them. It counts, unless the configuration gives the price of a unit: who read that on the console knows the reading.
   */
  readonly dearer?: { readonly count: number; readonly because: string };
}

/** What can be said about a cloud's block of a deployment without calling the cloud. Pure. */
export interface DeploymentRules extends BlockRules {
  /** What the block takes by the hour. */
  hourly(block: Readonly<Record<string, unknown>>): HourlyUse;
  /** The member of the block that is the suffix. */
  readonly suffixMember: string;
  /**
   * Members of the block that change in place, by path (`resourceConfig.replicasCount`, `units[].count`); `model` where the
   * cloud swaps it. Everything else replaces.
   */
  readonly inPlace: readonly string[];
}
