import { FineTuneError } from "../base/fine-tune-error";
import { isRecord } from "../base/is-record";
import { listWords } from "../base/list-words";
import type { EmulatorOptions } from "./emulator-options";

/** What a value must be, in words that fit after "takes". */
interface Kind {
  readonly takes: string;
  accepts(value: unknown): boolean;
}

const number = (takes: string, most = Infinity): Kind => ({
  takes,
  // Infinity is a number without an end, which a clock cannot have.
  accepts: (value) => typeof value === "number" && Number.isFinite(value) && value >= 0 && value <= most,
});
const whole = (takes: string): Kind => ({
  takes,
  accepts: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
});
const text: Kind = { takes: "a text", accepts: (value) => typeof value === "string" };
const flag: Kind = { takes: "true or false", accepts: (value) => typeof value === "boolean" };
const oneOf = (...words: readonly string[]): Kind => ({
  takes: listWords(
    words.map((word) => `"${word}"`),
    "or",
  ),
  accepts: (value) => typeof value === "string" && words.includes(value),
});
const quota = whole("a whole number; 0 is no limit");
const withKind = (...kinds: readonly string[]): Kind => ({
  takes: `an object whose kind is ${oneOf(...kinds).takes}`,
  accepts: (value) => isRecord(value) && oneOf(...kinds).accepts(value["kind"]),
});

const optionKinds: Readonly<Record<keyof EmulatorOptions, Kind>> = {
  dataDir: { takes: "the path of a folder", accepts: (value) => text.accepts(value) && value !== "" },
  clock: {
    takes: "an object with now()",
    accepts: (value) => isRecord(value) && typeof value["now"] === "function",
  },
  speed: number("simulated seconds per second, a number from 0 on"),
  instant: flag,
  deleteRule: oneOf("literal", "terminal_only", "strict"),
  taskDeleteRule: oneOf("literal", "terminal_only", "strict"),
  deploymentDeleteRule: oneOf("any", "stopped_or_failed"),
  jobQuota: quota,
  taskQuota: quota,
  trainingQuota: quota,
  chargeQuota: quota,
  seed: text,
  authenticate: flag,
  onFault: { takes: "a function", accepts: (value) => typeof value === "function" },
  fileLimits: { takes: "an object of numbers", accepts: (value) => isRecord(value) },
};

const tenYearsMs = 10 * 365 * 86_400_000;

/** Arguments of the control functions, by function and name. */
const argumentKinds = {
  advance: { durationMs: number("milliseconds from 0 to those of ten years", tenYearsMs) },
  setSpeed: { speed: number("simulated seconds per second, a number from 0 to a million", 1_000_000) },
  decide: { runId: text, fate: withKind("succeed", "fail", "stall", "finish") },
  vanish: { runId: text },
  decideDeployment: { id: text, fate: withKind("fail", "stop", "arrears", "resume", "vanish") },
  // A wall clock may be set back.
  moveClock: {
    durationMs: {
      takes: "a number of milliseconds",
      accepts: (value: unknown) => typeof value === "number" && Number.isFinite(value),
    },
  },
  createManualClock: { startMs: number("milliseconds since the Unix epoch") },
  journal: { since: whole("the seq of an entry, or 0") },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Kind>>>>;

/**
 * Judges what a program gives `createEmulator`: plain JavaScript has no types.
 * @throws FineTuneError `emulator-bad-argument`
 */
export function requireOptions(options: EmulatorOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const kind = Object.hasOwn(optionKinds, name) ? optionKinds[name as keyof EmulatorOptions] : undefined;
    if (kind === undefined) {
      throw badArgument(`createEmulator has no option ${name}`, `There are ${Object.keys(optionKinds).join(", ")}.`);
    }
    requireKind(`the option ${name} of createEmulator`, kind, value);
  }
}

/**
 * Judges the arguments of one control function; what is left out has a default of its own.
 * @throws FineTuneError `emulator-bad-argument`
 */
export function requireArguments<Name extends keyof typeof argumentKinds>(
  name: Name,
  given: Readonly<Record<keyof (typeof argumentKinds)[Name], unknown>>,
): void {
  const kinds: Readonly<Record<string, Kind>> = argumentKinds[name];
  for (const [argument, value] of Object.entries(given)) {
    const kind = kinds[argument];
    if (kind !== undefined) requireKind(`${argument} of ${name}()`, kind, value);
  }
}

function requireKind(what: string, { takes, accepts }: Kind, value: unknown): void {
  if (accepts(value)) return;
  throw badArgument(`${what} is ${shown(value)}; it takes ${takes}`, "Give it what it takes.");
}

function badArgument(message: string, nextStep: string): FineTuneError {
  return new FineTuneError(message, { code: "emulator-bad-argument", nextStep });
}

function shown(value: unknown): string {
  return typeof value === "string" || isRecord(value) ? JSON.stringify(value) : String(value);
}
