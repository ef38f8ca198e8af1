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

const text = { type: "string" } as const;
const names = { minutes: text, seed: text, episodes: text, "only-episode": text, "at-once": text };

/**
 * Reads the command line.
 * @throws TypeError for an unknown option, RangeError for a value that is no number from zero on.
 */
export function readOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({ args: [...args], options: names });
  const number = (name: keyof typeof values): number | undefined => {
    const value = values[name] === undefined ? undefined : Number(values[name]);
    if (value === undefined || value >= 0) return value;
    throw new RangeError(`--${name} takes a number, not ${values[name]}`);
  };
  return {
    minutes: number("minutes") ?? 10,
    seed: number("seed") ?? 1,
    episodes: number("episodes") ?? Infinity,
    onlyEpisode: number("only-episode"),
    atOnce: Math.max(1, number("at-once") ?? 3),
  };
}
