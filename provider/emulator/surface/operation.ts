import type { Provenance, Source } from "../provenance/provenance";
import type { Arrival } from "./arrival";
import type { Route } from "./router";

/** What every operation says of itself. */
interface Named {
  /** The cloud's own name of it, by which the journal and fault rules know it. */
  readonly name: string;
  /** Ways that lead to it; the first is the one that is documented. */
  readonly routes: readonly [Route, ...Route[]];
}

/** How an operation is written. `Input` is what `parse` makes of the call. */
export type Declared<Call, Input, Result> = Named &
  Provenance & {
    /** Reads and checks what was asked, and waits for whatever it needs: a transaction never waits. */
    readonly parse?: (call: Call) => Input | Promise<Input>;
  } & (
    | {
        /** `write` takes the write lock; what only reads never waits for a writer. */
        readonly transaction: "read" | "write";
        /** Inside that transaction. @throws Refusal */
        readonly answer: (call: Call, input: Input) => Result;
      }
    | {
        /** `own`: opens its transactions itself, because it streams or stores bytes; `none`: looks at nothing stored. */
        readonly transaction: "own" | "none";
        /** @throws Refusal */
        readonly answer: (call: Call, input: Input) => Result | Promise<Result>;
      }
  );

/** An operation as its surface carries it out. */
export interface Operation<Call, Result> extends Named, Provenance {
  readonly transaction: "read" | "write" | "own" | "none";
  carryOut(call: Call): Promise<Result>;
}

/** An operation that the cloud has and the simulated one has not: it answers that, with its name. */
export interface MissingOperation extends Named {
  readonly source: Source;
}

/**
 * What the files of a surface write their operations with.
 *
 * @example
 * export const bos = operationsOf<BosCall, Response>();
 * export const headBucket = bos({ name: "HeadBucket", …, transaction: "read", answer: (call) => … });
 */
export function operationsOf<Call extends Arrival, Result>() {
  return <Input = undefined>(declared: Declared<Call, Input, Result>): Operation<Call, Result> => ({
    ...declared,
    carryOut: async (call) => {
      // Without `parse` nothing asks for an input.
      const input = (await declared.parse?.(call)) as Input;
      if (declared.transaction === "own" || declared.transaction === "none") return declared.answer(call, input);
      return call.context.store[declared.transaction](() => declared.answer(call, input));
    },
  });
}
