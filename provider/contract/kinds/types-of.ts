import type { CloudName } from "../keys";
import type { KindDeclaration, Output, Property, PropertyType } from "./declaration";

type Members = Readonly<Record<string, Property>>;

/** TypeScript's type of a declared one, as it stands in state and on the wire. */
export type TypeOf<T extends PropertyType> = T extends { type: "boolean" }
  ? boolean
  : T extends { type: "false" }
    ? false
    : T extends { type: "cloud" }
      ? CloudName
      : T extends { type: "number" | "integer" }
        ? number
        : T extends { type: "text"; choices: readonly (infer Choice)[]; open?: undefined }
          ? Choice
          : T extends { type: "text" }
            ? string
            : TypeOfCompound<T>;

type TypeOfCompound<T extends PropertyType> = T extends { type: "list"; items: infer Item extends PropertyType }
  ? readonly TypeOf<Item>[]
  : T extends { type: "map"; values: infer Value extends PropertyType }
    ? Readonly<Record<string, TypeOf<Value>>>
    : T extends { type: "object"; members: infer M extends Members }
      ? TypeOfMembers<M>
      : T extends { type: "one of"; of: readonly (infer Part extends PropertyType)[] }
        ? TypeOf<Part>
        : // Resources and other kinds' arguments never reach the provider.
          T extends { type: "resource" | "arguments" | "options" }
          ? never
          : unknown;

type TypeOfMembers<M extends Members> = {
  readonly [K in keyof M as M[K] extends { required: true } ? K : never]: TypeOf<M[K]["type"]>;
} & {
  readonly [K in keyof M as M[K] extends { required: true } ? never : K]?: TypeOf<M[K]["type"]>;
};

/** Arguments of a kind after `check`, beside the cloud blocks: plain values, nothing unknown. */
export type InputsOf<D extends KindDeclaration> = TypeOfMembers<{
  [K in keyof D["arguments"] as D["arguments"][K] extends { programOnly: true } ? never : K]: D["arguments"][K];
}>;

type Outputs = Readonly<Record<string, Output>>;
type Present<O extends Outputs> = {
  readonly [K in keyof O as O[K] extends { optional: true } | { late: true } ? never : K]: TypeOf<O[K]["type"]>;
} & {
  readonly [K in keyof O as O[K] extends { optional: true } | { late: true } ? K : never]?: TypeOf<O[K]["type"]>;
};

/** What check computes of a kind. */
export type ComputedOf<D extends KindDeclaration> = Present<{
  [K in keyof D["outputs"] as D["outputs"][K] extends { computed: true } ? K : never]: D["outputs"][K];
}>;

/** What state holds of a kind beside its arguments and what check computed of them. */
export type StateOf<D extends KindDeclaration> = Present<{
  [K in keyof D["outputs"] as D["outputs"][K] extends { computed: true } ? never : K]: D["outputs"][K];
}>;
