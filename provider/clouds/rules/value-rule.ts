import type { Condition } from "./condition";
import type { Change, PropertyType, Words } from "../../contract/kinds/declaration";
import type { Authority } from "../../sources";

interface Rule {
  /** Where the rule stands (`cite`), or "our choice" with the reason. */
  readonly source: Authority;
  /** Month of the table, where the rule is what a catalogue knows: what breaks it is only a doubt. */
  readonly tableOf?: string;
  /** A narrower rule: a value that passes the outer one but not this one is a warning. */
  readonly advised?: ValueRule;
}

/** A number. A bound that is absent is not checked. */
export interface NumberRule extends Rule {
  readonly kind: "number";
  readonly whole?: true;
  readonly min?: number;
  readonly max?: number;
  /** Exclusive lower bound. */
  readonly above?: number;
  /** Exclusive upper bound. */
  readonly below?: number;
  readonly choices?: readonly number[];
  readonly multipleOf?: number;
  readonly powerOfTwo?: true;
  /** The cloud also takes the number as text, for example `"1.6e-5"`. */
  readonly orText?: true;
  /** Besides the numbers, a text that matches this is fine. */
  readonly besides?: RegExp;
  /** The pattern in words, from "or" on; needed with `besides`. */
  readonly says?: string;
}

/** A text. Lengths count Unicode characters. */
export interface TextRule extends Rule {
  readonly kind: "text";
  readonly choices?: readonly string[];
  /** The choices are compared without case. */
  readonly anyCase?: true;
  /** Besides the choices, whatever matches this is fine. */
  readonly besides?: RegExp;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
  /** The pattern in words; needed with `pattern`. */
  readonly says?: string;
}

/** True or false. */
export interface BooleanRule extends Rule {
  readonly kind: "boolean";
}

/** A list, each item under the same rule. */
export interface ListRule extends Rule {
  readonly kind: "list";
  readonly items: ValueRule;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** Several values in one text, separated by commas; a single number stands for itself. */
export interface CommaListRule extends Rule {
  readonly kind: "comma-list";
  readonly items: NumberRule | TextRule;
}

/** An object with named members. */
export interface ObjectRule extends Rule {
  readonly kind: "object";
  /** Name of its type in programs, where it has one, with what it is. */
  readonly name?: string;
  readonly doc?: Words;
  readonly members: Readonly<Record<string, MemberRule>>;
  readonly relations?: readonly Relation[];
  /** What a member that is not named above is: an error (default), a warning, or not judged. */
  readonly others?: "error" | "warning" | "any";
  /** `false` stands for "not at all". */
  readonly orFalse?: true;
}

/** Not judged. */
export interface AnyRule extends Rule {
  readonly kind: "any";
}

/** What one value may be, as data: the tables are made of these and `checkValue` interprets them. */
export type ValueRule = NumberRule | TextRule | BooleanRule | ListRule | CommaListRule | ObjectRule | AnyRule;

/** A member of an object. */
export interface MemberRule {
  readonly rule: ValueRule;
  readonly required?: true;
  /** Its type in programs, where that is not what follows from the rule. */
  readonly type?: PropertyType;
  /** What people are told of it. */
  readonly doc: Words;
  readonly default?: unknown;
  /** The default where it is no value. */
  readonly defaultWords?: Words;
  /** Absent: what the block does by default. */
  readonly change?: Change;
}

interface Base {
  readonly source: Authority;
  /** Month of the table, where the relation is what a catalogue knows: what breaks it is only a doubt, whatever `severity`. */
  readonly tableOf?: string;
  /** A relation that is broken is an error unless this says otherwise. */
  readonly severity?: "warning";
}

/** One of the members is needed, and only one. */
export interface ExactlyOne extends Base {
  readonly kind: "exactly-one";
  readonly members: readonly string[];
  /** When all of these hold, none is needed. */
  readonly unless?: readonly Condition[];
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
  /** When all of these hold, it stands for itself. */
  readonly unless?: readonly Condition[];
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
