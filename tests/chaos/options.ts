import { parseArgs } from "node:util";

/** What `npm run chaos` was asked for. */
export interface ChaosOptions {
  /** No episode begins later; the ones under way are played to their end. */
  readonly minutes: number;
  readonly seed: number;
  /** Most episodes. */
  readonly episodes: number;
  /** Just this one. */
  readonly onlyEpisode: number | undefined;
  readonly atOnce: number;
}

/**
 * Reads the command line.
 * @throws TypeError for an unknown option, RangeError for a value that is no number above zero.
 */
export function readOptions(args: readonly string[]): ChaosOptions {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: text, seed: text, episodes: text, "only-episode": text, "at-once": text },
  });
  const number = (name: keyof typeof values, fallback: number): number => {
    const value = values[name] === undefined ? fallback : Number(values[name]);
    if (Number.isNaN(value) || value < 0) throw new RangeError(`--${name} takes a number, not ${values[name]}`);
    return value;
  };
  const only = number("only-episode", -1 + 1);
  return {
    minutes: number("minutes", 10),
    seed: number("seed", 1),
    episodes: number("episodes", Infinity),
    onlyEpisode: values["only-episode"] === undefined ? undefined : only,
    atOnce: Math.max(1, number("at-once", 3)),
  };
}
