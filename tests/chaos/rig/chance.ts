/** A stream of chance that its seed alone decides. */
export interface Chance {
  /** At least 0 and below 1. */
  number(): number;
  /** A whole number, both ends included. */
  whole(least: number, most: number): number;
  isTrue(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** A choice by its weight. */
  weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T;
  /** A seed of another stream. */
  seed(): number;
}

const range = 2 ** 32;

/** Starts the stream of a seed (mulberry32: small, and even enough for choices). */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return (bits ^ (bits >>> 14)) >>> 0;
  };
  const chance: Chance = {
    number: () => next() / range,
    whole: (least, most) => least + Math.floor(chance.number() * (most - least + 1)),
    isTrue: (probability) => chance.number() < probability,
    pick: (choices) => pickAt(choices, chance.number()),
    weighted: (choices) => {
      let left = chance.number() * choices.reduce((sum, [weight]) => sum + weight, 0);
      const found = choices.find(([weight]) => (left -= weight) < 0);
      return (found ?? pickAt(choices, 0))[1];
    },
    seed: next,
  };
  return chance;
}

/** The choice that stands at a share (0 to 1) of a list. */
export function pickAt<T>(choices: readonly T[], share: number): T {
  const index = Math.min(choices.length - 1, Math.floor(share * choices.length));
  if (index < 0) throw new RangeError("there is nothing to choose from");
  // Within the list, by the line above; the type cannot say so where T may be undefined.
  return choices[index] as T;
}
