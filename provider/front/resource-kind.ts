import type { KindDeclaration } from "../contract/kinds/declaration";
import type { Lived, Occurrence } from "../contract/notice";
import type { Finding } from "../contract/rules";
import type { Context } from "../lifecycle/context";
import type { Plan } from "../lifecycle/plan";

/** What a check says about arguments. */
export interface CheckOutcome {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
  /** Inputs that the check itself adds, known at preview. */
  readonly computed?: object;
  /** What people may want to be told of although nothing is made. */
  readonly occurrence?: Occurrence;
}

/** What the engine tells of a check beside the arguments. */
export interface CheckSubject {
  /** The engine gave no old inputs, so something is going to be made. */
  readonly isNew: boolean;
  /** What the engine has from an earlier check, with what that computed; empty where there was none. */
  readonly before: Readonly<Record<string, unknown>>;
  /** What an earlier check computed and the engine hands back, because `ignoreChanges` asks for it: it stays as it was. */
  readonly kept: Readonly<Record<string, unknown>>;
}

/**
 * A kind of resource as the front ends serve it. They translate, these functions of the lifecycle decide.
 * `Inputs` are decoded arguments (`UNKNOWN` for what is not known yet), `State` is what one look at the cloud tells.
 */
export interface ResourceKind<Inputs extends object, State extends object> {
  /** Its arguments and outputs. */
  readonly declaration: KindDeclaration;
  /** Outputs without which there is no state, as for a `get`. */
  readonly requiredOutputs: readonly string[];
  /** What a state has where outputs leave it out. */
  readonly defaults?: Partial<State>;
  /** What goes on where the engine lets go of one without a call, in words that end a sentence; absent where nothing costs. */
  readonly leftAlone?: string;
  /** Whether the cloud is not done with it, so that a later look tells more. */
  isUnfinished(state: State): boolean;
  /** The state as outputs hold it: what is passing or not known yet is left out. */
  lasting(state: State): Record<string, unknown>;
  /** Whether an update leaves every output as it is, but for the arguments that it repeats: a preview then knows them. */
  isLastingUpdate(context: Context, state: State, recorded: Inputs, inputs: Inputs): boolean;
  check(context: Context, args: Readonly<Record<string, unknown>>, about: CheckSubject): Promise<CheckOutcome>;
  diff(context: Context, id: string, state: State, recorded: Inputs, inputs: Inputs): Promise<Plan>;
  create(context: Context, inputs: Inputs): Promise<{ readonly id: string; readonly state: State }>;
  /**
   * One look; `undefined` when it is gone.
   * @param state absent where nothing is known but the ID; `told` then asks for the arguments that the cloud tells.
   */
  read(
    context: Context,
    id: string,
    state: State | undefined,
  ): Promise<{ readonly id: string; readonly state: State; readonly told?: () => Promise<object> } | undefined>;
  update(
    context: Context,
    id: string,
    state: State,
    inputs: Inputs,
    recorded: Inputs,
  ): Promise<{ readonly state: State }>;
  delete(context: Context, id: string, state: State, recorded: Inputs): Promise<void>;
  /** What people may want to be told of. */
  occurrences(context: Context, lived: Lived<Inputs, State>): readonly Occurrence[];
  /** An operation that waits for longer than somebody wanted to know; absent where waits are short. */
  waiting?(context: Context, now: State, waited: string): Occurrence;
}
