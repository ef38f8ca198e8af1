import { canonicalJson } from "../base/canonical-json";
import type { CloudRegistry } from "../contract/cloud";
import type { KindDeclaration } from "../contract/kinds/declaration";
import { FineTuneError } from "../base/fine-tune-error";
import { readMeta, type Meta } from "./meta";
import type { ResourceKind } from "./resource-kind";
import { decodeUnknowns } from "./unknown-sentinels";
import { stateToWire, toWire } from "./wire";

/** Properties as the engine passes them. */
export type Properties = Readonly<Record<string, unknown>>;

/** How one kind's arguments and state stand in the engine's properties. */
export interface KindProperties<Inputs, State> {
  /** Every argument that the program gave, known to us or not, for judging; and what is none because the engine hands it back. */
  argumentsOf(
    olds: Properties,
    news: Properties,
  ): { readonly args: Record<string, unknown>; readonly kept: Record<string, unknown> };
  /** The program's arguments with what is not known yet as `UNKNOWN`; checked before, so their types hold. */
  inputsOf(properties: Properties): Inputs;
  /** The arguments that outputs were made from. */
  recordedInputsOf(outputs: Properties): Inputs;
  /** The state within outputs; `undefined` when there is none, as for a `get`. Written by `outputsFor`. */
  stateOf(outputs: Properties): State | undefined;
  /**
   * The state that a call of the engine must be about.
   * @throws FineTuneError `no-state`
   */
  requireState(id: string, outputs: Properties): State;
  /**
   * Outputs: the arguments, so that the next diff can compare, and the state.
   * @param properties arguments, or earlier outputs.
   */
  outputsFor(properties: Properties, state: State): Record<string, unknown>;
}

/** Translation for one kind. */
export function createKindProperties<Inputs extends object, State extends object>(
  { all }: CloudRegistry,
  kind: ResourceKind<Inputs, State>,
): KindProperties<Inputs, State> {
  const { requiredOutputs } = kind;
  const { requestedName, ...names } = namesOf(kind.declaration);
  // Each cloud's block has the cloud's name.
  const inputNames = [...names.inputNames, ...all.map(({ name }) => name)];
  const argumentNames = requestedName === undefined ? inputNames : [...inputNames, requestedName];
  const hidden = new Set<string>([...inputNames, "__meta", "__provider"]);

  const stateOf = (outputs: Properties): State | undefined => {
    if (!requiredOutputs.every((name) => typeof outputs[name] === "string")) return undefined;
    // Written by `outputsFor` from a state of this kind.
    const members = Object.entries(outputs).filter(([name]) => !hidden.has(name));
    return { ...kind.defaults, ...Object.fromEntries(members) } as State;
  };

  return {
    argumentsOf: (olds, news) => {
      const given = Object.entries(news).filter(([name]) => !name.startsWith("__"));
      const isKept = ([name, value]: readonly [string, unknown]) =>
        names.computedNames.includes(name) && name in olds && canonicalJson(olds[name]) === canonicalJson(value);
      const args = given
        .filter((entry) => !isKept(entry))
        .map(([name, value]) => [name, decodeUnknowns(value)] as const);
      return { args: Object.fromEntries(args), kept: Object.fromEntries(given.filter(isKept)) };
    },
    // Checked before, so the types hold.
    inputsOf: (properties) => decodeUnknowns(pick(properties, argumentNames)) as Inputs,
    recordedInputsOf: (outputs) => {
      const requested = readMeta(outputs).requestedName;
      const recorded = pick(outputs, inputNames);
      return (
        requestedName === undefined || requested === undefined ? recorded : { ...recorded, [requestedName]: requested }
      ) as Inputs;
    },
    stateOf,
    requireState: (id, outputs) => {
      const state = stateOf(outputs);
      if (state !== undefined) return state;
      throw new FineTuneError(`the stack's state holds no ${kind.declaration.name} for ${id}`, {
        code: "no-state",
        nextStep: "Run `pulumi refresh`, which reads it from the cloud.",
      });
    },
    outputsFor: (properties, state) => {
      const isOutputs = stateOf(properties) !== undefined;
      const requested = isOutputs ? readMeta(properties).requestedName : properties[requestedName ?? ""];
      const meta: Meta = {
        ...readMeta(properties),
        ...(typeof requested === "string" ? { requestedName: requested } : {}),
      };
      return toWire({ ...pick(properties, inputNames), __meta: meta, ...stateToWire(kind.lasting(state)) });
    },
  };
}

/**
 * Names in the engine's properties. Inputs are the arguments and what check computes: outputs repeat them, so that the next diff
 * can compare. An argument with the name of an output is kept apart there.
 */
function namesOf({ arguments: declared, outputs }: KindDeclaration): {
  readonly inputNames: readonly string[];
  /** Those that check computes. */
  readonly computedNames: readonly string[];
  readonly requestedName?: string;
} {
  const sent = Object.keys(declared).filter((name) => declared[name]?.programOnly !== true);
  const computed = Object.keys(outputs).filter((name) => outputs[name]?.computed === true);
  const requestedName = sent.find((name) => name in outputs);
  return {
    inputNames: [...sent.filter((name) => name !== requestedName), ...computed],
    computedNames: computed,
    ...(requestedName === undefined ? {} : { requestedName }),
  };
}

function pick(properties: Properties, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => name in properties).map((name) => [name, properties[name]]));
}
