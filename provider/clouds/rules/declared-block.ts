import type { Words } from "../../contract/kinds/declaration";
import type { ParameterRow } from "./parameter-row";
import type { ObjectRule } from "./value-rule";

/** The hyperparameters of a block, as its tables know them. */
export interface DeclaredParameters {
  /** The block's member that holds them. */
  readonly member: string;
  /** Name of their type in programs, with what they are. */
  readonly name: string;
  readonly doc: Words;
  readonly rows: readonly ParameterRow[];
  readonly docs: Readonly<Record<string, Words>>;
}

/** One shape of a cloud's block. */
export interface DeclaredShape {
  readonly rule: ObjectRule;
  readonly parameters?: DeclaredParameters;
}

/** A cloud's block of one kind of resource: what types and reference pages are generated from. */
export interface DeclaredBlock {
  /** Name of its type in programs. */
  readonly name: string;
  /** One for each version of the cloud's API. */
  readonly shapes: readonly DeclaredShape[];
}

/** A cloud's blocks by the kind of resource. */
export type DeclaredBlocks = Readonly<Record<string, DeclaredBlock>>;
