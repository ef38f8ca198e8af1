import type { Scope } from "./condition";
import type { ParameterRow } from "./parameter-row";
import type { ObjectRule } from "./value-rule";

type Block = Readonly<Record<string, unknown>>;

/** All that is known about the block of one cloud (or of one version of its API): a new one is one more of these. */
export interface BlockTables {
  /** The cloud's name in messages. */
  readonly title: string;
  readonly block: ObjectRule;
  readonly parameters: {
    /** Member of the block that holds the hyperparameters. */
    readonly member: string;
    readonly rows: readonly ParameterRow[];
    /** Members that say who takes them: `qwen3-8b with efficient_sft`. */
    readonly takers: readonly string[];
    /** Whether the tables know the model; where they do not, what they say may not hold, so it only warns. */
    knows(block: Block): boolean;
  };
  /** The block together with the facts that conditions name with `$`. */
  scope(block: Block): Scope;
}
