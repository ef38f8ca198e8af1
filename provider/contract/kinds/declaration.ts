/**
 * The language in which a kind of resource is declared, once, as a value: what check accepts, the names that the front end
 * translates, the TypeScript types of programs and the reference pages all come from it. Types are close to those of Pulumi's
 * package schema.
 */

/** A sentence for people, in both languages of the documentation. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

/** What the generated SDKs say in place of the sentence: they take IDs, and no resources as programs of this package do. */
export type IdDoc = string;

/** What a change of an argument does. `by cloud`: some clouds do it in place, the others deploy anew. */
export type Change =
  "trains anew" | "uploads anew" | "publishes anew" | "deploys anew" | "in place" | "next run" | "by cloud";

/** The shape of a value. */
export type PropertyType =
  | { readonly type: "boolean" | "any" }
  /** The value `false` alone: not at all. */
  | { readonly type: "false" }
  /** Nothing: what an output may be that another resource lacks. Check refuses it where a value is needed. */
  | { readonly type: "nothing" }
  /** The name of a cloud; `open`: of one that is registered in the process, too. */
  | { readonly type: "cloud"; readonly open?: true }
  | NumberType
  | TextType
  | { readonly type: "list"; readonly items: PropertyType }
  | MapType
  | ObjectType
  | { readonly type: "one of"; readonly of: readonly PropertyType[] }
  /** A resource of this package in the program; its provider gets an ID in its place. */
  | { readonly type: "resource"; readonly kind: string }
  /** The arguments of another kind but for those that its owner gives, by their paths. */
  | { readonly type: "arguments"; readonly kind: string; readonly without?: readonly string[] }
  /** Options of resources, as the language of the program has them. */
  | { readonly type: "options" };

/** A number within bounds. */
export interface NumberType {
  readonly type: "number" | "integer";
  readonly min?: number;
  readonly max?: number;
  /** Exclusive bounds. */
  readonly above?: number;
  readonly below?: number;
  readonly choices?: readonly number[];
  /** The choices are those that are known. */
  readonly open?: true;
}

/** A text; with `choices` one of these, and any other one too where they are `open`: catalogues grow. */
export interface TextType {
  readonly type: "text";
  readonly choices?: readonly string[];
  readonly open?: true;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** Values by name; `keys` are the names that are known. */
export interface MapType {
  readonly type: "map";
  readonly values: PropertyType;
  readonly keys?: readonly string[];
}

/** An object with named members. */
export interface ObjectType {
  readonly type: "object";
  /** Name of the type in programs, where it has one. */
  readonly name?: string;
  readonly doc?: Words;
  readonly members: Readonly<Record<string, Property>>;
  /** Members that are not named may stand there as well. */
  readonly open?: true;
}

/** One member: its type and what people are told of it. */
export interface Property {
  readonly type: PropertyType;
  /** What the generated SDKs know of its type, where this package's own SDK makes the value. */
  readonly sdkType?: PropertyType;
  readonly doc: Words;
  readonly idDoc?: IdDoc;
  readonly required?: true;
  /** Kept encrypted in state. */
  readonly secret?: true;
  readonly default?: unknown;
  /** The default where it is no value. */
  readonly defaultWords?: Words;
  /** Absent: what the kind does by default. */
  readonly change?: Change;
}

/** An argument beside the cloud blocks. */
export interface Argument extends Property {
  /** What it takes, for messages, where the type does not say it well. */
  readonly takes?: string;
  /** Stands in programs only: the SDK makes other arguments of it. */
  readonly programOnly?: true;
  /** Given by the SDK beside what the program says; in no type and on no page. */
  readonly internal?: true;
}

/** An output. Without a flag it is there from the first state on. */
export interface Output {
  readonly type: PropertyType;
  readonly doc: Words;
  readonly idDoc?: IdDoc;
  /** Absent in some stacks for good: one cloud never has it, or it is not always known. */
  readonly optional?: true;
  /** Optional, and taken as there by the generated SDKs: it goes into lists, which have no place for what may be absent. */
  readonly sdkRequired?: true;
  /** Absent until the cloud has it; programs take it as there, since a preview shows it as not known yet. */
  readonly late?: true;
  /** Computed by check, so known at preview. */
  readonly computed?: true;
  /** No update changes it: a preview of one knows it. */
  readonly fixed?: true;
  readonly secret?: true;
  /** Kept in state for the provider alone; in no type and on no page. */
  readonly internal?: true;
}

/** A kind of resource. */
export interface KindDeclaration {
  /** Name of the resource's class. */
  readonly name: string;
  readonly doc: Words;
  readonly idDoc?: IdDoc;
  /** How many cloud blocks there are, and what a change of their members does unless they say otherwise. */
  readonly blocks?: { readonly count: "exactly one" | "at most one"; readonly change: Change; readonly doc: Words };
  readonly arguments: Readonly<Record<string, Argument>>;
  readonly outputs: Readonly<Record<string, Output>>;
  /** The arguments that name it: readably, and whether exactly so. */
  readonly naming?: { readonly name: string; readonly exact: string };
}

/** A function that reads without managing. */
export interface FunctionDeclaration {
  readonly name: string;
  readonly doc: Words;
  readonly arguments: Readonly<Record<string, Property>>;
  /** Name of the type of what it tells: that of an object below. */
  readonly result: ObjectType;
  /** How it gives the result. */
  readonly gives: "one or nothing" | "many";
  /** Of many: what a list of them is called, and the type of the arguments that narrow it. */
  readonly many?: { readonly as: string; readonly filter: string; readonly doc: Words };
}
