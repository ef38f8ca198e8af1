import type * as pulumi from "@pulumi/pulumi";

type Primitive = string | number | boolean | null | undefined;

/** The same shape with every value inside it as a Pulumi input, so that outputs of other resources fit everywhere. */
export type Inputs<T> = T extends Primitive
  ? T
  : T extends readonly (infer Item)[]
    ? pulumi.Input<Inputs<Item>>[]
    : T extends object
      ? { [Key in keyof T]: pulumi.Input<Inputs<T[Key]>> }
      : pulumi.Input<unknown>;
