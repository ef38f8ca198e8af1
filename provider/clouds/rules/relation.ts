import type { Authority } from "../../sources";
import type { Condition } from "./condition";
import type { ValueRule } from "./value-rule";

interface Base {
  readonly source: Authority;
  /** A relation that is broken is an error unless this says otherwise. */
  readonly severity?: "warning";
}

/** One of the members is needed, and only one. */
export interface ExactlyOne extends Base {
  readonly kind: "exactly-one";
  readonly members: readonly string[];
}

/** The members exclude each other. */
export interface AtMostOne extends Base {
  readonly kind: "at-most-one";
  readonly members: readonly string[];
}

/** The member means nothing without the other. */
export interface Needs extends Base {
  readonly kind: "needs";
  readonly member: string;
  readonly other: string;
}

/** The member must be there when all conditions hold. */
export interface RequiredWhen extends Base {
  readonly kind: "required-when";
  readonly member: string;
  readonly when: readonly Condition[];
  /** The conditions in words that fit after "needs it". */
  readonly says: string;
}

/** The member is allowed (or, as a warning, has an effect) only when all conditions hold. */
export interface OnlyWhen extends Base {
  readonly kind: "only-when";
  readonly member: string;
  readonly when: readonly Condition[];
  /** The conditions in words that fit after "only". */
  readonly says: string;
}

/** A narrower rule for the member when all conditions hold. */
export interface NarrowedWhen extends Base {
  readonly kind: "narrowed-when";
  readonly member: string;
  readonly when: readonly Condition[];
  readonly rule: ValueRule;
  /** Who takes less, for example a model; the cloud by default. */
  readonly subject?: string;
}

/** Two texts that are separated by commas hold equally many parts. */
export interface SameCount extends Base {
  readonly kind: "same-count";
  readonly members: readonly [string, string];
}

/** The items of a list all belong to the same group by one of their members. */
export interface OneGroup extends Base {
  readonly kind: "one-group";
  readonly list: string;
  readonly member: string;
  readonly groups: readonly (readonly number[])[];
}

/** A rule about several members of one object, as data. */
export type Relation = ExactlyOne | AtMostOne | Needs | RequiredWhen | OnlyWhen | NarrowedWhen | SameCount | OneGroup;
